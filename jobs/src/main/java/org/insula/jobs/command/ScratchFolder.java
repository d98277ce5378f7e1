package org.insula.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;

/** A folder of this process below the system's folder for temporary files; gone, with all in it, when closed. */
final class ScratchFolder implements AutoCloseable {
    private final String path;

    private ScratchFolder(String path) {
        this.path = path;
    }

    static ScratchFolder create() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return new ScratchFolder(
                    Files.createTempDirectory(parent, "insula-bench").toString());
        } catch (IOException e) {
            throw InputException.writing(parent.toString(), e);
        }
    }

    String path() {
        return path;
    }

    @Override
    public void close() {
        try {
            new LocalFiles().delete(path);
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }
}
