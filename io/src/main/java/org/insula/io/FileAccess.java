package org.insula.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The few file operations Insula needs, behind which local disks and Hadoop file systems stand. Paths are strings with
 * {@code /} between names. Implementations hold no open files and may be shared between threads.
 */
public interface FileAccess extends Serializable {
    /** Opens the bytes of a file, unbuffered. */
    InputStream open(String path) throws IOException;

    /** Creates a file, making its parent folders and replacing what was there. */
    OutputStream create(String path) throws IOException;

    /**
     * Starts a file that must not be there yet, making its parent folders: of several who try, one succeeds (where the
     * file system can tell; most object stores cannot).
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there
     */
    OutputStream createNew(String path) throws IOException;

    /** Whether a file or folder of that name is there. */
    boolean exists(String path) throws IOException;

    /** Whether a folder of that name is there. */
    boolean isFolder(String path) throws IOException;

    /** Size and age of a file. */
    FileStatus status(String path) throws IOException;

    /** Full paths of a folder's direct children, sorted by name. */
    List<String> list(String folder) throws IOException;

    /** Makes a folder and its parents; one that is there already is fine. */
    void createFolders(String path) throws IOException;

    /** Renames a file, replacing the target. */
    void rename(String from, String to) throws IOException;

    /** Removes a file, or a folder with all that is in it; an absent one is fine. */
    void delete(String path) throws IOException;

    /** Whether a device, a pipe or a socket is there, which is written to as it is and never replaced by a file. */
    default boolean isDevice(String path) throws IOException {
        return false;
    }

    /** Where a path lies on a disk of this machine, so that a file can be mapped into memory; empty if it does not. */
    default Optional<Path> onDisk(String path) throws IOException {
        return Optional.empty();
    }

    /**
     * Writes a file that appears whole or not at all; a device, a pipe or a socket receives the bytes as they come.
     *
     * @throws InputException if the file cannot be written; nothing is left behind then
     */
    default void writeAtomically(String path, ContentWriter writer) {
        try (AtomicOutput output = AtomicOutput.open(this, path)) {
            writer.writeTo(output.stream());
            output.commit();
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }

    /** Puts a file's content into a stream that the caller opens and closes. */
    @FunctionalInterface
    interface ContentWriter {
        /** Writes the content; does not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }
}
