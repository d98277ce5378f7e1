package org.insula.io;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of this machine; paths may be plain or {@code file:} URIs (taken literally, without percent escapes). Only regular
 * files are read: a pipe may never end, or never begin.
 */
public final class LocalFiles implements FileAccess {
    private static final long serialVersionUID = 1L;
    private static final Set<String> STANDARD_OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    @Override
    public InputStream open(String path) throws IOException {
        Path file = local(path);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(path, null, "it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(path, null, "it is a device or a pipe, not a regular file");
        }
        return Files.newInputStream(file);
    }

    @Override
    public OutputStream create(String path) throws IOException {
        createFolders(FilePaths.parent(path));
        if (!isDevice(path)) {
            return Files.newOutputStream(local(path));
        }
        String name = local(path).toAbsolutePath().normalize().toString();
        return STANDARD_OUTPUT.contains(name)
                ? new OpenDescriptor(FileDescriptor.out)
                : Files.newOutputStream(local(path), StandardOpenOption.WRITE);
    }

    @Override
    public boolean isDevice(String path) throws IOException {
        Path file = local(path).toAbsolutePath().normalize();
        if (!Files.exists(file) || Files.isDirectory(file)) {
            return false;
        }
        // /dev/stdout is a link: to replace it would take it from every other program.
        boolean systemLink = (file.startsWith("/dev") || file.startsWith("/proc")) && Files.isSymbolicLink(file);
        return systemLink || !Files.isRegularFile(file);
    }

    /** This process's own output, which is not to be opened again (that would write from the beginning of a file). */
    private static final class OpenDescriptor extends FilterOutputStream {
        OpenDescriptor(FileDescriptor open) {
            super(new FileOutputStream(open));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
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
        // Links are not followed: a link is removed and its target kept.
        Files.walkFileTree(local(path), new Removal());
    }

    /** Removes everything it visits; what somebody else removes meanwhile is as good as removed. */
    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
            if (problem != null && !(problem instanceof NoSuchFileException)) {
                throw problem;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
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
