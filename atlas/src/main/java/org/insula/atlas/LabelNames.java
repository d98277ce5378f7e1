package org.insula.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * The names that a label table gives to labels. Two forms are read: a table with the columns {@code index} and
 * {@code name} (BIDS; {@code label} is taken for {@code name} where that is missing), and plain lines
 * {@code index name [code]} as MRIcron's atlases carry them.
 */
final class LabelNames {

    private static final long LARGEST_TEXT = 16 << 20;

    private final String path;
    private final Map<Integer, String> names = new TreeMap<>();

    private LabelNames(String path) {
        this.path = path;
    }

    /**
     * Reads a label table. The background, label 0, is passed over; a label without a name gets none.
     *
     * @throws InputException if the file cannot be read, is of neither form, holds a label that is not a whole number
     *     of 0 or more, or gives a label two names
     */
    static Map<Integer, String> read(FileAccess files, String path) {
        LabelNames names = new LabelNames(path);
        List<String> lines = lines(files, path);
        if (!lines.isEmpty() && List.of(lines.get(0).split("\t")).contains("index")) {
            names.addTable(Tsv.read(files, path));
        } else if (FilePaths.name(path).endsWith(".tsv")) {
            throw new InputException(path, "has no column index", "name its columns index and name, tabs between");
        } else {
            names.addText(lines);
        }
        if (names.names.isEmpty()) {
            throw new InputException(path, "names no region", "give a table with the columns index and name");
        }
        return names.names;
    }

    private static List<String> lines(FileAccess files, String path) {
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

    private void addText(List<String> lines) {
        Map<Integer, String[]> rows = new TreeMap<>();
        for (int l = 0; l < lines.size(); l++) {
            if (!lines.get(l).isEmpty() && !lines.get(l).startsWith("#")) {
                rows.put(l + 1, lines.get(l).split("\\s+"));
            }
        }
        // A last word that is a number in every line is a code; in some lines only, it belongs to the name.
        boolean codes = rows.values().stream().allMatch(words -> words.length > 2 && isNumber(words[words.length - 1]));
        rows.forEach((line, words) -> {
            if (!isNumber(words[0])) {
                throw noLabel(line, words[0]);
            }
            int end = codes ? words.length - 1 : words.length;
            add(
                    line,
                    Integer.parseInt(words[0]),
                    String.join(" ", List.of(words).subList(1, end)));
        });
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,9}");
    }

    private void add(int line, int label, String name) {
        if (label == 0 || name.isEmpty()) {
            return;
        }
        String other = names.putIfAbsent(label, name);
        if (other != null && !other.equals(name)) {
            throw new InputException(
                    path,
                    "label " + label + " is named " + other + " and again " + name + " (line " + line + ")",
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
