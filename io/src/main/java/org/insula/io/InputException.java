package org.insula.io;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Something wrong with what the user gave (a file, an option's value), told in one message: {@code FILE: problem;
 * remedy}, printed as {@link ForeignText#message} has it. Never thrown for a mistake in Insula itself; the entry point shows it without a stack trace.
 */
public class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String problem;
    private final String remedy;

    /**
     * A problem without an underlying error.
     *
     * @param file the file or option concerned, as the user named it
     * @param problem what was found, and what was expected
     * @param remedy what to do about it; may be empty
     */
    public InputException(String file, String problem, String remedy) {
        this(file, problem, remedy, null);
    }

    /**
     * A problem that an underlying error revealed.
     *
     * @param file the file or option concerned, as the user named it
     * @param problem what was found, and what was expected
     * @param remedy what to do about it; may be empty
     * @param cause the underlying error, or null
     */
    public InputException(String file, String problem, String remedy, Throwable cause) {
        super(
                ForeignText.message(file + ": " + problem)
                        + (remedy.isEmpty() ? "" : "; " + ForeignText.message(remedy)),
                cause);
        this.file = ForeignText.message(file);
        this.problem = ForeignText.message(problem);
        this.remedy = ForeignText.message(remedy);
    }

    /** What a failed read of {@code file} means to the user. */
    public static InputException reading(String file, IOException cause) {
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return new InputException(file, "does not exist", spelling(file, "check the path"), cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new InputException(file, "may not be read", "check its permissions", cause);
        }
        if (cause instanceof EOFException) {
            return new InputException(file, "ends too early", "it is truncated; copy it again", cause);
        }
        if (cause instanceof ZipException) {
            return new InputException(
                    file, "gzip data is damaged (" + cause.getMessage() + ")", "copy the file again", cause);
        }
        if (cause instanceof CharacterCodingException) {
            return new InputException(file, "is not UTF-8 text", "save it as UTF-8", cause);
        }
        return new InputException(file, "cannot be read (" + reason(cause) + ")", "", cause);
    }

    /**
     * What to do about a file that does not seem to be there: Java does not find names that are not ASCII where the
     * locale is.
     *
     * @param otherwise what to do where that is not it
     */
    public static String spelling(String file, String otherwise) {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        boolean ascii = encoding.equals("ANSI_X3.4-1968") || encoding.equals("US-ASCII");
        return ascii && !file.chars().allMatch(c -> c < 0x80)
                ? "names of files are read as " + encoding
                        + " here; set LC_ALL=C.UTF-8, or start java with -Dsun.jnu.encoding=UTF-8"
                : otherwise;
    }

    /** What a failed write of {@code file} means to the user. */
    public static InputException writing(String file, IOException cause) {
        return new InputException(
                file,
                "cannot be written (" + reason(cause) + ")",
                "check that the folder may be written to and that the disk is not full",
                cause);
    }

    /** The input problem behind a failure, which may have gone through several hands; empty if it is none. */
    public static Optional<InputException> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException input) {
                return Optional.of(input);
            }
        }
        return Optional.empty();
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        // HDFS puts its server's stack trace into the message, below what is wrong.
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().lines().findFirst().orElse("");
    }

    /** The file or option concerned, as the user named it. */
    public String file() {
        return file;
    }

    /** What was found, and what was expected. */
    public String problem() {
        return problem;
    }

    /** What to do about it; may be empty. */
    public String remedy() {
        return remedy;
    }
}
