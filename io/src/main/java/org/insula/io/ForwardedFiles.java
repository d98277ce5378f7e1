package org.insula.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that are those of another {@link FileAccess}, except for what a subclass does otherwise. */
public abstract class ForwardedFiles implements FileAccess {
    private static final long serialVersionUID = 1L;

    private final FileAccess files;

    /** Everything goes to these files. */
    protected ForwardedFiles(FileAccess files) {
        this.files = files;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return files.open(path);
    }

    @Override
    public OutputStream create(String path) throws IOException {
        return files.create(path);
    }

    @Override
    public OutputStream createNew(String path) throws IOException {
        return files.createNew(path);
    }

    @Override
    public boolean exists(String path) throws IOException {
        return files.exists(path);
    }

    @Override
    public boolean isFolder(String path) throws IOException {
        return files.isFolder(path);
    }

    @Override
    public boolean isDevice(String path) throws IOException {
        return files.isDevice(path);
    }

    @Override
    public FileStatus status(String path) throws IOException {
        return files.status(path);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return files.list(folder);
    }

    @Override
    public void createFolders(String path) throws IOException {
        files.createFolders(path);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        files.rename(from, to);
    }

    @Override
    public void delete(String path) throws IOException {
        files.delete(path);
    }

    @Override
    public Optional<Path> onDisk(String path) throws IOException {
        return files.onDisk(path);
    }
}
