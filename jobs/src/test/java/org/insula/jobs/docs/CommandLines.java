package org.insula.jobs.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.jobs.Program;

/** A process that runs command lines, a file's lines, one after another, with its working folder as theirs. */
final class CommandLines {
    /** Begins the line that tells a command's exit code. */
    static final String ENDED = "ended with ";

    private CommandLines() {}

    /** Runs the lines of the file that is named first. */
    public static void main(String[] arguments) throws Exception {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            Program.Ended ended = Program.insula(DocumentedCommand.words(line));
            System.out.println(ended.err());
            System.out.println(ENDED + ended.code() + ": " + line);
        }
    }
}
