package org.insula.io.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip data (RFC 1952) of one or many members in large steps. The JDK's own stream decides by
 * {@link InputStream#available()} whether another member follows, which streams of remote file systems cannot answer,
 * so that it would end early there. Bytes after the last member that start no other are left alone, as gzip does.
 */
final class GunzipStream extends InputStream {
    private static final int INPUT_BYTES = 1 << 17;
    private static final int HAS_HEADER_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream in;
    private final byte[] input = new byte[INPUT_BYTES];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int position;
    private int limit;
    private boolean ended;

    /** Unpacks {@code in}, which must be at the start of a member. */
    GunzipStream(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the first member's header.
     *
     * @throws ZipException if it is not one
     */
    void start() throws IOException {
        if (nextByte() != 0x1f || nextByte() != 0x8b) {
            throw new ZipException("no gzip header");
        }
        readRestOfHeader();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                fill();
                inflater.setInput(input, 0, limit);
            } else {
                throw new ZipException("deflate data that need a dictionary");
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            ZipException damaged = new ZipException(e.getMessage() == null ? "invalid data" : e.getMessage());
            damaged.initCause(e);
            throw damaged;
        }
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (nextInt() != (int) checksum.getValue() || nextInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("checksum or length differs");
        }
        if (!anotherMemberFollows()) {
            ended = true;
            return;
        }
        inflater.reset();
        checksum.reset();
        readRestOfHeader();
    }

    private boolean anotherMemberFollows() throws IOException {
        return nextByteOrEnd() == 0x1f && nextByteOrEnd() == 0x8b;
    }

    /** Reads a member's header from its third byte on and hands what follows to the inflater. */
    private void readRestOfHeader() throws IOException {
        if (nextByte() != 8) {
            throw new ZipException("unknown compression method");
        }
        int flags = nextByte();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(nextByte() | nextByte() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.setInput(input, position, limit - position);
    }

    private void skip(int bytes) throws IOException {
        for (int b = 0; b < bytes; b++) {
            nextByte();
        }
    }

    private void skipText() throws IOException {
        int read;
        do {
            read = nextByte();
        } while (read != 0);
    }

    private int nextInt() throws IOException {
        return nextByte() | nextByte() << 8 | nextByte() << 16 | nextByte() << 24;
    }

    private int nextByte() throws IOException {
        int next = nextByteOrEnd();
        if (next < 0) {
            throw new EOFException("gzip data ends early");
        }
        return next;
    }

    private int nextByteOrEnd() throws IOException {
        if (position == limit && !refill()) {
            return -1;
        }
        return input[position++] & 0xff;
    }

    private void fill() throws IOException {
        if (!refill()) {
            throw new EOFException("gzip data ends early");
        }
    }

    private boolean refill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(input, 0, input.length));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
