package org.insula.io.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * Tab-separated files as people's editors and spreadsheets leave them. Blank lines, rows of tabs, tabs at the end of rows
 * and lone carriage returns as line ends are let through; a row whose cells do not fit the header is passed over. What
 * was let through is noted with counts. Control characters in cells are not kept ({@link ForeignText#cell}).
 */
public final class LooseTsv {
    private static final long LONGEST_FILE = 64L << 20;

    private final String path;
    private final List<String> notes = new ArrayList<>();

    private LooseTsv(String path) {
        this.path = path;
    }

    /**
     * A table and what was odd about its file.
     *
     * @param table the rows that fit
     * @param notes one line each, without the file's name
     */
    public record Read(Table table, List<String> notes) {
        /** Copies the list. */
        public Read {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads a whole table.
     *
     * @throws InputException if the file cannot be read, is empty or larger than 64 MiB
     */
    public static Read read(FileAccess files, String path) {
        LooseTsv reader = new LooseTsv(path);
        Table table = reader.table(reader.text(files));
        return new Read(table, reader.notes);
    }

    private String text(FileAccess files) {
        try {
            long size = files.status(path).size();
            if (size > LONGEST_FILE) {
                throw new InputException(path, "is " + (size >> 20) + " MiB, too large for a table", "check the path");
            }
            try (InputStream in = files.open(path)) {
                return decoded(in.readAllBytes());
            }
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private String decoded(byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && bytes[0] != bytes[1];
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        if (wide) {
            notes.add("is UTF-16");
        }
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            notes.add("is not UTF-8; read as Latin-1");
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private Table table(String text) {
        String unixEnds = text.replace("\r\n", "\n");
        if (unixEnds.indexOf('\r') >= 0) {
            notes.add("has CR line ends");
        }
        List<String> lines = List.of(unixEnds.split("[\n\r]", -1));
        int header = 0;
        while (header < lines.size() && lines.get(header).isBlank()) {
            header++;
        }
        if (header == lines.size()) {
            throw new InputException(path, "is empty", "a table starts with a line of column names");
        }
        List<String> columns = columns(lines.get(header));
        return Table.of(path, columns, rows(lines.subList(header + 1, lines.size()), columns.size()));
    }

    /** Columns without a name and names that come again get names of their own. */
    private List<String> columns(String header) {
        List<String> cells = withoutEmptyEnd(cells(header), 1);
        Set<String> names = new LinkedHashSet<>();
        for (String cell : cells) {
            String name = cell.isEmpty() ? "unnamed_" + (names.size() + 1) : cell;
            while (!names.add(name)) {
                name = name + "_" + (names.size() + 1);
            }
        }
        return List.copyOf(names);
    }

    private List<List<String>> rows(List<String> lines, int width) {
        List<List<String>> rows = new ArrayList<>();
        int blank = 0;
        int odd = 0;
        int blankAtTheEnd = 0;
        for (String line : lines) {
            List<String> cells = withoutEmptyEnd(cells(line), width);
            if (line.isBlank()) {
                blankAtTheEnd += line.isEmpty() ? 1 : 0;
                blank += line.isEmpty() ? 0 : 1;
            } else {
                blank += blankAtTheEnd;
                blankAtTheEnd = 0;
                if (cells.size() == width) {
                    rows.add(cells);
                } else {
                    odd++;
                }
            }
        }
        note(blank, "blank row");
        note(odd, "row that does not fit the header");
        return rows;
    }

    private void note(int count, String what) {
        if (count > 0) {
            notes.add(count + " "
                    + (count == 1 ? what : what.replaceFirst("row", "rows").replace("does", "do")) + " passed over");
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            cells.add(ForeignText.cell(cell.strip()));
        }
        return cells;
    }

    /** Without empty cells beyond a width; with empty ones up to it where the end of a row is missing. */
    private static List<String> withoutEmptyEnd(List<String> cells, int width) {
        List<String> fitted = new ArrayList<>(cells);
        while (fitted.size() > width && fitted.get(fitted.size() - 1).isEmpty()) {
            fitted.remove(fitted.size() - 1);
        }
        while (fitted.size() < width && fitted.size() > 1) {
            fitted.add("");
        }
        return fitted;
    }
}
