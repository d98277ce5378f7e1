package org.insula.jobs.export;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    /** How an AtomicOutput is called until it is whole. */
    private static final Pattern FILE = Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

    /** How folders in the making are called: others, where a folder of {@code work} is a link to elsewhere, are somebody's. */
    private static final Pattern MAKING = Pattern.compile(
            Pattern.quote(FOLDER) + "(group|subjects|samples|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private Leftovers() {}

    /**
     * Removes what is left directly in a folder of {@code work}; an absent folder is fine. Only while nobody else works on
     * the same output.
     *
     * @throws InputException if it cannot be removed
     */
    public static void remove(FileAccess files, String folder) {
        remove(files, folder, Leftovers::isLeftover);
    }

    /**
     * The same of a folder that people look into and have files in: only what is called as no person calls a file.
     *
     * @throws InputException if it cannot be removed
     */
    public static void removeUnfinished(FileAccess files, String folder) {
        remove(files, folder, Leftovers::isUnfinished);
    }

    private static void remove(FileAccess files, String folder, Predicate<String> isLeft) {
        try {
            if (!files.isFolder(folder)) {
                return;
            }
            for (String child : files.list(folder)) {
                if (isLeft.test(FilePaths.name(child))) {
                    files.delete(child);
                }
            }
        } catch (IOException e) {
            throw InputException.writing(folder, e);
        }
    }

    /** Whether a file's name is that of one in the making. */
    static boolean isUnfinished(String name) {
        return FILE.matcher(name).matches();
    }

    private static boolean isLeftover(String name) {
        return isUnfinished(name) || MAKING.matcher(name).matches() || name.startsWith(TABLE) || name.equals(TASKS);
    }
}
