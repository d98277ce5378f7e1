package org.insula.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.LooseTsv;
import org.insula.io.table.Table;

/**
 * Reads the names that a table gives to labels. The forms, told apart by their columns over the whole file:
 *
 * <ul>
 *   <li>a TSV with the columns {@code index} and {@code name}, as BIDS has it ({@code label} is taken for {@code name}
 *       where that is missing), in any case;
 *   <li>CSV between commas or semicolons, with or without a header;
 *   <li>lines {@code index name [code]}, as MRIcron's atlases carry them;
 *   <li>FreeSurfer's colour tables, {@code index name R G B A}: a lexicon of which only the labels found are regions;
 *   <li>FSLeyes' {@code index r g b name}, ITK-SNAP's {@code index R G B A 1 1 "name"}, and a name with {@code index R G
 *       B A} in the line below it, as Connectome Workbench imports it;
 *   <li>FSL's and SPM's XML.
 * </ul>
 */
final class LabelTableReader {

    private static final long LARGEST_TEXT = 16 << 20;

    private final String path;
    private final Map<Integer, String> names = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private LabelTable.Kind kind = LabelTable.Kind.REGIONS;
    private LabelTable.Numbering numbering = LabelTable.Numbering.WRITTEN;

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
        String ending = FilePaths.name(path).toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
        if (ending.equals("xml")) {
            addXml(XmlLabels.read(files, path));
        } else {
            List<String> lines = lines(files);
            if (!lines.isEmpty() && isBids(lines.get(0))) {
                addTable(LooseTsv.read(files, path).table());
            } else if (ending.equals("tsv")) {
                throw new InputException(path, "has no column index", "name its columns index and name, tabs between");
            } else {
                addLines(LabelLines.read(path, lines));
            }
        }
        if (names.keySet().stream().noneMatch(label -> label > 0)) {
            throw new InputException(path, "names no region", "give a table with the columns index and name");
        }
        return new LabelTable(path, kind, numbering, names, notes);
    }

    /** FSL's indices are kept one higher, as its maps count from 1 here. */
    private void addXml(XmlLabels labels) {
        if (labels.nested()) {
            numbering = LabelTable.Numbering.VALUES;
            labels.names().forEach((index, name) -> add(0, index, name));
            return;
        }
        numbering = labels.type().startsWith("prob")
                ? LabelTable.Numbering.FSL_MAPS
                : labels.type().startsWith("label") ? LabelTable.Numbering.FSL_LABELS : LabelTable.Numbering.FSL;
        labels.names().forEach((index, name) -> add(0, index + 1, name));
    }

    private static boolean isBids(String header) {
        return List.of(header.split("\t")).stream()
                .anyMatch(cell -> cell.strip().equalsIgnoreCase("index"));
    }

    private List<String> lines(FileAccess files) {
        try {
            if (files.status(path).size() > LARGEST_TEXT) {
                throw new InputException(path, "is too large for a label table", "check the path");
            }
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(files.open(path), StandardCharsets.UTF_8.newDecoder()))) {
                return reader.lines().map(line -> line.replace("\uFEFF", "")).toList();
            }
        } catch (UncheckedIOException e) {
            throw InputException.reading(path, e.getCause());
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private void addTable(Table table) {
        String indexColumn = column(table, "index", "index");
        String nameColumn = column(table, "name", "label");
        for (int row = 0; row < table.rows(); row++) {
            double index = table.number(row, indexColumn);
            if (!(index >= 0 && index <= Integer.MAX_VALUE && index == Math.rint(index))) {
                throw LabelLines.noLabel(path, row + 2, table.cell(row, indexColumn));
            }
            String name = table.cell(row, nameColumn);
            add(row + 2, (int) index, Table.isMissing(name) ? "" : name);
        }
    }

    /** A column by its name in any case, or else another one. */
    private static String column(Table table, String wanted, String instead) {
        for (String each : List.of(wanted, instead)) {
            for (String column : table.columns()) {
                if (column.equalsIgnoreCase(each)) {
                    return column;
                }
            }
        }
        return wanted;
    }

    private void addLines(LabelLines lines) {
        kind = lines.kind();
        notes.addAll(lines.notes());
        lines.entries().forEach(entry -> add(entry.line(), entry.label(), entry.name()));
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
}
