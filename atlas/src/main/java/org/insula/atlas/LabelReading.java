package org.insula.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.insula.io.InputException;

/**
 * Which voxel value each name of a table is for. Some tables number regions by the values of the image, some count from 0
 * where values count from 1; names under the wrong reading are all shifted by one.
 *
 * <p>A table without a 0, or whose 0 means nothing (Background, Unknown …), has the values. Otherwise the reading counts
 * that names more of the labels in the image; where both name as many, FSL's type of the atlas decides, and without it
 * the table is refused.
 *
 * @param names voxel value → name, without the background
 * @param notes what was decided, one line each
 */
record LabelReading(Map<Integer, String> names, List<String> notes) {
    /** In lower case, words apart, without the side of the brain. */
    private static final Set<String> NOTHING = Set.of(
            "bg",
            "bkg",
            "bckg",
            "none",
            "null",
            "nothing",
            "empty",
            "void",
            "exterior",
            "clear label",
            "nolabel",
            "noregion",
            "medial wall",
            "medialwall",
            "freesurfer defined medial wall",
            "na",
            "n a",
            "nan",
            "zero",
            "other",
            "mask",
            "rest",
            "air",
            "ignore",
            "0",
            "label 0",
            "region 0");

    private static final Pattern STARTS_WITH_NOTHING = Pattern.compile(
            "(background|unknown|unclassified|unlabel|undefined|unassigned|undetermined|unspecified|unnamed|outside|out of"
                    + "|no label|no region|no name|non brain|nonbrain|non region|not )\\b?.*");

    /** Whether a name says that there is no region. */
    static boolean meansNothing(String name) {
        String words = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .replaceFirst("^(ctx )?(left|right|lh|rh|l|r) (?=.)", "");
        return words.isEmpty()
                || NOTHING.contains(words)
                || STARTS_WITH_NOTHING.matcher(words).matches();
    }

    /**
     * Reads a table against an image.
     *
     * @param found the labels in the image
     * @throws InputException if both readings fit and nothing decides
     */
    static LabelReading of(LabelTable table, Set<Integer> found) {
        if (countsNothing(table, found)) {
            return afterNothing(table);
        }
        if (table.numbering() == LabelTable.Numbering.LINES) {
            requireAllInOrder(table, found);
        }
        boolean fsl = table.numbering().name().startsWith("FSL");
        Map<Integer, String> asValues = fsl ? table.shifted(-1) : new TreeMap<>(table.names());
        Map<Integer, String> fromZero = fsl ? new TreeMap<>(table.names()) : table.shifted(1);
        String zero = asValues.getOrDefault(0, "");
        boolean values = table.numbering() == LabelTable.Numbering.VALUES
                || table.kind() == LabelTable.Kind.LEXICON
                || areValues(table, asValues, fromZero, found);
        List<String> notes = new ArrayList<>(table.notes());
        if (fsl || !values) {
            notes.add(
                    values
                            ? "the indices in " + table.source() + " are taken for voxel values"
                                    + (zero.isEmpty() ? "" : "; index 0 is " + zero)
                            : table.source() + " counts from 0: index 0 (" + zero + ") is taken for voxel value 1");
        }
        Map<Integer, String> names = values ? asValues : fromZero;
        names.remove(0);
        return new LabelReading(names, notes);
    }

    /**
     * Whether a table counts from 1 and its 1 means nothing, so that values are one less: the image holds exactly the
     * labels of that reading.
     *
     * @throws InputException if it is not told which reading is meant
     */
    private static boolean countsNothing(LabelTable table, Set<Integer> found) {
        boolean counts =
                table.numbering() == LabelTable.Numbering.WRITTEN || table.numbering() == LabelTable.Numbering.LINES;
        Map<Integer, String> names = table.names();
        boolean nothing = counts
                && table.kind() == LabelTable.Kind.REGIONS
                && !names.containsKey(0)
                && names.containsKey(1)
                && meansNothing(names.get(1));
        if (!nothing) {
            return false;
        }
        Map<Integer, String> less = table.shifted(-1);
        less.remove(0);
        if (less.keySet().equals(found)) {
            return true;
        }
        if (named(names, found) <= named(less, found)) {
            throw new InputException(
                    table.source(),
                    "names 1 " + names.get(1) + ", and the image's " + found.size()
                            + " labels fit it whether its numbers are voxel values or one more",
                    "number the regions by voxel values, without a line of the background");
        }
        return false;
    }

    private static LabelReading afterNothing(LabelTable table) {
        Map<Integer, String> names = table.shifted(-1);
        List<String> notes = new ArrayList<>(table.notes());
        notes.add(table.source() + " counts the background: 1 is " + names.remove(0)
                + ", and every other number is one more than the voxel value");
        return new LabelReading(names, notes);
    }

    private static void requireAllInOrder(LabelTable table, Set<Integer> found) {
        if (!found.equals(table.names().keySet())) {
            throw new InputException(
                    table.source(),
                    "has " + table.names().size() + " lines without labels where the image holds " + found.size()
                            + " labels"
                            + (found.size() == table.names().size() ? " that are not 1 to " + found.size() : ""),
                    "write one region a line, index then name");
        }
    }

    private static boolean areValues(
            LabelTable table, Map<Integer, String> asValues, Map<Integer, String> fromZero, Set<Integer> found) {
        if (!asValues.containsKey(0)) {
            boolean fsl = table.numbering() != LabelTable.Numbering.WRITTEN;
            return !fsl || named(asValues, found) >= named(fromZero, found);
        }
        if (meansNothing(asValues.get(0))) {
            return true;
        }
        int byValue = named(asValues, found);
        int byPlace = named(fromZero, found);
        if (byValue != byPlace) {
            return byValue > byPlace;
        }
        return switch (table.numbering()) {
            case FSL_MAPS -> false;
            case FSL_LABELS, VALUES, LINES -> true;
            case FSL, WRITTEN ->
                throw new InputException(
                        table.source(),
                        "names 0 (" + asValues.get(0) + "), and the image's " + found.size()
                                + " labels fit it whether its numbers are voxel values or count from 0",
                        "take the line of 0 out if numbers are voxel values; number from 1 if they are not");
        };
    }

    private static int named(Map<Integer, String> names, Set<Integer> found) {
        return (int) found.stream().filter(names::containsKey).count();
    }
}
