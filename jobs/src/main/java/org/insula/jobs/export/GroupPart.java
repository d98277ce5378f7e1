package org.insula.jobs.export;

import org.insula.io.FileAccess;

/** Something that has files of its own in the folder {@code group}. */
@FunctionalInterface
public interface GroupPart {
    /**
     * Writes its files.
     *
     * @param folder the folder in the making; files in it need not appear whole
     * @throws org.insula.io.InputException if one cannot be written
     */
    void write(FileAccess files, String folder);
}
