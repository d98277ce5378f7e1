package org.insula.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * Reads the names that a table gives to labels. The forms, told apart by the file's ending and first lines:
 *
 * <ul>
 *   <li>a TSV with the columns {@code index} and {@code name}, as BIDS has it ({@code label} is taken for {@code name}
 *       where that is missing);
 *   <li>lines {@code index name [code]}, as MRIcron's atlases carry them;
 *   <li>FreeSurfer's colour tables, {@code index name R G B A}: a lexicon of which only the labels found are regions;
 *   <li>CSV, {@code index,name}, with or without a header;
 *   <li>FSL's XML, which counts from 0 where FSL's label images have 0 for background: index 0 is label 1, and the
 *       first map of a 4D image.
 * </ul>
 */
final class LabelTableReader {

    private static final long LARGEST_TEXT = 16 << 20;
    private static final int COLOUR_TABLE_WORDS = 6;

    private final String path;
    private final Map<Integer, String> names = new TreeMap<>();

    private LabelTableReader(String path) {
        this.path = path;
    }

    /**
     * Reads a table of any of the forms. A label without a name gets none.
     *
     * @throws InputException if the file cannot be read, is of no such form, names no region, holds a label that is not
     *     a whole number of 0 or more, or gives a label two names
     */
    static LabelTable read(FileAccess files, String path) {
        return new LabelTableReader(path).read(files);
    }

    private LabelTable read(FileAccess files) {
        LabelTable.Kind kind = LabelTable.Kind.REGIONS;
        String ending = FilePaths.name(path).toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
        if (ending.equals("xml")) {
            FslLabels.read(files, path).forEach((index, name) -> add(0, index + 1, name));
        } else {
            List<String> lines = lines(files);
            if (!lines.isEmpty() && List.of(lines.get(0).split("\t")).contains("index")) {
                addTable(Tsv.read(files, path));
            } else if (ending.equals("tsv")) {
                throw new InputException(path, "has no column index", "name its columns index and name, tabs between");
            } else if (ending.equals("csv")) {
                addCsv(lines);
            } else {
                kind = addText(lines);
            }
        }
        if (names.keySet().stream().noneMatch(label -> label > 0)) {
            throw new InputException(path, "names no region", "give a table with the columns index and name");
        }
        return new LabelTable(path, kind, names);
    }

    private List<String> lines(FileAccess files) {
        try {
            if (files.status(path).size() > LARGEST_TEXT) {
                throw new InputException(path, "is too large for a label table", "check the path");
            }
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(files.open(path), StandardCharsets.UTF_8.newDecoder()))) {
                return reader.lines()
                        .map(line -> line.replace("\uFEFF", "").strip())
                        .toList();
            }
        } catch (UncheckedIOException e) {
            throw InputException.reading(path, e.getCause());
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private void addTable(Table table) {
        String nameColumn = table.has("name") || !table.has("label") ? "name" : "label";
        for (int row = 0; row < table.rows(); row++) {
            double index = table.number(row, "index");
            if (!(index >= 0 && index <= Integer.MAX_VALUE && index == Math.rint(index))) {
                throw noLabel(row + 2, table.cell(row, "index"));
            }
            String name = table.cell(row, nameColumn);
            add(row + 2, (int) index, Table.isMissing(name) ? "" : name);
        }
    }

    private void addCsv(List<String> lines) {
        for (int l = 0; l < lines.size(); l++) {
            List<String> cells = cells(lines.get(l));
            boolean header = l == 0 && !isNumber(cells.get(0));
            if (!header && !lines.get(l).isEmpty()) {
                add(l + 1, label(l + 1, cells.get(0)), cells.size() > 1 ? cells.get(1) : "");
            }
        }
    }

    /** The cells of a line of CSV; within quotes commas count as text and two quotes as one. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int c = 0; c < line.length(); c++) {
            char next = line.charAt(c);
            if (next == '"' && quoted && c + 1 < line.length() && line.charAt(c + 1) == '"') {
                cell.append('"');
                c++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(next);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private LabelTable.Kind addText(List<String> lines) {
        Map<Integer, String[]> rows = new LinkedHashMap<>();
        for (int l = 0; l < lines.size(); l++) {
            if (!lines.get(l).isEmpty() && !lines.get(l).startsWith("#")) {
                rows.put(l + 1, lines.get(l).split("\\s+"));
            }
        }
        boolean colours = rows.values().stream().allMatch(LabelTableReader::endsInColour);
        // A last word that is a number in every line is a code; in some lines only, it belongs to the name.
        boolean codes = rows.values().stream().allMatch(words -> words.length > 2 && isNumber(words[words.length - 1]));
        int trailing = colours ? 4 : codes ? 1 : 0;
        rows.forEach((line, words) -> add(
                line,
                label(line, words[0]),
                String.join(" ", List.of(words).subList(1, Math.max(1, words.length - trailing)))));
        return colours ? LabelTable.Kind.LEXICON : LabelTable.Kind.REGIONS;
    }

    private static boolean endsInColour(String[] words) {
        return words.length >= COLOUR_TABLE_WORDS
                && List.of(words).subList(words.length - 4, words.length).stream()
                        .allMatch(LabelTableReader::isNumber);
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,9}");
    }

    private int label(int line, String word) {
        if (!isNumber(word)) {
            throw noLabel(line, word);
        }
        return Integer.parseInt(word);
    }

    private void add(int line, int label, String name) {
        if (name.isEmpty()) {
            return;
        }
        String other = names.putIfAbsent(label, name);
        if (other != null && !other.equals(name)) {
            throw new InputException(
                    path,
                    "label " + label + " is named " + other + " and again " + name
                            + (line > 0 ? " (line " + line + ")" : ""),
                    "give each label one name");
        }
    }

    private InputException noLabel(int line, String found) {
        return new InputException(
                path,
                "line " + line + ": \"" + found + "\" is no label",
                "labels are whole numbers of 0 or more; write one region a line, index then name");
    }
}
