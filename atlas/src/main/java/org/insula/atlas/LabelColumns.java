package org.insula.atlas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.insula.io.InputException;

/**
 * Tables of labels in columns: cells are between tabs, semicolons, commas or bars where every line has them, or words of which
 * some are in quotes, as R writes them. Columns are told by the header and by what stands in them.
 */
final class LabelColumns {
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

    /** A text in quotes, a number without the sign behind it, or another word. */
    private static final Pattern QUOTED_WORD =
            Pattern.compile("\"(?<text>[^\"]*)\"|(?<number>\\d{1,9})(?:\\s*[:.)=-])?(?=\\s)|(?<word>\\S+)");

    private final LabelLines into;

    /** What joins the parts of a name that was cut at unquoted commas; empty where names are not cut. */
    private String joined = "";

    /** A table whose labels are received by what holds its lines. */
    LabelColumns(LabelLines into) {
        this.into = into;
    }

    /** Reads the lines, if they are such a table. */
    boolean read() {
        String delimiter = delimiter();
        if (!delimiter.isEmpty()) {
            joined = delimiter.equals(",") ? ", " : "";
            readCells(rows(delimiter));
            return true;
        }
        boolean quoted = isQuoted();
        if (quoted) {
            readCells(rows(" "));
        }
        return quoted;
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
        into.lines()
                .forEach((line, text) ->
                        rows.put(line, delimiter.equals(" ") ? quotedWords(text) : cells(text, delimiter)));
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
            if (column >= row.size()
                    || !LabelLines.isNumber(LabelLines.whole(row.get(column)))
                    || !values.add(LabelLines.whole(row.get(column)))) {
                return false;
            }
        }
        return true;
    }

    static boolean isHeader(List<String> first, List<List<String>> body) {
        return !body.isEmpty()
                && first.stream().noneMatch(LabelLines::isNumber)
                && (column(first, NAME) >= 0 || column(first, INDEX) >= 0);
    }

    /** The column whose header is wanted most; -1 if there is none. */
    private static int column(List<String> header, List<String> wanted) {
        List<String> plain = header.stream().map(LabelColumns::plain).toList();
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
        boolean header = isHeader(first, rest)
                || !rest.isEmpty() && numbered >= 0 && !LabelLines.isNumber(LabelLines.whole(first.get(numbered)));
        List<List<String>> body = header ? rest : rows;
        int index = header ? indexColumn(first, body, numbered) : Math.max(0, numbered);
        int name = header ? nameColumn(first, body, index) : textColumn(body, index);
        if (header && numbered < 0 && column(without(first, name), INDEX) < 0) {
            nameLines(byLine, name);
            return;
        }
        // Only a last column with a header can hold what unquoted commas cut.
        boolean cut = header && name == first.size() - 1 && !joined.isEmpty();
        byLine.entrySet().stream()
                .skip(header ? 1 : 0)
                .forEach(line -> into.add(
                        line.getKey(),
                        cell(line.getValue(), index),
                        cut ? rest(line.getValue(), name) : cell(line.getValue(), name)));
        if (!header && rows.stream().allMatch(LabelColumns::hasColour)) {
            into.becomeLexicon();
        }
    }

    private String rest(List<String> row, int column) {
        return column < row.size()
                ? String.join(joined, row.subList(column, row.size())).replaceFirst("[, ]+$", "")
                : "";
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
        byLine.entrySet().stream()
                .skip(1)
                .forEach(line -> into.add(
                        line.getKey(), String.valueOf(into.entries().size() + 1), cell(line.getValue(), name)));
        into.countLines("has no column of labels");
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

    /** Of the columns that a header calls numbers, one that holds numbers; else whatever does, or -1 if nothing does. */
    private static int indexColumn(List<String> header, List<List<String>> body, int numbered) {
        List<String> left = header;
        for (int c = column(left, INDEX); c >= 0; c = column(left, INDEX)) {
            if (isNumbered(body, c)) {
                return c;
            }
            left = without(left, c);
        }
        int named = column(header, INDEX);
        boolean text = named >= 0
                && NAME.contains(plain(header.get(named)))
                && body.stream().noneMatch(row -> LabelLines.isNumber(LabelLines.whole(cell(row, named))));
        return named >= 0 && !text ? named : numbered;
    }

    private int nameColumn(List<String> header, List<List<String>> body, int index) {
        int name = column(without(header, index), NAME);
        if (name >= 0) {
            return name;
        }
        return IntStream.range(0, width(body))
                .filter(c -> c != index && isText(body, c))
                .filter(c -> c >= header.size() || !NO_NAMES.contains(plain(header.get(c))))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        into.path(), "has no column name", "its columns are " + String.join(", ", header)));
    }

    /** Of columns without a header, the one before numbers that stand last, or the first of text. */
    private static int textColumn(List<List<String>> body, int index) {
        if (index > 0) {
            return index - 1;
        }
        return IntStream.range(1, width(body))
                .filter(c -> isText(body, c))
                .findFirst()
                .orElse(width(body) > 1 ? 1 : -1);
    }

    private static int width(List<List<String>> rows) {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    private static boolean isText(List<List<String>> body, int column) {
        return body.stream().map(row -> cell(row, column)).anyMatch(LabelColumns::isText);
    }

    private static boolean isText(String cell) {
        return !cell.isEmpty() && !cell.matches("-?[\\d.]+([eE]-?\\d+)?");
    }

    /** Words between blanks of which some are in quotes, as R writes them; numbers of rows go without a header. */
    private boolean isQuoted() {
        List<List<String>> rows = List.copyOf(rows(" ").values());
        boolean quotes = into.lines().values().stream().allMatch(line -> line.contains("\""))
                && into.lines().values().stream()
                        .noneMatch(line -> LabelWords.SNAP.matcher(line).matches());
        int width = rows.get(rows.size() - 1).size();
        return quotes && width > 1 && rows.stream().skip(1).allMatch(row -> row.size() == width);
    }

    private static List<String> quotedWords(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = QUOTED_WORD.matcher(line);
        while (matcher.find()) {
            words.add(Stream.of("text", "number", "word")
                    .map(matcher::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }

    /** The cells of a line; within quotes delimiters count as text and two quotes as one. */
    private static List<String> cells(String line, String delimiter) {
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
