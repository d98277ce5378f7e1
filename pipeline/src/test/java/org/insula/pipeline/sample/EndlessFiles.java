package org.insula.pipeline.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.FileStatus;

/** A remote file system that says of every file that it is larger than any disk. */
final class EndlessFiles implements FileAccess {
    private static final long serialVersionUID = 1L;

    @Override
    public FileStatus status(String path) {
        return new FileStatus(path, 3_200_000_000_000_128L, 0);
    }

    @Override
    public InputStream open(String path) throws IOException {
        throw new IOException("nobody should read this");
    }

    @Override
    public OutputStream create(String path) throws IOException {
        throw new IOException("nobody should write this");
    }

    @Override
    public OutputStream createNew(String path) throws IOException {
        return create(path);
    }

    @Override
    public boolean exists(String path) {
        return true;
    }

    @Override
    public boolean isFolder(String path) {
        return false;
    }

    @Override
    public List<String> list(String folder) {
        return List.of();
    }

    @Override
    public void createFolders(String path) {}

    @Override
    public void rename(String from, String to) {}

    @Override
    public void delete(String path) {}
}
