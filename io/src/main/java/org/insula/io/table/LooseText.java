package org.insula.io.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/**
 * Text as people's editors and spreadsheets leave it: UTF-8, UTF-16 with a byte-order mark or without, or else Latin-1;
 * lines that end in LF, CRLF or CR.
 *
 * @param lines without their ends
 * @param notes what was let through, one line each, without the file's name
 */
public record LooseText(List<String> lines, List<String> notes) {
    /** Copies the lists. */
    public LooseText {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a whole file.
     *
     * @param longest bytes
     * @throws InputException if the file cannot be read, is longer, or is damaged UTF-16
     */
    public static LooseText read(FileAccess files, String path, long longest) {
        try {
            long size = files.status(path).size();
            if (size > longest) {
                throw new InputException(path, "is " + (size >> 20) + " MiB, too large for a table", "check the path");
            }
            try (InputStream in = files.open(path)) {
                return of(path, in.readAllBytes());
            }
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static LooseText of(String path, byte[] bytes) {
        List<String> notes = new ArrayList<>();
        String text = decoded(path, bytes, notes)
                .replaceFirst("^\uFEFF", "")
                .replace("\r\r\n", "\n")
                .replace("\r\n", "\n");
        if (text.indexOf('\r') >= 0) {
            notes.add("has CR line ends");
        }
        return new LooseText(List.of(text.split("[\n\r]", -1)), notes);
    }

    private static String decoded(String path, byte[] bytes, List<String> notes) {
        Charset charset = wide(bytes);
        if (charset != StandardCharsets.UTF_8) {
            notes.add("is UTF-16");
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            if (charset != StandardCharsets.UTF_8) {
                throw new InputException(path, "begins as UTF-16 and goes on as something else", "save it as UTF-8", e);
            }
            notes.add("is not UTF-8; read as Latin-1");
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** UTF-16 by its mark, or by the zero bytes of its first two letters; else UTF-8. */
    private static Charset wide(byte[] bytes) {
        if (bytes.length < 4 || bytes.length % 2 == 1) {
            return StandardCharsets.UTF_8;
        }
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (first == 0xFEFF || first == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        if (bytes[0] > 0 && bytes[1] == 0 && bytes[2] > 0 && bytes[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        boolean bigEndian = bytes[0] == 0 && bytes[1] > 0 && bytes[2] == 0 && bytes[3] > 0;
        return bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
