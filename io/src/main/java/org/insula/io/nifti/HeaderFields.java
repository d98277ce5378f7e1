package org.insula.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.insula.io.nifti.HeaderLayout.Field;

/** The bytes of a header, read and written by the names of its layout. */
final class HeaderFields {
    private final HeaderLayout layout;
    private final ByteBuffer bytes;

    HeaderFields(HeaderLayout layout, byte[] bytes, ByteOrder order) {
        this.layout = layout;
        this.bytes = ByteBuffer.wrap(bytes).order(order);
    }

    /** A header of zeros that knows its own size. */
    static HeaderFields blank(HeaderLayout layout, ByteOrder order) {
        HeaderFields fields = new HeaderFields(layout, new byte[layout.size()], order);
        fields.put("sizeof_hdr", layout.size());
        return fields;
    }

    HeaderLayout layout() {
        return layout;
    }

    ByteOrder order() {
        return bytes.order();
    }

    byte[] toBytes() {
        return bytes.array().clone();
    }

    /** The first number of a field of whole numbers. */
    long whole(String name) {
        return whole(name, 0);
    }

    long whole(String name, int index) {
        Field field = layout.field(name);
        int at = at(field, index);
        return switch (field.type()) {
            case UINT8 -> bytes.get(at) & 0xff;
            case INT16 -> bytes.getShort(at);
            case INT32 -> bytes.getInt(at);
            case INT64 -> bytes.getLong(at);
            default -> throw new IllegalArgumentException(name + " is not a whole number");
        };
    }

    /** The first number of any numeric field. */
    double real(String name) {
        return real(name, 0);
    }

    double real(String name, int index) {
        Field field = layout.field(name);
        int at = at(field, index);
        return switch (field.type()) {
            case FLOAT32 -> bytes.getFloat(at);
            case FLOAT64 -> bytes.getDouble(at);
            default -> whole(name, index);
        };
    }

    /** The text of a field up to its first zero byte. */
    String text(String name) {
        Field field = layout.field(name);
        int length = 0;
        while (length < field.count() && bytes.get(field.offset() + length) != 0) {
            length++;
        }
        return new String(bytes.array(), field.offset(), length, StandardCharsets.ISO_8859_1);
    }

    /** All characters of a field, zeros and all. */
    String characters(String name) {
        Field field = layout.field(name);
        return new String(bytes.array(), field.offset(), field.count(), StandardCharsets.ISO_8859_1);
    }

    /** Writes a field's numbers from its first one on, each turned into the field's type. */
    void put(String name, double... values) {
        Field field = layout.field(name);
        for (int i = 0; i < values.length; i++) {
            int at = at(field, i);
            switch (field.type()) {
                case TEXT, UINT8 -> bytes.put(at, (byte) values[i]);
                case INT16 -> bytes.putShort(at, (short) values[i]);
                case INT32 -> bytes.putInt(at, (int) values[i]);
                case INT64 -> bytes.putLong(at, (long) values[i]);
                case FLOAT32 -> bytes.putFloat(at, (float) values[i]);
                case FLOAT64 -> bytes.putDouble(at, values[i]);
            }
        }
    }

    /** Writes text up to the field's last byte but one; what is not ASCII becomes a question mark. */
    void putText(String name, String text) {
        Field field = layout.field(name);
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        bytes.put(field.offset(), ascii, 0, Math.min(ascii.length, field.count() - 1));
    }

    private static int at(Field field, int index) {
        if (index < 0 || index >= field.count()) {
            throw new IllegalArgumentException(field.name() + "[" + index + "]");
        }
        return field.offset() + index * field.type().bytes();
    }
}
