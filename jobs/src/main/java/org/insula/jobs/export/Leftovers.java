package org.insula.jobs.export;

import java.io.IOException;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;

/** What a killed run or a lost executor leaves: folders and files under temporary names, which nobody will ever rename. */
public final class Leftovers {
    /** How names of folders begin that are in the making. */
    public static final String FOLDER = ".tmp-";

    /** How Spark calls the folders in which a table is in the making. */
    private static final String TABLE = ".spark-staging-";

    private static final String TASKS = "_temporary";

    private Leftovers() {}

    /**
     * Removes what is left directly in a folder; an absent folder is fine. Only while nobody else works on the same
     * output.
     *
     * @throws InputException if it cannot be removed
     */
    public static void remove(FileAccess files, String folder) {
        try {
            if (!files.isFolder(folder)) {
                return;
            }
            for (String child : files.list(folder)) {
                String name = FilePaths.name(child);
                if (isLeftover(name)) {
                    files.delete(child);
                }
            }
        } catch (IOException e) {
            throw InputException.writing(folder, e);
        }
    }

    private static boolean isLeftover(String name) {
        // This is how an AtomicOutput is called until it is whole.
        boolean file = name.startsWith(".") && name.endsWith(".tmp");
        return file || name.startsWith(FOLDER) || name.startsWith(TABLE) || name.equals(TASKS);
    }
}
