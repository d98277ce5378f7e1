package org.insula.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * Text tables of labels, whose form is told over the whole file: {@link LabelColumns} where cells stand between delimiters, else
 * {@link LabelWords}. A line that begins with {@code #} says nothing.
 */
final class LabelLines {
    private final String path;
    private final Map<Integer, String> lines;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private LabelTable.Kind kind = LabelTable.Kind.REGIONS;
    private boolean inOrder;

    /** One named label. */
    record Entry(int line, int label, String name) {}

    private LabelLines(String path, Map<Integer, String> lines) {
        this.path = path;
        this.lines = lines;
    }

    /**
     * Reads the lines of a file.
     *
     * @throws InputException if they have no form that is known, or a label is no whole number of 0 or more
     */
    static LabelLines read(String path, List<String> all) {
        Map<Integer, String> lines = new LinkedHashMap<>();
        for (int l = 0; l < all.size(); l++) {
            // An empty first cell is a cell too, as in front of the header of a table with numbered rows.
            String line = all.get(l).indexOf('\t') >= 0
                    ? all.get(l).replaceFirst("^ +", "")
                    : all.get(l).strip();
            line = line.isBlank() ? "" : line;
            boolean comment = line.startsWith("#") || line.startsWith("//") || line.startsWith("%");
            if (!line.isEmpty() && !comment) {
                lines.put(l + 1, line);
            }
        }
        LabelLines read = new LabelLines(path, lines);
        read.read();
        return read;
    }

    List<Entry> entries() {
        return entries;
    }

    List<String> notes() {
        return notes;
    }

    LabelTable.Kind kind() {
        return kind;
    }

    /** Whether there are no labels in the file, and its lines are counted instead. */
    boolean isInOrder() {
        return inOrder;
    }

    private void read() {
        if (!lines.isEmpty() && !new LabelColumns(this).read()) {
            new LabelWords(this).read();
        }
    }

    String path() {
        return path;
    }

    /** The text of each line that says something, by its number from 1. */
    Map<Integer, String> lines() {
        return lines;
    }

    /** Receives that the lines are the regions in order, and why. */
    void countLines(String why) {
        inOrder = true;
        notes.add(path + " " + why + "; its lines are taken for the regions in order");
    }

    /** Receives that more labels are named than an image need have. */
    void becomeLexicon() {
        kind = LabelTable.Kind.LEXICON;
    }

    /** A label without the decimal point and zeros that some programs add. */
    static String whole(String label) {
        return label.replaceFirst("(?<=\\d)\\.0*$", "");
    }

    /** Receives a label and its name. */
    void add(int line, String label, String name) {
        String plain = whole(label);
        if (!isNumber(plain)) {
            throw noLabel(path, line, label);
        }
        String text = (name == null || name.equalsIgnoreCase("n/a") ? "" : name)
                .strip()
                .replaceFirst("^\"(.*)\"$", "$1")
                .replaceFirst("^'(.*)'$", "$1")
                .strip();
        entries.add(new Entry(line, Integer.parseInt(plain), ForeignText.cell(text)));
    }

    /** What is wrong with a label that is none. */
    static InputException noLabel(String path, int line, String found) {
        return new InputException(
                path,
                "line " + line + ": " + ForeignText.quoted(found) + " is no label",
                "labels are whole numbers of 0 or more; write one region a line, index then name");
    }

    static boolean isNumber(String word) {
        return word.matches("\\d{1,9}");
    }
}
