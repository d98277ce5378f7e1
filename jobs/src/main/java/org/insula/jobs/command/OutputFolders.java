package org.insula.jobs.command;

import java.io.IOException;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/** Checks of folders that commands are about to fill. */
final class OutputFolders {
    private OutputFolders() {}

    /**
     * Makes sure that nothing is in the way.
     *
     * @throws InputException if there is a file of that name, or a folder with something in it
     */
    static void requireEmpty(FileAccess files, String folder) {
        try {
            if (!files.exists(folder)) {
                return;
            }
            if (!files.isFolder(folder)) {
                throw new InputException(folder, "is a file", "name a folder");
            }
            if (!files.list(folder).isEmpty()) {
                throw new InputException(folder, "is not empty", "name a new folder, or empty this one");
            }
        } catch (IOException e) {
            throw InputException.reading(folder, e);
        }
    }
}
