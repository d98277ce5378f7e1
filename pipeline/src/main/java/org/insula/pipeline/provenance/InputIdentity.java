package org.insula.pipeline.provenance;

import java.io.IOException;
import java.io.Serializable;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.FileStatus;
import org.insula.io.InputException;

/**
 * What tells one content of an input from another, without its place on a machine.
 *
 * @param name file name without folders, or the key of the unit that made it
 * @param size bytes; −1 where only the checksum counts
 * @param modifiedMillis time of the last change, in ms since 1970; −1 where only the checksum counts
 * @param checksum hexadecimal digest of the content; empty where size and time stand for it
 */
public record InputIdentity(String name, long size, long modifiedMillis, String checksum) implements Serializable {

    /**
     * Identity of a file by size and time.
     *
     * @throws InputException if the file cannot be looked at
     */
    public static InputIdentity ofFile(FileAccess files, String path) {
        try {
            FileStatus status = files.status(path);
            return new InputIdentity(FilePaths.name(path), status.size(), status.modifiedMillis(), "");
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /** Identity by content, such as the key of the unit that made this input. */
    public static InputIdentity ofChecksum(String name, String checksum) {
        return new InputIdentity(name, -1, -1, checksum);
    }
}
