package org.insula.jobs.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.FilePaths;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/** Paths of a configuration: resolved against a folder when read, made relative to the output when written. */
final class ConfigPaths {
    private ConfigPaths() {}

    /** A scheme with or without a host; the path behind it, if any. */
    private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:(?://[^/]*)?)(/.*)?");

    /** A file system, as a path names it (empty for this machine), and a place in it. */
    private record Place(String system, Path path) {
        static Place of(String path) {
            Matcher uri = URI.matcher(path);
            return uri.matches()
                    ? new Place(
                            uri.group(1),
                            Path.of(Objects.requireNonNullElse(uri.group(2), "/"))
                                    .normalize())
                    : new Place("", Path.of(path).toAbsolutePath().normalize());
        }

        /** The place at a relative path from here. */
        Place at(String relative) {
            return new Place(system, path.resolve(relative).normalize());
        }

        String text() {
            return system + slashes(path);
        }
    }

    /**
     * The path as seen from a folder: unchanged where it is absolute or has a scheme such as {@code hdfs:}.
     *
     * @throws InputException if no file system can have such a path
     */
    static String resolve(String folder, String path) {
        try {
            Place.of(path);
            return FilePaths.isAbsolute(path) ? path : Place.of(folder).at(path).text();
        } catch (InvalidPathException e) {
            throw new InputException(path, "cannot be a path (" + e.getReason() + ")", "check how it is written", e);
        }
    }

    /**
     * The path as seen from a folder of the output, where it lies in or beside the output; else unchanged.
     *
     * <p>A study whose input and output share a parent can then be moved, also to another file system, and its written
     * configuration does not tell where on a machine it was made.
     */
    static String relativise(String output, String folder, String path) {
        if (path.isEmpty()) {
            return path;
        }
        Place place = Place.of(path);
        Place from = Place.of(folder);
        if (!isBeside(Place.of(output), place) || !from.system().equals(place.system())) {
            // What is written may be read by others than those who know a password.
            return ForeignText.withoutUser(place.text());
        }
        String relative = slashes(from.path().relativize(place.path()));
        return relative.isEmpty() ? "." : relative;
    }

    private static boolean isBeside(Place output, Place place) {
        Path parent = output.path().getParent();
        return output.system().equals(place.system())
                && parent != null
                && parent.getNameCount() > 0
                && place.path().startsWith(parent);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
