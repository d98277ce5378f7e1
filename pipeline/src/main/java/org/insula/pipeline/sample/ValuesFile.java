package org.insula.pipeline.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/**
 * Samples' values in a file: NumPy's .npy, float32, little-endian, [sample][frame][region]. It is written and checked in
 * a stream, so that its size does not matter, and read through {@link MappedValues}.
 */
public final class ValuesFile {
    private static final int BLOCK = 1 << 16;

    private ValuesFile() {}

    /**
     * Writes values, whole or not at all; tells what the file then holds.
     *
     * @param values puts exactly the bytes of the shape into the stream, sample by sample; see {@link #put}
     * @throws InputException if the file cannot be written
     * @throws IllegalStateException if the bytes are more or fewer than the shape takes
     */
    public static StoredValues write(
            FileAccess files, String path, ValuesShape shape, FileAccess.ContentWriter values) {
        MessageDigest digest = sha256();
        files.writeAtomically(path, out -> {
            CountedStream counted = new CountedStream(new DigestOutputStream(out, digest));
            OutputStream buffered = new BufferedOutputStream(counted, BLOCK);
            byte[] header = StoredValues.header(shape);
            buffered.write(header);
            values.writeTo(buffered);
            buffered.flush();
            if (counted.count != header.length + shape.bytes()) {
                throw new IllegalStateException(
                        counted.count - header.length + " bytes were given for " + shape + ", not " + shape.bytes());
            }
        });
        return new StoredValues(shape, hex(digest));
    }

    /** Puts values [frame][region] into a stream as the file has them. */
    public static void put(float[] values, OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    /**
     * Passes a file's bytes on while checking that they are those wanted. Reads no more than one byte beyond them.
     *
     * @param name what messages call the file
     * @throws InputException if header, length or checksum differ; some bytes may have been passed on by then
     */
    static void check(StoredValues wanted, String name, InputStream in, OutputStream target) throws IOException {
        byte[] expected = wanted.header();
        byte[] header = in.readNBytes(expected.length);
        if (!Arrays.equals(header, expected)) {
            throw wrong(name, "does not begin like float32 values of " + words(wanted.shape()));
        }
        MessageDigest digest = sha256();
        OutputStream out = new DigestOutputStream(target, digest);
        out.write(header);
        long left = wanted.shape().bytes();
        byte[] block = new byte[BLOCK];
        for (int read = 0; left > 0 && read >= 0; left -= Math.max(read, 0)) {
            read = in.read(block, 0, (int) Math.min(left, BLOCK));
            out.write(block, 0, Math.max(read, 0));
        }
        if (left > 0 || in.read() >= 0) {
            throw wrong(name, "is not the " + wanted.fileBytes() + " bytes long that it was written with");
        }
        if (!hex(digest).equals(wanted.sha256())) {
            throw wrong(name, "changed since it was written: its SHA-256 differs");
        }
    }

    /**
     * Checks the length that the file system tells, before anything is read or made room for.
     *
     * @throws InputException if it differs
     */
    static void checkLength(StoredValues wanted, String name, long bytes) {
        if (bytes != wanted.fileBytes()) {
            throw wrong(
                    name,
                    "is " + bytes + " bytes long, not the " + wanted.fileBytes() + " that " + words(wanted.shape())
                            + " take");
        }
    }

    private static String words(ValuesShape shape) {
        return shape.samples() + " samples of " + shape.frames() + " frames of " + shape.regions() + " regions";
    }

    private static InputException wrong(String name, String problem) {
        return new InputException(name, problem, "remove it and run again, so that samples are cut again");
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Counts the bytes that go through. */
    private static final class CountedStream extends OutputStream {
        private final OutputStream out;
        private long count;

        CountedStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
