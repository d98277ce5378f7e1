package org.insula.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files in memory, with the manners of a remote file system: streams give a few bytes at a time and never say how many
 * are available.
 */
public final class MemoryFiles implements FileAccess {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, byte[]> contents = new TreeMap<>();
    private final TreeSet<String> folders = new TreeSet<>();
    private int largestRead = Integer.MAX_VALUE;

    public MemoryFiles with(String path, byte[] content) {
        addFolders(FilePaths.parent(path));
        contents.put(path, content.clone());
        return this;
    }

    public MemoryFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public MemoryFiles readingAtMost(int bytes) {
        largestRead = bytes;
        return this;
    }

    public byte[] bytes(String path) {
        return contents.get(path).clone();
    }

    public String text(String path) {
        return new String(contents.get(path), StandardCharsets.UTF_8);
    }

    public List<String> all() {
        return List.copyOf(contents.keySet());
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new ByteArrayInputStream(content(path)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, largestRead));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    @Override
    public OutputStream create(String path) throws IOException {
        if (folders.contains(path)) {
            throw new IOException("it is a folder");
        }
        if (contents.containsKey(FilePaths.parent(path))) {
            throw new IOException("its folder is a file");
        }
        addFolders(FilePaths.parent(path));
        contents.put(path, new byte[0]);
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                contents.put(path, toByteArray());
            }
        };
    }

    @Override
    public OutputStream createNew(String path) throws IOException {
        if (contents.containsKey(path)) {
            throw new FileAlreadyExistsException(path);
        }
        return create(path);
    }

    @Override
    public boolean exists(String path) {
        return contents.containsKey(path) || isFolder(path);
    }

    @Override
    public boolean isFolder(String path) {
        return folders.contains(path);
    }

    @Override
    public FileStatus status(String path) throws IOException {
        return new FileStatus(path, content(path).length, 0);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        if (!isFolder(folder)) {
            throw new NoSuchFileException(folder);
        }
        TreeSet<String> children = new TreeSet<>(contents.keySet());
        children.addAll(folders);
        children.removeIf(path -> path.equals(folder) || !FilePaths.parent(path).equals(folder));
        return List.copyOf(children);
    }

    @Override
    public void createFolders(String path) {
        addFolders(path);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (isFolder(to)) {
            throw new IOException("a folder of that name is there");
        }
        if (isFolder(from)) {
            renameFolder(from, to);
        } else {
            contents.put(to, content(from));
            contents.remove(from);
        }
    }

    private void renameFolder(String from, String to) {
        for (String path : all()) {
            if (path.startsWith(from + "/")) {
                with(to + path.substring(from.length()), contents.remove(path));
            }
        }
        addFolders(to);
        delete(from);
    }

    @Override
    public void delete(String path) {
        contents.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
        folders.removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
    }

    private byte[] content(String path) throws IOException {
        byte[] content = contents.get(path);
        if (content == null) {
            throw new NoSuchFileException(path);
        }
        return content;
    }

    private void addFolders(String path) {
        for (String folder = path; !folder.isEmpty() && folders.add(folder); folder = FilePaths.parent(folder)) {
            if (folder.equals("/")) {
                return;
            }
        }
    }
}
