package org.insula.io.nifti;

import java.util.Optional;

/** The real-valued types a NIfTI file may store its voxels in. 64-bit integers are read to the nearest double. */
public enum Datatype {
    /** Unsigned, 1 byte. */
    UINT8(2, 1, "uint8"),
    /** Signed, 2 bytes. */
    INT16(4, 2, "int16"),
    /** Signed, 4 bytes. */
    INT32(8, 4, "int32"),
    /** IEEE 754, 4 bytes. */
    FLOAT32(16, 4, "float32"),
    /** IEEE 754, 8 bytes. */
    FLOAT64(64, 8, "float64"),
    /** Signed, 1 byte. */
    INT8(256, 1, "int8"),
    /** Unsigned, 2 bytes. */
    UINT16(512, 2, "uint16"),
    /** Unsigned, 4 bytes. */
    UINT32(768, 4, "uint32"),
    /** Signed, 8 bytes. */
    INT64(1024, 8, "int64"),
    /** Unsigned, 8 bytes. */
    UINT64(1280, 8, "uint64");

    private final int code;
    private final int bytes;
    private final String label;

    Datatype(int code, int bytes, String label) {
        this.code = code;
        this.bytes = bytes;
        this.label = label;
    }

    /** The number that stands for the type in a NIfTI header. */
    public int code() {
        return code;
    }

    /** Bytes a voxel. */
    public int bytes() {
        return bytes;
    }

    /** The name numpy has for it, such as {@code float32}. */
    public String label() {
        return label;
    }

    /** Whether the type holds fractions and NaN. */
    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The type with the given header number, if it is a real-valued one. */
    public static Optional<Datatype> ofCode(int code) {
        for (Datatype type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What a header number means to people, also for the types that are not supported. */
    public static String describe(int code) {
        String unsupported =
                switch (code) {
                    case 1 -> "binary";
                    case 32, 1792, 2048 -> "complex";
                    case 128 -> "RGB";
                    case 1536 -> "float128";
                    case 2304 -> "RGBA";
                    default -> "unknown";
                };
        return ofCode(code).map(Datatype::label).orElse(unsupported) + " (code " + code + ")";
    }
}
