package org.insula.jobs.spark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.insula.io.InputException;

/**
 * Keeps a second process out of an output folder on a local disk, where each would take the other's unfinished work for leftovers.
 *
 * <p>The operating system lets go of the lock with the process, however it ends; the empty file stays. Other file systems have no
 * locks, and there it is up to whoever starts two runs.
 */
final class OutputLock implements AutoCloseable {
    private final FileChannel channel;

    private OutputLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock of nobody, for file systems without locks. */
    static OutputLock none() {
        return new OutputLock(null);
    }

    /**
     * Takes the lock.
     *
     * @param output the folder to be locked, for the message
     * @param file the lock's file, on a local disk, in a folder that is there
     * @throws InputException if somebody else has it, or the file cannot be made
     */
    static OutputLock take(String output, Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw InputException.writing(file.toString(), e);
        }
        OutputLock lock = new OutputLock(channel);
        if (!lock.isOurs()) {
            lock.close();
            throw new InputException(
                    output,
                    "another run of Insula is working on it",
                    "wait for its end, or name another output folder");
        }
        return lock;
    }

    private boolean isOurs() {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return false;
        } catch (IOException e) {
            // Some network disks have no locks; that must not keep anybody from working.
            return true;
        }
    }

    /** Lets go. */
    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock cannot be closed", e);
        }
    }
}
