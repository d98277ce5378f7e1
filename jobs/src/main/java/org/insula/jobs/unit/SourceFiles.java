package org.insula.jobs.unit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.ForwardedFiles;
import org.insula.io.InputException;

/**
 * Files whose checksums are taken while they are read, so that a run is read once. What was not read to its end, as the tail of
 * a compressed file may be, is read on when the stream is closed. For one thread.
 */
final class SourceFiles extends ForwardedFiles {
    private static final long serialVersionUID = 1L;
    private static final int BLOCK = 1 << 16;

    private final LinkedHashMap<String, String> checksums = new LinkedHashMap<>();

    SourceFiles(FileAccess files) {
        super(files);
    }

    /** SHA-256, in hexadecimal, of each file read and closed so far, by path in the order of reading. */
    Map<String, String> checksums() {
        return new LinkedHashMap<>(checksums);
    }

    /**
     * SHA-256, in hexadecimal, of some files, by path in the order given.
     *
     * @throws InputException if one cannot be read
     */
    static Map<String, String> checksums(FileAccess files, List<String> paths) {
        SourceFiles sources = new SourceFiles(files);
        for (String path : paths) {
            try {
                sources.open(path).close();
            } catch (IOException e) {
                throw InputException.reading(path, e);
            }
        }
        return sources.checksums();
    }

    @Override
    public InputStream open(String path) throws IOException {
        InputStream bytes = super.open(path);
        return checksums.containsKey(path) ? bytes : new Summed(path, bytes);
    }

    /** Nowhere: bytes mapped into memory would pass by the checksum. */
    @Override
    public Optional<Path> onDisk(String path) {
        return Optional.empty();
    }

    /** One stream and the digest of what went through it. */
    private final class Summed extends DigestInputStream {
        private final String path;

        Summed(String path, InputStream bytes) {
            super(bytes, sha256());
            this.path = path;
        }

        @Override
        public long skip(long count) throws IOException {
            // What is skipped belongs to the checksum too.
            byte[] passed = new byte[(int) Math.min(count, BLOCK)];
            return Math.max(0, read(passed, 0, passed.length));
        }

        @Override
        public void close() throws IOException {
            try {
                finish();
            } finally {
                in.close();
            }
        }

        private void finish() throws IOException {
            if (checksums.containsKey(path)) {
                return;
            }
            byte[] rest = new byte[BLOCK];
            int read = 0;
            while (read >= 0) {
                read = read(rest, 0, rest.length);
            }
            checksums.put(path, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
