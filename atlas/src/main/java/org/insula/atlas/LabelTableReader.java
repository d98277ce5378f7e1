package org.insula.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.LooseText;

/**
 * Reads the names that a table gives to labels: FSL's and SPM's XML, and all forms of text that {@link LabelLines} tells
 * apart.
 */
final class LabelTableReader {

    private static final long LARGEST_TEXT = 16 << 20;
    private static final int LOOKED_AT = 768;

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
            LooseText text = LooseText.read(files, path, LARGEST_TEXT);
            if (text.lines().stream().anyMatch(line -> line.indexOf('\0') >= 0)) {
                throw new InputException(path, "is not text", "give a table of names, saved as UTF-8");
            }
            text.notes().forEach(note -> notes.add(path + " " + note));
            addLines(LabelLines.read(path, text.lines()));
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

    /** Whether a file is no text at all, such as MRIcron's palettes, which are called {@code .lut} as well. */
    static boolean isBinary(FileAccess files, String path) {
        try (InputStream in = files.open(path)) {
            byte[] start = in.readNBytes(LOOKED_AT);
            boolean marked = start.length > 1 && (start[0] & 0xFF) + (start[1] & 0xFF) == 0xFE + 0xFF;
            int zeros = 0;
            for (byte each : start) {
                zeros += each == 0 ? 1 : 0;
            }
            // Of UTF-16 every second byte is 0 and no two in a row.
            return zeros > 0
                    && !marked
                    && (start.length < 2 || start[0] == 0 && start[1] == 0 || 3 * zeros < start.length);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private void addLines(LabelLines lines) {
        kind = lines.kind();
        numbering = lines.isInOrder() ? LabelTable.Numbering.LINES : numbering;
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
