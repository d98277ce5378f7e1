package org.insula.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * By what a file is known to be the one that was written.
 *
 * @param bytes its length
 * @param sha256 SHA-256 of its content, in hexadecimal
 */
public record FileSeal(long bytes, String sha256) {
    private static final String BYTES = "Bytes";
    private static final String SHA256 = "SHA256";
    private static final int BLOCK = 1 << 16;

    /** Refuses null. */
    public FileSeal {
        Objects.requireNonNull(sha256);
    }

    /**
     * The seal of a file as it is now.
     *
     * @throws IOException if it cannot be read, as a folder cannot
     */
    public static FileSeal of(FileAccess files, String path) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(files.open(path), digest)) {
            byte[] block = new byte[BLOCK];
            long bytes = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                bytes += read;
            }
            return new FileSeal(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** The seal of a file of these bytes. */
    public static FileSeal of(byte[] content) {
        return new FileSeal(content.length, HexFormat.of().formatHex(newDigest().digest(content)));
    }

    /** The seal that {@link #toMap} was of; one that no file has where the entries are not there. */
    public static FileSeal of(JsonNode entries) {
        return new FileSeal(entries.path(BYTES).asLong(-1), entries.path(SHA256).asText());
    }

    /** Its entries in JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(BYTES, bytes);
        map.put(SHA256, sha256);
        return map;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
