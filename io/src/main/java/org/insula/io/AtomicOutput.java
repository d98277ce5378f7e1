package org.insula.io;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;

/**
 * A file in the making: bytes go to a hidden sibling, which takes the file's name on {@link #commit()} and is removed
 * by {@link #close()} otherwise. A device, a pipe or a socket is written to as it is. For one thread.
 */
public final class AtomicOutput implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileAccess files;
    private final String path;
    private final String temporaryPath;
    private final OutputStream stream;
    private boolean committed;

    private AtomicOutput(FileAccess files, String path, String temporaryPath) throws IOException {
        this.files = files;
        this.path = path;
        this.temporaryPath = temporaryPath;
        this.stream = new BufferedOutputStream(files.create(temporaryPath), BUFFER_BYTES);
    }

    /** Starts the file; nothing is at {@code path} yet. */
    public static AtomicOutput open(FileAccess files, String path) throws IOException {
        if (files.isDevice(path)) {
            return new AtomicOutput(files, path, path);
        }
        // Two writers of the same file (a task that was started twice) must not share a temporary name.
        String name = "." + FilePaths.name(path) + "." + UUID.randomUUID() + ".tmp";
        return new AtomicOutput(files, path, FilePaths.sibling(path, name));
    }

    /** Where the content goes; buffered. */
    public OutputStream stream() {
        return stream;
    }

    /** Closes the stream and gives the file its name. */
    public void commit() throws IOException {
        stream.close();
        if (!isDirect()) {
            files.rename(temporaryPath, path);
        }
        committed = true;
    }

    /** Removes what was written unless it was committed. */
    @Override
    public void close() throws IOException {
        if (committed) {
            return;
        }
        try {
            stream.close();
        } finally {
            if (!isDirect()) {
                files.delete(temporaryPath);
            }
        }
    }

    private boolean isDirect() {
        return temporaryPath.equals(path);
    }
}
