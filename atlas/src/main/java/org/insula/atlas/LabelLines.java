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
    private static final String PART = "\\s+\\d*\\.?\\d+(?:[eE]-?\\d+)?";
    private static final Pattern COLOUR_FIRST = Pattern.compile("(\\d{1,9})(?:" + PART + "){3}(?:\\s+(\\S.*))?");
    private static final Pattern OPACITY_FIRST = Pattern.compile("(\\d{1,9})(?:" + PART + "){4}\\s+(\\S.*)");
    private static final Pattern COLOUR_LAST = Pattern.compile("(\\d{1,9})\\s+(\\S.*?)(?:\\s+\\d{1,3}){4}");
    private static final Pattern THREE_LAST = Pattern.compile("(\\d{1,9})\\s+(\\S.*?)(?:\\s+\\d{1,3}){3}");
    private static final Pattern NAME_FIRST = Pattern.compile("[^\\s\\d]\\S*\\s+([^\\s\\d]\\S*)\\s+(\\d{1,9})");
    private static final Pattern NAME_THEN_INDEX = Pattern.compile("(\\S.*?)\\s+(\\d{1,9})");
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,9})(?:\\s*[:.)=-]?\\s+|[:=])(.*)");
    /** Headers in lower case and without what is neither letter nor digit. */
    private static final List<String> INDEX = List.of(
            "index",
            "idx",
            "id",
            "value",
            "labelid",
            "labelindex",
            "labelvalue",
            "roiid",
            "roiindex",
            "roilabel",
            "roinumber",
            "regionid",
            "regionindex",
            "regionnumber",
            "parcelid",
            "parcelindex",
            "number",
            "no",
            "nr",
            "num",
            "key",
            "intensity",
            "code",
            "roi",
            "label",
            "parcel",
            "component");

    private static final List<String> NAME = List.of(
            "name",
            "labelname",
            "regionname",
            "roiname",
            "parcelname",
            "structurename",
            "fullname",
            "region",
            "roi",
            "structure",
            "area",
            "label",
            "labels",
            "parcel",
            "names",
            "regions",
            "abbreviation",
            "description");

    private static final Set<String> NO_NAMES =
            Set.of("color", "colour", "hex", "rgb", "rgba", "r", "g", "b", "a", "x", "y", "z", "mapping");
    private static final int SMALL_CODE = 1000;

    private final String path;
    private final Map<Integer, String> lines;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private LabelTable.Kind kind = LabelTable.Kind.REGIONS;
    private boolean inOrder;
    /** What joins the parts of a name that was cut at unquoted commas; empty where names are not cut. */
    private String joined = "";

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
        if (lines.isEmpty()) {
            return;
        }
        String delimiter = delimiter();
        if (!delimiter.isEmpty()) {
            joined = delimiter.equals(",") ? ", " : "";
            readCells(rows(delimiter));
        } else if (isTwoLines()) {
            readTwoLines();
        } else if (isQuoted()) {
            readCells(rows(" "));
        } else {
            withoutHeader();
            readWords();
        }
    }

    /** What stands between cells in every line, if it separates a number from a name. */
    private String delimiter() {
        for (String each : List.of("\t", ";", ",", "|")) {
            List<List<String>> rows = List.copyOf(rows(each).values());
            boolean everywhere = rows.stream().allMatch(row -> row.size() > 1);
            if (everywhere && (numberedColumn(rows) >= 0 || isHeader(rows.get(0), rows.subList(1, rows.size())))) {
                return each;
            }
        }
        return "";
    }

    private Map<Integer, List<String>> rows(String delimiter) {
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        lines.forEach(
                (line, text) -> rows.put(line, delimiter.equals(" ") ? quotedWords(text) : cells(text, delimiter)));
        return rows;
    }

    /** The first column of whole numbers that are all different; the first row may be a header. */
    private static int numberedColumn(List<List<String>> rows) {
        List<List<String>> body = rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
        for (int c = 0; c < rows.get(0).size(); c++) {
            if (isNumbered(body, c)) {
                return c;
            }
        }
        return -1;
    }

    private static boolean isNumbered(List<List<String>> body, int column) {
        Set<String> values = new HashSet<>();
        for (List<String> row : body) {
            if (column >= row.size() || !isNumber(whole(row.get(column))) || !values.add(whole(row.get(column)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHeader(List<String> first, List<List<String>> body) {
        return !body.isEmpty()
                && first.stream().noneMatch(LabelLines::isNumber)
                && (column(first, NAME) >= 0 || column(first, INDEX) >= 0);
    }

    /** The column whose header is wanted most; -1 if there is none. */
    private static int column(List<String> header, List<String> wanted) {
        List<String> plain = header.stream().map(LabelLines::plain).toList();
        return wanted.stream()
                .filter(plain::contains)
                .mapToInt(plain::indexOf)
                .findFirst()
                .orElse(-1);
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Cells between delimiters: the columns by the header, or else the first numbers and the first text. */
    private void readCells(Map<Integer, List<String>> byLine) {
        List<List<String>> rows = List.copyOf(byLine.values());
        List<List<String>> rest = rows.subList(1, rows.size());
        List<String> first = withRowNumbers(rows.get(0), rest);
        int numbered = numberedColumn(rows);
        boolean header =
                isHeader(first, rest) || !rest.isEmpty() && numbered >= 0 && !isNumber(whole(first.get(numbered)));
        List<List<String>> body = header ? rest : rows;
        int index = header ? indexColumn(first, body, numbered) : Math.max(0, numbered);
        int name = header ? nameColumn(first, body, index) : textColumn(body, index);
        if (header && numbered < 0 && column(without(first, name), INDEX) < 0) {
            nameLines(byLine, name);
            return;
        }
        boolean skip = header;
        for (Map.Entry<Integer, List<String>> line : byLine.entrySet()) {
            if (!skip) {
                List<String> row = line.getValue();
                boolean cut = header && name == first.size() - 1 && !joined.isEmpty();
                String text = cut && name < row.size()
                        ? String.join(joined, row.subList(name, row.size())).replaceFirst("[, ]+$", "")
                        : cell(row, name);
                add(line.getKey(), cell(row, index), text);
            }
            skip = false;
        }
        if (!header && rows.stream().allMatch(LabelLines::hasColour)) {
            kind = LabelTable.Kind.LEXICON;
        }
    }

    /** R writes numbers of rows without a header above them. */
    private static List<String> withRowNumbers(List<String> header, List<List<String>> body) {
        int named = column(header, INDEX);
        boolean longer = !body.isEmpty() && body.stream().allMatch(row -> row.size() == header.size() + 1);
        if (!longer || named < 0 || isNumbered(body, named) && !isNumbered(body, named + 1)) {
            return header;
        }
        List<String> whole = new ArrayList<>(header);
        if (isNumbered(body, named + 1)) {
            whole.add(0, "");
        }
        return whole;
    }

    /** A table with a header and no column of numbers: its lines are the regions in order. */
    private void nameLines(Map<Integer, List<String>> byLine, int name) {
        inOrder = true;
        int place = 0;
        for (Map.Entry<Integer, List<String>> line : byLine.entrySet()) {
            if (place > 0) {
                add(line.getKey(), String.valueOf(place), cell(line.getValue(), name));
            }
            place++;
        }
        notes.add(path + " has no column of labels; its lines are taken for the regions in order");
    }

    private static boolean hasColour(List<String> row) {
        return row.size() >= 6 && row.subList(2, 6).stream().allMatch(LabelLines::isNumber);
    }

    private static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    private static List<String> without(List<String> row, int column) {
        List<String> others = new ArrayList<>(row);
        if (column >= 0 && column < others.size()) {
            others.set(column, "");
        }
        return others;
    }

    /** Of the columns that a header calls numbers, one that holds numbers; else whatever does. */
    private static int indexColumn(List<String> header, List<List<String>> body, int numbered) {
        List<String> left = header;
        for (int c = column(left, INDEX); c >= 0; c = column(left, INDEX)) {
            if (isNumbered(body, c)) {
                return c;
            }
            left = without(left, c);
        }
        int named = column(header, INDEX);
        return named >= 0 ? named : Math.max(0, numbered);
    }

    private int nameColumn(List<String> header, List<List<String>> body, int index) {
        int name = column(without(header, index), NAME);
        if (name >= 0) {
            return name;
        }
        int text = textColumn(body, index);
        if (text < 0 || text < header.size() && NO_NAMES.contains(plain(header.get(text)))) {
            throw new InputException(path, "has no column name", "its columns are " + String.join(", ", header));
        }
        return text;
    }

    /** The column before numbers that stand last, or the first column of text. */
    private static int textColumn(List<List<String>> body, int index) {
        if (index > 0) {
            return index - 1;
        }
        int width = body.stream().mapToInt(List::size).max().orElse(0);
        for (int c = 1; c < width; c++) {
            int column = c;
            if (body.stream().map(row -> cell(row, column)).anyMatch(LabelLines::isText)) {
                return c;
            }
        }
        return width > 1 ? 1 : -1;
    }

    private static boolean isText(String cell) {
        return !cell.isEmpty() && !cell.matches("-?[\\d.]+([eE]-?\\d+)?");
    }

    private static final Pattern QUOTED_WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** Words between blanks of which some are in quotes, as R writes them; numbers of rows go without a header. */
    private boolean isQuoted() {
        List<List<String>> rows = List.copyOf(rows(" ").values());
        boolean quotes = lines.values().stream().allMatch(line -> line.contains("\""))
                && lines.values().stream().noneMatch(line -> SNAP.matcher(line).matches());
        int width = rows.get(rows.size() - 1).size();
        return quotes && width > 1 && rows.stream().skip(1).allMatch(row -> row.size() == width);
    }

    private static List<String> quotedWords(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = QUOTED_WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
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
        List<Map.Entry<Integer, String>> all = List.copyOf(lines.entrySet());
        List<String> words = Arrays.asList(all.get(0).getValue().split("\\s+"));
        boolean header = all.size() > 1
                && words.stream().noneMatch(LabelLines::isNumber)
                && (column(words, INDEX) >= 0 || column(words, NAME) >= 0)
                && Arrays.stream(all.get(1).getValue().split("\\s+")).anyMatch(LabelLines::isNumber);
        if (header) {
            lines.remove(all.get(0).getKey());
        }
    }

    private void readWords() {
        boolean read = readAll(SNAP, 1, 2)
                || readColoursFirst()
                || readColoursLast()
                || readAll(NAME_FIRST, 2, 1)
                || readNamesThenIndices();
        if (read) {
            return;
        }
        if (lines.values().stream().noneMatch(text -> PLAIN.matcher(text).matches() || isNumber(text))) {
            readNames();
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

    /** Names alone, a line each. */
    private void readNames() {
        inOrder = true;
        lines.forEach((line, text) -> add(line, String.valueOf(entries.size() + 1), text));
        notes.add(path + " has names and no labels; its lines are taken for the regions in order");
    }

    /** Whether a pattern fits all lines and gives each label and each name once. */
    private boolean tells(Pattern pattern, int label, int name) {
        Set<String> labels = new HashSet<>();
        Set<String> names = new HashSet<>();
        return lines.values().stream().allMatch(line -> {
            Matcher matcher = pattern.matcher(line);
            return matcher.matches() && labels.add(matcher.group(label)) && names.add(matcher.group(name));
        });
    }

    private boolean readNamesThenIndices() {
        boolean plain =
                lines.values().stream().anyMatch(text -> PLAIN.matcher(text).matches());
        return !plain && tells(NAME_THEN_INDEX, 2, 1) && readAll(NAME_THEN_INDEX, 2, 1);
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

    /**
     * Index, colour, name, as FSLeyes has them; the colour's parts are from 0 to 1, or from 0 to 255. Some lines may lack
     * their name. Where a number follows three parts in every line and a name behind it, that is the colour's opacity.
     */
    private boolean readColoursFirst() {
        long named = lines.values().stream()
                .filter(line -> line.matches("\\d{1,9}(" + PART + "){3}\\s+\\S.*"))
                .count();
        if (2 * named < lines.size()) {
            return false;
        }
        boolean opacity = lines.values().stream().allMatch(OPACITY_FIRST.asMatchPredicate());
        return readAll(opacity ? OPACITY_FIRST : COLOUR_FIRST, 1, 2);
    }

    /** Index, name, colour, as FreeSurfer has them; the opacity may be missing. */
    private boolean readColoursLast() {
        boolean read = tells(COLOUR_LAST, 1, 2)
                ? readAll(COLOUR_LAST, 1, 2)
                : tells(THREE_LAST, 1, 2) && readAll(THREE_LAST, 1, 2);
        read = read || readAll(COLOUR_LAST, 1, 2);
        if (read) {
            kind = LabelTable.Kind.LEXICON;
        }
        return read;
    }

    /**
     * Whether the number at the end of every line is a code and not part of the name: without it names must still
     * differ, and the numbers must ascend.
     */
    private boolean areCodes(List<String[]> rows) {
        Set<String> names = new HashSet<>();
        long last = -1;
        long offset = Long.MIN_VALUE;
        boolean large = true;
        for (String[] row : rows) {
            Matcher matcher = Pattern.compile("(\\S.*?)\\s+(\\d{1,9})").matcher(row[1]);
            if (!matcher.matches() || !names.add(matcher.group(1)) || Long.parseLong(matcher.group(2)) <= last) {
                return false;
            }
            last = Long.parseLong(matcher.group(2));
            long here = last - Long.parseLong(row[0]);
            offset = offset == Long.MIN_VALUE || here == offset ? here : -1;
            large &= last >= SMALL_CODE;
        }
        if (offset != 0 && !large) {
            notes.add(
                    "the number at the end of each line of " + path + " is taken for a code, not for part of the name");
        }
        return true;
    }

    private static String whole(String label) {
        return label.replaceFirst("(?<=\\d)\\.0*$", "");
    }

    private void add(int line, String label, String name) {
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
