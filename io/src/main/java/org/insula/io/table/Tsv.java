package org.insula.io.table;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * Tab-separated files: UTF-8, first line the column names. A byte-order mark, CRLF line ends, spaces around cells and
 * blank lines at the end are tolerated. Control characters in cells are not kept ({@link ForeignText#cell}).
 */
public final class Tsv {
    private static final int LONGEST_LINE = 16 << 20;
    private static final long LONGEST_FILE = 512L << 20;

    private Tsv() {}

    /**
     * Reads a whole table.
     *
     * @throws InputException if the file cannot be read, is empty, larger than 512 MiB or not UTF-8, or if a line is
     *     longer than 16 Mi characters or has another number of cells than the header
     */
    public static Table read(FileAccess files, String path) {
        return read(files, path, '\t');
    }

    /**
     * The same of a table whose cells another character separates; within quotes it does not count as one.
     *
     * @throws InputException as above
     */
    public static Table read(FileAccess files, String path, char separator) {
        try (BufferedReader reader = new BufferedReader(reader(files, path), 1 << 16)) {
            return new Parser(path, reader, separator).parse();
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /**
     * Reads the names of a table's columns, and no further.
     *
     * @throws InputException as {@link #read} has it, except for the lines below the first
     */
    public static List<String> columns(FileAccess files, String path) {
        return columns(files, path, '\t');
    }

    /**
     * The same of a table whose cells another character separates.
     *
     * @throws InputException as above
     */
    public static List<String> columns(FileAccess files, String path, char separator) {
        try (BufferedReader reader = new BufferedReader(reader(files, path), 1 << 16)) {
            return new Parser(path, reader, separator).columns();
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /**
     * Writes a table, whole or not at all. Tabs and line breaks inside a cell become spaces, other control characters U+FFFD.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(FileAccess files, String path, Table table) {
        Iterator<List<String>> rows = IntStream.range(0, table.rows())
                .mapToObj(row -> table.columns().stream()
                        .map(column -> table.cell(row, column))
                        .toList())
                .iterator();
        write(files, path, table.columns(), rows);
    }

    /**
     * The same of rows that are not held together in memory.
     *
     * @param rows cells in the order of the columns
     * @throws InputException if the file cannot be written
     */
    public static void write(FileAccess files, String path, List<String> columns, Iterator<List<String>> rows) {
        files.writeAtomically(path, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writeLine(writer, columns);
            while (rows.hasNext()) {
                writeLine(writer, rows.next());
            }
            writer.flush();
        });
    }

    /** The shortest text that reads back as the same double; {@code n/a} for NaN; the same on every Java version. */
    public static String format(double value) {
        if (Double.isNaN(value)) {
            return "n/a";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        // Double.toString is not always shortest before Java 19; Jackson's fast writer is.
        String text = NumberOutput.toString(value, true);
        int point = text.indexOf(".0");
        boolean whole = point >= 0 && (point + 2 == text.length() || text.charAt(point + 2) == 'E');
        return whole ? text.substring(0, point) + text.substring(point + 2) : text;
    }

    private static Reader reader(FileAccess files, String path) throws IOException {
        long size = files.status(path).size();
        if (size > LONGEST_FILE) {
            throw tooLong(path, size);
        }
        return new InputStreamReader(
                files.open(path),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static InputException tooLong(String path, long bytes) {
        return new InputException(
                path,
                "is " + (bytes >> 20) + " MiB or longer, too large for a table (at most " + (LONGEST_FILE >> 20)
                        + " MiB)",
                "check the path");
    }

    private static void writeLine(Writer writer, List<String> cells) throws IOException {
        for (int c = 0; c < cells.size(); c++) {
            writer.write(c == 0 ? "" : "\t");
            writer.write(ForeignText.cell(cells.get(c)));
        }
        writer.write('\n');
    }

    /** Lines to cells; knows the line it is at, for messages. */
    private static final class Parser {
        private final String path;
        private final BufferedReader reader;
        private final char separator;
        private int lineNumber;
        private long characters;

        Parser(String path, BufferedReader reader, char separator) {
            this.separator = separator;
            this.path = path;
            this.reader = reader;
        }

        Table parse() throws IOException {
            List<String> columns = columns();
            return Table.of(path, columns, rows(columns.size()));
        }

        List<String> columns() throws IOException {
            String header = nextLine();
            if (header == null || header.isBlank()) {
                throw new InputException(path, "is empty", "a table starts with a line of column names");
            }
            List<String> columns = cells(header);
            Set<String> seen = new HashSet<>();
            for (String column : columns) {
                if (!seen.add(column)) {
                    throw new InputException(path, "has two columns named " + ForeignText.quoted(column), "rename one");
                }
            }
            return columns;
        }

        private List<List<String>> rows(int width) throws IOException {
            List<List<String>> rows = new ArrayList<>();
            int blank = 0;
            for (String line = nextLine(); line != null; line = nextLine()) {
                // A blank line is a row only if the table has one column and something follows.
                if (line.isEmpty()) {
                    blank++;
                    continue;
                }
                for (; blank > 0; blank--) {
                    addRow(rows, List.of(""), width, lineNumber - blank);
                }
                addRow(rows, cells(line), width, lineNumber);
            }
            return rows;
        }

        private void addRow(List<List<String>> rows, List<String> cells, int width, int number) {
            if (cells.size() != width) {
                throw new InputException(
                        path,
                        "line " + number + " has " + cells.size() + " cells where the header has " + width,
                        "cells are separated by tabs");
            }
            rows.add(cells);
        }

        private List<String> cells(String line) {
            List<String> cells = new ArrayList<>();
            boolean quoted = false;
            int start = 0;
            for (int c = 0; c < line.length(); c++) {
                // BIDS has no quotes in its tables; in others a name may hold what separates cells.
                quoted ^= separator != '\t' && line.charAt(c) == '"';
                if (line.charAt(c) == separator && !quoted) {
                    cells.add(cell(line.substring(start, c)));
                    start = c + 1;
                }
            }
            cells.add(cell(line.substring(start)));
            return cells;
        }

        private String cell(String text) {
            String plain = ForeignText.cell(text.strip());
            boolean quotes = separator != '\t' && plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
            return quotes ? plain.substring(1, plain.length() - 1) : plain;
        }

        /** The next line without its end; null at the end of the file. */
        private String nextLine() throws IOException {
            StringBuilder line = new StringBuilder();
            int next = reader.read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0 && next != '\n'; next = reader.read()) {
                if (line.length() == LONGEST_LINE) {
                    throw new InputException(path, "line " + (lineNumber + 1) + " does not end", "is it a table?");
                }
                line.append((char) next);
            }
            characters += line.length() + 1L;
            if (characters > LONGEST_FILE) {
                // It grows while it is read, or its file system does not know how long it is.
                throw tooLong(path, characters);
            }
            lineNumber++;
            if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
                line.setLength(line.length() - 1);
            }
            boolean marked = lineNumber == 1 && line.length() > 0 && line.charAt(0) == '\uFEFF';
            return marked ? line.substring(1) : line.toString();
        }
    }
}
