package org.insula.io.nifti;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/** The bytes of a file, unpacked if they are gzip data; what they are is seen by the content, not by the name. */
final class ByteSource implements Closeable {
    /** Deflate cannot shrink data to less than one 1032nd. */
    private static final long LARGEST_RATIO = 1032;

    private static final int PLAIN_BUFFER = 1 << 17;
    private static final int LONGEST_REST = 1 << 16;

    private final String path;
    private final InputStream stream;
    private final boolean packed;
    private final long storedBytes;

    private ByteSource(String path, InputStream stream, boolean packed, long storedBytes) {
        this.path = path;
        this.stream = stream;
        this.packed = packed;
        this.storedBytes = storedBytes;
    }

    /**
     * Opens a file at its first unpacked byte.
     *
     * @throws InputException if it cannot be read, is empty, or its gzip header is damaged
     */
    static ByteSource open(FileAccess files, String path) {
        try {
            InputStream raw = files.open(path);
            try {
                return sniff(path, raw, files.status(path).size());
            } catch (IOException | RuntimeException e) {
                raw.close();
                throw e;
            }
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static ByteSource sniff(String path, InputStream raw, long size) throws IOException {
        if (size == 0) {
            throw new InputException(path, "is empty", "copy or make it again");
        }
        PushbackInputStream start = new PushbackInputStream(raw, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean packed = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        if (!packed) {
            if (path.endsWith(".gz")) {
                throw new InputException(path, "is named .gz but is not gzip data", "rename or copy it again");
            }
            return new ByteSource(path, new BufferedInputStream(start, PLAIN_BUFFER), false, size);
        }
        GunzipStream unpacked = new GunzipStream(start);
        unpacked.start();
        return new ByteSource(path, unpacked, true, size);
    }

    /**
     * Refuses a file that cannot hold as many bytes as its header says, before anything is allocated for them. For gzip
     * data this is the most that deflate could pack into the file's size.
     */
    void requireRoomFor(long bytes) {
        long most = packed ? storedBytes * LARGEST_RATIO : storedBytes;
        if (bytes > most) {
            throw new InputException(
                    path,
                    "has " + storedBytes + (packed ? " packed" : "") + " bytes, too few for the " + bytes
                            + " that its header announces",
                    "the file is truncated or its header is wrong; copy it again");
        }
    }

    /** Reads until the range is full or the data end; returns the number of bytes read. */
    int read(byte[] target, int offset, int length) {
        try {
            return stream.readNBytes(target, offset, length);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /** Passes over bytes; the data may end before. */
    void skip(long bytes) {
        try {
            byte[] passed = new byte[(int) Math.min(bytes, LONGEST_REST)];
            for (long left = bytes; left > 0; ) {
                int count = stream.read(passed, 0, (int) Math.min(left, passed.length));
                if (count < 0) {
                    return;
                }
                left -= count;
            }
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /** Lets the gzip checksum be compared if the data end here; a long rest is left unread. */
    void finish() {
        if (packed) {
            skip(LONGEST_REST);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }
}
