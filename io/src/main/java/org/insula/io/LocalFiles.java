package org.insula.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of this machine; paths may be plain or {@code file:} URIs (taken literally, without percent escapes). */
public final class LocalFiles implements FileAccess {
    private static final long serialVersionUID = 1L;

    @Override
    public InputStream open(String path) throws IOException {
        Path file = local(path);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(path, null, "it is a folder");
        }
        return Files.newInputStream(file);
    }

    @Override
    public OutputStream create(String path) throws IOException {
        createFolders(FilePaths.parent(path));
        return Files.newOutputStream(local(path));
    }

    @Override
    public OutputStream createNew(String path) throws IOException {
        createFolders(FilePaths.parent(path));
        return Files.newOutputStream(local(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public boolean exists(String path) throws IOException {
        return Files.exists(local(path));
    }

    @Override
    public boolean isFolder(String path) throws IOException {
        return Files.isDirectory(local(path));
    }

    @Override
    public FileStatus status(String path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(local(path), BasicFileAttributes.class);
        return new FileStatus(
                path, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> children = Files.list(local(folder))) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .map(name -> FilePaths.child(folder, name))
                    .toList();
        }
    }

    @Override
    public void createFolders(String path) throws IOException {
        Path folder = local(path);
        // A symbolic link to a folder counts as one, which createDirectories itself would refuse.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path source = local(from);
        Path target = local(to);
        if (Files.isDirectory(target) && !Files.isDirectory(source)) {
            throw new FileSystemException(to, null, "a folder of that name is there");
        }
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Path top = local(path);
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        // Files.walk does not follow links, so a link is removed and its target kept.
        try (Stream<Path> walk = Files.walk(top)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    @Override
    public Optional<Path> onDisk(String path) throws IOException {
        return Optional.of(local(path));
    }

    /**
     * Where a plain path or {@code file:} URI lies.
     *
     * @throws IOException if this machine's file system cannot have such a name
     */
    public static Path local(String path) throws IOException {
        String plain =
                path.startsWith("file:") ? path.substring("file:".length()).replaceFirst("^//+", "/") : path;
        try {
            return Path.of(plain);
        } catch (InvalidPathException e) {
            NoSuchFileException unusable = new NoSuchFileException(path, null, e.getReason());
            unusable.initCause(e);
            throw unusable;
        }
    }
}
