package org.insula.io;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths as text: the same rules for local names and for URIs of any file system, always with {@code /}. */
public final class FilePaths {
    private static final int LONGEST_NAME = 120;

    /** Parts between slashes, of which none is empty, {@code .} or {@code ..}, without control characters. */
    private static final Pattern PLAIN_PARTS =
            Pattern.compile("(?!\\.{1,2}(/|$))[^/\\p{Cntrl}]+(/(?!\\.{1,2}(/|$))[^/\\p{Cntrl}]+)*+");

    private FilePaths() {}

    /** The path of {@code name} inside {@code folder}; an empty folder means the current one. */
    public static String child(String folder, String name) {
        if (folder.isEmpty()) {
            return name;
        }
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    /** The folder a path lies in, without a trailing slash; empty if the path is a bare name, {@code /} at the root. */
    public static String parent(String path) {
        String trimmed = withoutTrailingSlash(path);
        int slash = trimmed.lastIndexOf('/');
        if (slash < 0) {
            return "";
        }
        return slash == 0 ? "/" : withoutTrailingSlash(trimmed.substring(0, slash));
    }

    /** The last part of a path. */
    public static String name(String path) {
        String trimmed = withoutTrailingSlash(path);
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** The path of {@code name} in the folder that {@code path} lies in. */
    public static String sibling(String path, String name) {
        return child(parent(path), name);
    }

    /** {@code path} itself if it is absolute or a URI, else its place below the working folder. */
    public static String absolute(String path) {
        return isAbsolute(path)
                ? path
                : Path.of(path).toAbsolutePath().normalize().toString();
    }

    /** {@code path} itself if it is absolute or a URI, else its place below {@code folder}. */
    public static String resolve(String folder, String path) {
        return isAbsolute(path) ? path : child(folder, path);
    }

    /** Whether a path starts at a root or names its file system. */
    public static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*");
    }

    /**
     * A file name made of {@code text} that stays in its folder and works on any file system: letters, digits, dot,
     * plus, hyphen and underscore are kept, every other character and a leading dot become an underscore; at most 120
     * characters, never empty. Different texts may give the same name.
     */
    public static String safeName(String text) {
        String name = text.replaceAll("[^A-Za-z0-9._+-]", "_").replaceFirst("^\\.", "_");
        if (name.isEmpty()) {
            return "_";
        }
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /**
     * Whether a relative path stays below the folder that it is told from: it has no empty part, no {@code .} and no
     * {@code ..}, and names no other root or file system. Paths that files tell are tried by this before anything is done
     * with what they lead to.
     */
    public static boolean staysBelow(String path) {
        return !path.contains(":") && PLAIN_PARTS.matcher(path).matches();
    }

    private static String withoutTrailingSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
