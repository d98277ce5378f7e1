package org.insula.jobs.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;

/** A lock that the operating system keeps, so that it is never stale; the file stays and is empty while nobody has it. */
final class SystemLock implements OutputLock {
    private final FileChannel channel;
    private final LockHolder before;

    private SystemLock(FileChannel channel, LockHolder before) {
        this.channel = channel;
        this.before = before;
    }

    /**
     * Takes the lock.
     *
     * @param output the folder to be locked, for the message
     * @param file the lock's file, on a local disk, in a folder that is there
     * @throws InputException if somebody else has it, the file cannot be made, or something else is there under its name
     */
    static SystemLock take(String output, Path file) {
        FileChannel channel = null;
        try {
            requireLock(file);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            Optional<LockHolder> known = LockHolder.in(new LocalFiles(), file.toString());
            if (!isOurs(channel)) {
                channel.close();
                throw new InputException(
                        output,
                        "another run of Insula is working on it"
                                + known.map(holder -> " (" + holder.describe() + ")")
                                        .orElse(""),
                        "wait for its end, or name another output folder");
            }
            write(channel, Json.line(LockHolder.self().toMap()) + "\n");
            return new SystemLock(channel, known.orElse(null));
        } catch (IOException e) {
            throw InputException.writing(file.toString(), e);
        }
    }

    /** What is written into the file is lost for whoever put it there; a link would lead to any file at all. */
    private static void requireLock(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        boolean written = plain && Files.size(file) > 0;
        if (!plain
                || written && LockHolder.in(new LocalFiles(), file.toString()).isEmpty()) {
            throw new InputException(
                    file.toString(),
                    plain ? "is not a lock that Insula wrote" : "is a link, a folder or a device, not a lock",
                    "look what it is, then remove or rename it");
        }
    }

    private static boolean isOurs(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
            return false;
        } catch (IOException e) {
            // Some network disks have no locks; that must not keep anybody from working.
            return true;
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public Optional<LockHolder> before() {
        return Optional.ofNullable(before);
    }

    @Override
    public void close() {
        try (channel) {
            if (channel.isOpen()) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a lock cannot be closed", e);
        }
    }
}
