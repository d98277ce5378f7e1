package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * Text tables of labels, whose form is told by what stands in their columns over the whole file. Cells are between tabs,
 * semicolons or commas where every line has them, else between blanks; a line that begins with {@code #} says nothing.
 */
final class LabelLines {
    private static final Pattern TWO_LINES = Pattern.compile("(\\d{1,9})(\\s+\\d{1,3}){3,4}");
    private static final Pattern SNAP =
            Pattern.compile("(\\d{1,9})(?:\\s+\\d{1,3}){3}\\s+[\\d.]+\\s+[01]\\s+[01]\\s+(\\S.*)");
    private static final Pattern COLOUR_FIRST =
            Pattern.compile("(\\d{1,9})((?:\\s+\\d*\\.?\\d+(?:[eE]-?\\d+)?){3,4})\\s+(\\S.*)");
    private static final Pattern COLOUR_LAST = Pattern.compile("(\\d{1,9})\\s+(\\S.*?)((?:\\s+\\d{1,3}){3,4})");
    private static final Pattern NAME_FIRST = Pattern.compile("[^\\s\\d]\\S*\\s+([^\\s\\d]\\S*)\\s+(\\d{1,9})");
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,9})(?:[:.)=]?\\s+|[:=])(.*)");
    private static final List<String> INDEX = List.of(
            "index",
            "id",
            "value",
            "label_id",
            "labelid",
            "label id",
            "roi_id",
            "roi id",
            "number",
            "no.",
            "no",
            "idx",
            "key",
            "intensity",
            "code",
            "roi",
            "label",
            "#");
    private static final List<String> NAME = List.of(
            "name",
            "label_name",
            "labelname",
            "label name",
            "region",
            "region_name",
            "region name",
            "roi_name",
            "roi name",
            "roi",
            "structure",
            "structure_name",
            "area",
            "label",
            "abbreviation",
            "description");
    private static final int SMALL_CODE = 1000;

    private final String path;
    private final Map<Integer, String> lines;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private LabelTable.Kind kind = LabelTable.Kind.REGIONS;

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
            String line = all.get(l).strip();
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

    private void read() {
        if (lines.isEmpty()) {
            return;
        }
        String delimiter = delimiter();
        if (!delimiter.isEmpty()) {
            readCells(delimiter);
        } else if (isTwoLines()) {
            readTwoLines();
        } else {
            withoutHeader();
            readWords();
        }
    }

    private String delimiter() {
        for (String each : List.of("\t", ";", ",")) {
            boolean everywhere =
                    lines.values().stream().allMatch(line -> cells(line, each).size() > 1);
            boolean afterNumber = lines.values().stream()
                    .skip(1)
                    .allMatch(line -> isNumber(cells(line, each).get(0)) || hasHeader(each));
            if (everywhere && afterNumber) {
                return each;
            }
        }
        return "";
    }

    private boolean hasHeader(String delimiter) {
        List<String> first = cells(lines.values().iterator().next(), delimiter);
        return !isNumber(first.get(0)) && (column(first, NAME) >= 0 || column(first, INDEX) >= 0);
    }

    private static int column(List<String> header, List<String> wanted) {
        List<String> lower =
                header.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        for (String each : wanted) {
            if (lower.contains(each)) {
                return lower.indexOf(each);
            }
        }
        return -1;
    }

    /** Cells between delimiters: the columns by the header, or else the first number and the first text behind it. */
    private void readCells(String delimiter) {
        List<String> first = cells(lines.values().iterator().next(), delimiter);
        boolean header = first.stream().noneMatch(LabelLines::isNumber) && !isNumber(first.get(0));
        int index = header ? Math.max(0, column(first, INDEX)) : 0;
        int name = header ? nameColumn(first, index) : -1;
        boolean skip = header;
        boolean colours = true;
        for (Map.Entry<Integer, String> line : lines.entrySet()) {
            if (skip) {
                skip = false;
                continue;
            }
            List<String> cells = cells(line.getValue(), delimiter);
            int column = name >= 0 ? name : firstText(cells);
            String text = column < cells.size() ? cells.get(column) : "";
            add(line.getKey(), index < cells.size() ? cells.get(index) : "", text);
            colours &=
                    !header && cells.size() >= 6 && cells.subList(2, 6).stream().allMatch(LabelLines::isNumber);
        }
        if (colours) {
            kind = LabelTable.Kind.LEXICON;
        }
    }

    private static int nameColumn(List<String> header, int index) {
        List<String> others = new ArrayList<>(header);
        others.set(index, "");
        int name = column(others, NAME);
        return name >= 0 ? name : index == 0 ? 1 : 0;
    }

    private static int firstText(List<String> cells) {
        for (int c = 1; c < cells.size(); c++) {
            if (!cells.get(c).isEmpty() && !cells.get(c).matches("[\\d.]+([eE]-?\\d+)?")) {
                return c;
            }
        }
        return 1;
    }

    /** A name, and in the next line its index and colour, as Connectome Workbench imports them. */
    private boolean isTwoLines() {
        List<String> all = List.copyOf(lines.values());
        boolean numbers = all.size() % 2 == 0;
        for (int l = 0; numbers && l < all.size(); l++) {
            boolean fits = TWO_LINES.matcher(all.get(l)).matches();
            numbers = l % 2 == 0 ? !fits : fits;
        }
        return numbers;
    }

    private void readTwoLines() {
        String name = "";
        for (Map.Entry<Integer, String> line : lines.entrySet()) {
            Matcher index = TWO_LINES.matcher(line.getValue());
            if (!name.isEmpty() && index.matches()) {
                add(line.getKey(), index.group(1), name);
                name = "";
            } else {
                name = line.getValue();
            }
        }
    }

    private void withoutHeader() {
        Map.Entry<Integer, String> first = lines.entrySet().iterator().next();
        List<String> words = Arrays.asList(first.getValue().split("\\s+"));
        boolean header = words.stream().noneMatch(LabelLines::isNumber)
                && column(words.subList(0, 1), INDEX) == 0
                && lines.size() > 1;
        if (header) {
            lines.remove(first.getKey());
        }
    }

    private void readWords() {
        if (readAll(SNAP, 1, 2) || readColoursFirst() || readColoursLast() || readAll(NAME_FIRST, 2, 1)) {
            return;
        }
        Map<Integer, String[]> rows = new LinkedHashMap<>();
        lines.forEach((line, text) -> {
            Matcher plain = PLAIN.matcher(text);
            boolean alone = isNumber(text);
            if (!plain.matches() && !alone) {
                throw noLabel(path, line, text.split("\\s+")[0]);
            }
            rows.put(line, new String[] {alone ? text : plain.group(1), alone ? "" : plain.group(2)});
        });
        boolean codes = areCodes(List.copyOf(rows.values()));
        rows.forEach((line, row) -> add(line, row[0], codes ? row[1].replaceFirst("\\s+\\d{1,9}$", "") : row[1]));
    }

    /** Reads every line by a pattern, if all fit. */
    private boolean readAll(Pattern pattern, int label, int name) {
        if (!lines.values().stream().allMatch(line -> pattern.matcher(line).matches())) {
            return false;
        }
        lines.forEach((line, text) -> {
            Matcher matcher = pattern.matcher(text);
            matcher.matches();
            add(line, matcher.group(label), matcher.group(name));
        });
        return true;
    }

    /** Index, colour, name, as FSLeyes has them; the colour's parts are from 0 to 1, or from 0 to 255. */
    private boolean readColoursFirst() {
        return readAll(COLOUR_FIRST, 1, 3);
    }

    /** Index, name, colour, as FreeSurfer has them. */
    private boolean readColoursLast() {
        boolean four = lines.values().stream().allMatch(line -> {
            Matcher matcher = COLOUR_LAST.matcher(line);
            return matcher.matches() && matcher.group(3).strip().split("\\s+").length == 4;
        });
        if (four && readAll(COLOUR_LAST, 1, 2)) {
            kind = LabelTable.Kind.LEXICON;
        }
        return four;
    }

    /**
     * Whether the number at the end of every line is a code and not part of the name: without it names must still
     * differ, and the numbers must ascend.
     */
    private boolean areCodes(List<String[]> rows) {
        Set<String> names = new HashSet<>();
        long last = -1;
        long offset = Long.MIN_VALUE;
        boolean plain = true;
        boolean large = true;
        for (String[] row : rows) {
            Matcher matcher = Pattern.compile("(\\S.*?)\\s+(\\d{1,9})").matcher(row[1]);
            if (!matcher.matches() || !names.add(matcher.group(1)) || Long.parseLong(matcher.group(2)) <= last) {
                return false;
            }
            last = Long.parseLong(matcher.group(2));
            long here = last - Long.parseLong(row[0]);
            plain &= offset == Long.MIN_VALUE || here == offset;
            offset = here;
            large &= last >= SMALL_CODE;
        }
        if (!plain && !large) {
            notes.add(
                    "the number at the end of each line of " + path + " is taken for a code, not for part of the name");
        }
        return true;
    }

    private void add(int line, String label, String name) {
        String plain = label.replaceFirst("\\.0*$", "");
        if (!isNumber(plain)) {
            throw noLabel(path, line, label);
        }
        String text = name.strip()
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

    /** The cells of a line; within quotes delimiters count as text and two quotes as one. */
    static List<String> cells(String line, String delimiter) {
        char separator = delimiter.charAt(0);
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
            } else if (next == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(next);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
