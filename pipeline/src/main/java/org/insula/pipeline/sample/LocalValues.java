package org.insula.pipeline.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Supplier;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;

/**
 * The values that this process works on, mapped once for all its threads.
 *
 * <p>A file on a disk of this machine is mapped where it lies. Any other is copied to a scratch folder first, under its
 * checksum as name, and the copy is removed when other values are asked for or the process ends. Either way the file is
 * read through and checked once; it is checked again when its length, date or identity changed since.
 */
public final class LocalValues {
    private final String setting;
    private final Supplier<Path> scratchRoot;
    private Path scratch;
    private Held held;

    /** What is mapped now: the wanted values, the file, what it looked like when checked, and the mapping. */
    private record Held(StoredValues wanted, Path file, Look look, MappedValues values) {}

    /** By what a file is known to be still the same without reading it. */
    private record Look(long bytes, long modified, Object identity) {
        static Look of(Path file) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(found.size(), found.lastModifiedTime().toMillis(), found.fileKey());
        }
    }

    /**
     * For copies below a scratch folder.
     *
     * @param setting what decides where that folder is, for messages
     * @param scratchRoot a folder with room for the values; asked for only if there is something to copy
     */
    public LocalValues(String setting, Supplier<Path> scratchRoot) {
        this.setting = setting;
        this.scratchRoot = scratchRoot;
    }

    /**
     * The values of a file; the same object as before if they are those of the last call.
     *
     * @throws InputException if the file cannot be read, is not what was written, or the disk has no room for a copy
     */
    public synchronized SampleValues open(FileAccess files, String path, StoredValues wanted) {
        try {
            Optional<Path> inPlace = files.onDisk(path);
            if (held == null || !held.wanted.equals(wanted) || hasChanged(held, inPlace)) {
                release();
                held = inPlace.isPresent() ? mapInPlace(path, inPlace.get(), wanted) : mapCopy(files, path, wanted);
            }
            return held.values;
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static boolean hasChanged(Held held, Optional<Path> inPlace) throws IOException {
        boolean elsewhere = inPlace.isPresent() && !inPlace.get().equals(held.file);
        return elsewhere || !Files.exists(held.file) || !Look.of(held.file).equals(held.look);
    }

    private static Held mapInPlace(String path, Path file, StoredValues wanted) throws IOException {
        Look look = Look.of(file);
        ValuesFile.checkLength(wanted, path, look.bytes());
        try (InputStream in = Files.newInputStream(file)) {
            ValuesFile.check(wanted, path, in, OutputStream.nullOutputStream());
        }
        return new Held(wanted, file, look, MappedValues.map(file, wanted));
    }

    private Held mapCopy(FileAccess files, String path, StoredValues wanted) throws IOException {
        ValuesFile.checkLength(wanted, path, files.status(path).size());
        Path copy = scratch().resolve(wanted.sha256() + ".npy");
        requireRoom(path, wanted);
        try (InputStream in = files.open(path);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
            ValuesFile.check(wanted, path, in, out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return new Held(wanted, copy, Look.of(copy), MappedValues.map(copy, wanted));
    }

    private void requireRoom(String path, StoredValues wanted) throws IOException {
        long free = Files.getFileStore(scratch).getUsableSpace();
        if (free < wanted.fileBytes()) {
            throw new InputException(
                    path,
                    "takes " + wanted.fileBytes() + " bytes on each machine that trains; " + scratch + " has " + free
                            + " left",
                    "free some, or let " + setting + " name a folder with more room");
        }
    }

    /** A folder of this process alone, removed when it ends. */
    private Path scratch() throws IOException {
        if (scratch == null || !Files.isDirectory(scratch)) {
            Path made = Files.createTempDirectory(scratchRoot.get(), "insula-values-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made), "insula-values"));
            scratch = made;
        }
        return scratch;
    }

    /** Lets go of what is held; whoever still uses the mapping may go on. */
    synchronized void release() throws IOException {
        if (held != null && scratch != null && held.file.startsWith(scratch)) {
            Files.deleteIfExists(held.file);
        }
        held = null;
    }

    private static void remove(Path folder) {
        try {
            new LocalFiles().delete(folder.toString());
        } catch (IOException e) {
            // The process is ending; whoever owns the scratch folder clears it.
        }
    }
}
