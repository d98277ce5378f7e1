package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Objects;
import org.insula.io.npy.NpyHeader;

/**
 * Which values a file must hold, as whoever wrote it knows; see {@link ValuesFile} for the format.
 *
 * @param shape how many values
 * @param sha256 checksum of the whole file, header included, in hexadecimal
 */
public record StoredValues(ValuesShape shape, String sha256) implements Serializable {
    /** Refuses absent parts. */
    public StoredValues {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(sha256);
    }

    /** Length of the file in bytes. */
    public long fileBytes() {
        return header().length + shape.bytes();
    }

    /** What the file begins with. */
    byte[] header() {
        return header(shape);
    }

    static byte[] header(ValuesShape shape) {
        return NpyHeader.float32(shape.samples(), shape.frames(), shape.regions());
    }
}
