package org.insula.jobs.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/**
 * A lock that is a file: whoever makes it has the lock, and removes it in the end. It stays where its holder dies, and
 * nobody but a person can tell whether a process of another machine is over.
 */
final class FileLock implements OutputLock {
    private final FileAccess files;
    private final String path;
    private final LockHolder self;

    private FileLock(FileAccess files, String path, LockHolder self) {
        this.files = files;
        this.path = path;
        this.self = self;
    }

    /**
     * Takes the lock.
     *
     * @param output the folder to be locked, for the message
     * @param path the lock's file
     * @throws InputException if the file is there; the message says who made it and what to do
     */
    static FileLock take(FileAccess files, String output, String path) throws IOException {
        LockHolder self = LockHolder.self();
        try (OutputStream out = files.createNew(path)) {
            out.write((Json.line(self.toMap()) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw refusal(output, path, LockHolder.in(files, path));
        }
        FileLock lock = new FileLock(files, path, self);
        if (!lock.isOurs()) {
            // Where a store lets two make the same file, the one who wrote last has it.
            throw refusal(output, path, LockHolder.in(files, path));
        }
        return lock;
    }

    private boolean isOurs() {
        return LockHolder.in(files, path).filter(self::equals).isPresent();
    }

    private static InputException refusal(String output, String path, Optional<LockHolder> holder) {
        String remove = "remove it (hadoop fs -rm " + path + ") and start again";
        if (holder.isEmpty()) {
            return new InputException(
                    output,
                    "is locked by " + path + ", which does not say by whom",
                    "if no run of Insula works on it, " + remove);
        }
        String who = " (" + holder.get().describe() + ")";
        return switch (holder.get().state()) {
            case RUNNING ->
                new InputException(
                        output,
                        "another run of Insula is working on it" + who,
                        "wait for its end, or name another output folder");
            case GONE -> new InputException(output, path + " was left by a run that is over" + who, remove);
            case ELSEWHERE ->
                new InputException(
                        output,
                        "another run of Insula is working on it, or was killed and left " + path + who,
                        "if that process no longer runs on " + holder.get().host() + ", " + remove);
        };
    }

    @Override
    public void close() {
        try {
            if (isOurs()) {
                files.delete(path);
            }
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }
}
