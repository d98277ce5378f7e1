package org.insula.io.fsl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;

/**
 * The events of a run as FSL keeps them: a folder with one text file a kind of event, each line its onset (s), duration
 * (s) and weight. Files of other extensions and {@code Sync.txt}, which holds the scanner's start, are passed over.
 */
public final class ExplanatoryVariables {
    private static final int COLUMNS = 3;
    private static final String EXTENSION = ".txt";

    private ExplanatoryVariables() {}

    /**
     * One event.
     *
     * @param name of the file without its extension
     * @param onset s after the first frame
     * @param duration s
     */
    public record Occurrence(String name, double onset, double duration) {}

    /**
     * The files of a folder that hold events, sorted by name; there may be none.
     *
     * @throws InputException if the folder cannot be listed
     */
    public static List<String> files(FileAccess files, String folder) {
        try {
            return files.list(folder).stream()
                    .filter(path -> holdsEvents(FilePaths.name(path)))
                    .toList();
        } catch (IOException e) {
            throw InputException.reading(folder, e);
        }
    }

    private static boolean holdsEvents(String name) {
        return name.endsWith(EXTENSION) && !name.startsWith(".") && !name.equalsIgnoreCase("Sync.txt");
    }

    /**
     * All events of a folder, file by file. An empty file has none, and neither has a line of weight 0, with which FSL
     * marks a kind of event that did not happen.
     *
     * @throws InputException if the folder or a file cannot be read, a line does not have three numbers, or a duration
     *     is negative
     */
    public static List<Occurrence> read(FileAccess files, String folder) {
        List<Occurrence> all = new ArrayList<>();
        for (String path : files(files, folder)) {
            String name = FilePaths.name(path);
            name = name.substring(0, name.length() - EXTENSION.length());
            for (double[] row : NumberText.read(files, path, List.of(COLUMNS))) {
                if (row[1] < 0) {
                    throw new InputException(
                            path, "has an event of the duration " + row[1] + " s", "a duration is not negative");
                }
                if (row[2] != 0) {
                    all.add(new Occurrence(name, row[0], row[1]));
                }
            }
        }
        return all;
    }
}
