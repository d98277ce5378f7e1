package org.insula.jobs.spark;

import java.io.IOException;
import java.util.Optional;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.jobs.export.OutputTree;

/**
 * Keeps a second process out of an output folder, where each would take the other's unfinished work for leftovers.
 *
 * <p>The lock's file says who holds it. On a disk of this machine the operating system keeps the lock and lets go of it
 * with the process, however that ends ({@link SystemLock}); elsewhere the file itself is the lock, and stays where its
 * holder dies ({@link FileLock}).
 */
interface OutputLock extends AutoCloseable {
    /** The lock of nobody. */
    static OutputLock none() {
        return () -> {};
    }

    /**
     * Takes the lock of an output folder.
     *
     * @throws InputException if somebody else has it, or its file cannot be made
     */
    static OutputLock take(HadoopFiles files, OutputTree tree) {
        try {
            files.createFolders(tree.work());
            return files.isLocal(tree.lock())
                    ? SystemLock.take(tree.root(), LocalFiles.local(tree.lock()))
                    : FileLock.take(files, tree.root(), tree.lock());
        } catch (IOException e) {
            throw InputException.writing(tree.work(), e);
        }
    }

    /** The run that had the lock before and ended without giving it back, if there was one. */
    default Optional<LockHolder> before() {
        return Optional.empty();
    }

    /** Lets go. */
    @Override
    void close();
}
