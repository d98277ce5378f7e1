package org.insula.jobs.config;

import java.nio.file.Path;
import org.insula.io.FilePaths;

/** Paths of a configuration: resolved against a folder when read, made relative to the output when written. */
final class ConfigPaths {
    private ConfigPaths() {}

    /** The path as seen from a folder: unchanged where it is absolute or has a scheme such as {@code hdfs:}. */
    static String resolve(String folder, String path) {
        if (FilePaths.isAbsolute(path)) {
            return path;
        }
        if (hasScheme(folder)) {
            return FilePaths.child(folder, path);
        }
        return Path.of(folder)
                .toAbsolutePath()
                .resolve(path)
                .normalize()
                .toString()
                .replace('\\', '/');
    }

    /**
     * The path as seen from a folder of the output, where it lies in or beside the output; else unchanged.
     *
     * <p>A study whose input and output share a parent can then be moved, and its written configuration does not tell
     * where on a machine it was made.
     */
    static String relativise(String output, String folder, String path) {
        if (path.isEmpty() || hasScheme(path) || hasScheme(output)) {
            return path;
        }
        Path parent = Path.of(output).toAbsolutePath().normalize().getParent();
        Path absolute = Path.of(path).toAbsolutePath().normalize();
        boolean near = parent != null && parent.getNameCount() > 0 && absolute.startsWith(parent);
        if (!near) {
            return absolute.toString().replace('\\', '/');
        }
        String relative = Path.of(folder)
                .toAbsolutePath()
                .normalize()
                .relativize(absolute)
                .toString()
                .replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    private static boolean hasScheme(String path) {
        return FilePaths.isAbsolute(path) && !path.startsWith("/");
    }
}
