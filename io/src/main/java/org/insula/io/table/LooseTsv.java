package org.insula.io.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * Tab-separated files as people's editors and spreadsheets leave them ({@link LooseText}), also with commas, semicolons or
 * blanks for tabs, quotes around cells and lines of comment at the start. Blank lines, rows of tabs, tabs at the end of rows
 * and lone carriage returns as line ends are let through; a row whose cells do not fit the header is passed over. What
 * was let through is noted with counts. Control characters in cells are not kept ({@link ForeignText#cell}).
 */
public final class LooseTsv {
    private static final long LONGEST_FILE = 64L << 20;
    private static final Map<String, String> SEPARATORS = Map.of(";", "semicolons", ",", "commas", " ", "blanks");

    private final String path;
    private final List<String> notes = new ArrayList<>();
    private String separator = "\t";

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
        LooseText text = LooseText.read(files, path, LONGEST_FILE);
        reader.notes.addAll(text.notes());
        return new Read(reader.table(text.lines()), reader.notes);
    }

    private Table table(List<String> lines) {
        int header = 0;
        while (header < lines.size()
                && (lines.get(header).isBlank() || lines.get(header).startsWith("#"))) {
            header++;
        }
        if (header == lines.size()) {
            throw new InputException(path, "is empty", "a table starts with a line of column names");
        }
        separator = separator(lines.get(header));
        List<String> columns = columns(lines.get(header));
        return Table.of(path, columns, rows(lines.subList(header + 1, lines.size()), columns.size()));
    }

    /** What separates cells: a tab, or where the first line has none, the comma, semicolon or blanks that it has. */
    private String separator(String header) {
        for (String each : List.of("\t", ";", ",")) {
            if (header.contains(each)) {
                return told(each);
            }
        }
        return header.strip().matches("\\S+( +\\S+)+") ? told(" ") : "\t";
    }

    private String told(String found) {
        if (!found.equals("\t")) {
            notes.add("has no tabs; its cells are taken to be separated by " + SEPARATORS.get(found));
        }
        return found;
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

    /** Cells without the quotes around them, as R writes them; within quotes nothing separates. */
    private List<String> cells(String line) {
        boolean blanks = separator.equals(" ");
        String text = blanks ? line.strip() : line;
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int c = 0; c < text.length(); c++) {
            // A quotation mark within a cell between tabs is text.
            quoted ^= text.charAt(c) == '"' && !separator.equals("\t");
            if (text.charAt(c) == separator.charAt(0) && !quoted) {
                // Several blanks are one.
                if (!blanks || c > start) {
                    cells.add(cell(text.substring(start, c)));
                }
                start = c + 1;
            }
        }
        cells.add(cell(text.substring(start)));
        return cells;
    }

    private static String cell(String text) {
        String plain = text.replace('\u00A0', ' ').strip();
        boolean quotes = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return ForeignText.cell(
                quotes
                        ? plain.substring(1, plain.length() - 1)
                                .replace("\"\"", "\"")
                                .strip()
                        : plain);
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
