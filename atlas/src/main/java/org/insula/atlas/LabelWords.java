package org.insula.atlas;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.InputException;

/** Tables of labels in words between blanks: the form is the first whose pattern fits every line. */
final class LabelWords {
    private static final Pattern TWO_LINES = Pattern.compile("(\\d{1,9})(\\s+\\d{1,3}){3,4}");
    /** Index, colour, visibility, name in quotes, as ITK-SNAP has them. */
    static final Pattern SNAP = Pattern.compile("(\\d{1,9})(?:\\s+\\d{1,3}){3}\\s+[\\d.]+\\s+[01]\\s+[01]\\s+(\\S.*)");

    private static final String PART = "\\s+\\d*\\.?\\d+(?:[eE]-?\\d+)?";
    private static final Pattern COLOUR_FIRST = Pattern.compile("(\\d{1,9})(?:" + PART + "){3}(?:\\s+(\\S.*))?");
    private static final Pattern OPACITY_FIRST = Pattern.compile("(\\d{1,9})(?:" + PART + "){4}\\s+(\\S.*)");
    private static final Pattern COLOUR_LAST = Pattern.compile("(\\d{1,9})\\s+(\\S.*?)(?:\\s+\\d{1,3}){4}");
    private static final Pattern THREE_LAST = Pattern.compile("(\\d{1,9})\\s+(\\S.*?)(?:\\s+\\d{1,3}){3}");
    private static final Pattern NAME_FIRST = Pattern.compile("[^\\s\\d]\\S*\\s+([^\\s\\d]\\S*)\\s+(\\d{1,9})");
    private static final Pattern NAME_THEN_INDEX = Pattern.compile("(\\S.*?)\\s+(\\d{1,9})");
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,9})(?:\\s*[:.)=-]?\\s+|[:=])(.*)");
    private static final int SMALL_CODE = 1000;

    private final LabelLines into;
    private final Map<Integer, String> lines;

    /** A table whose labels are received by what holds its lines. */
    LabelWords(LabelLines into) {
        this.into = into;
        this.lines = into.lines();
    }

    /**
     * Reads the lines.
     *
     * @throws InputException if they have no form that is known
     */
    void read() {
        if (readTwoLines()) {
            return;
        }
        withoutHeader();
        boolean fits = readAll(SNAP, 1, 2)
                || readColoursFirst()
                || readColoursLast()
                || readAll(NAME_FIRST, 2, 1)
                || readNamesThenIndices();
        if (!fits) {
            readPlain();
        }
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

    private boolean readTwoLines() {
        if (!isTwoLines()) {
            return false;
        }
        String name = "";
        for (Map.Entry<Integer, String> line : lines.entrySet()) {
            Matcher index = TWO_LINES.matcher(line.getValue());
            if (!name.isEmpty() && index.matches()) {
                into.add(line.getKey(), index.group(1), name);
                name = "";
            } else {
                name = line.getValue();
            }
        }
        return true;
    }

    private void withoutHeader() {
        List<Map.Entry<Integer, String>> all = List.copyOf(lines.entrySet());
        List<String> words = Arrays.asList(all.get(0).getValue().split("\\s+"));
        List<List<String>> next = all.stream()
                .skip(1)
                .limit(1)
                .map(line -> Arrays.asList(line.getValue().split("\\s+")))
                .toList();
        boolean header =
                LabelColumns.isHeader(words, next) && next.get(0).stream().anyMatch(LabelLines::isNumber);
        if (header) {
            lines.remove(all.get(0).getKey());
        }
    }

    private void readPlain() {
        if (lines.values().stream().noneMatch(text -> PLAIN.matcher(text).matches() || LabelLines.isNumber(text))) {
            readNames();
            return;
        }
        Map<Integer, String[]> rows = new LinkedHashMap<>();
        lines.forEach((line, text) -> {
            Matcher plain = PLAIN.matcher(text);
            boolean alone = LabelLines.isNumber(text);
            if (!plain.matches() && !alone) {
                throw LabelLines.noLabel(into.path(), line, text.split("\\s+")[0]);
            }
            rows.put(line, new String[] {alone ? text : plain.group(1), alone ? "" : plain.group(2)});
        });
        boolean codes = areCodes(List.copyOf(rows.values()));
        rows.forEach((line, row) -> into.add(line, row[0], codes ? row[1].replaceFirst("\\s+\\d{1,9}$", "") : row[1]));
    }

    /** Names alone, a line each. */
    private void readNames() {
        lines.forEach(
                (line, text) -> into.add(line, String.valueOf(into.entries().size() + 1), text));
        into.countLines("has names and no labels");
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
            into.add(line, matcher.group(label), matcher.group(name));
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
            into.becomeLexicon();
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
            Matcher matcher = NAME_THEN_INDEX.matcher(row[1]);
            if (!matcher.matches() || !names.add(matcher.group(1)) || Long.parseLong(matcher.group(2)) <= last) {
                return false;
            }
            last = Long.parseLong(matcher.group(2));
            long here = last - Long.parseLong(row[0]);
            offset = offset == Long.MIN_VALUE || here == offset ? here : -1;
            large &= last >= SMALL_CODE;
        }
        if (offset != 0 && !large) {
            into.notes()
                    .add("the number at the end of each line of " + into.path()
                            + " is taken for a code, not for part of the name");
        }
        return true;
    }
}
