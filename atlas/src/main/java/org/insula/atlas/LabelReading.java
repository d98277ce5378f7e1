package org.insula.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Set<String> NOTHING = Set.of(
            "background",
            "bg",
            "unknown",
            "unclassified",
            "unlabeled",
            "unlabelled",
            "undefined",
            "unassigned",
            "none",
            "null",
            "nothing",
            "empty",
            "void",
            "outside",
            "exterior",
            "clear label",
            "no label",
            "no_label",
            "nolabel",
            "medial wall",
            "medial_wall",
            "freesurfer_defined_medial_wall",
            "na",
            "n/a",
            "nan",
            "zero",
            "other",
            "mask",
            "rest",
            "air",
            "outside brain",
            "non-brain",
            "nonbrain",
            "not labeled",
            "not labelled",
            "non region",
            "no region",
            "label 0",
            "label_0",
            "region 0",
            "region_0");

    /** Whether a name says that there is no region. */
    static boolean meansNothing(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return NOTHING.contains(plain)
                || plain.startsWith("background")
                || plain.startsWith("unknown")
                || plain.startsWith("unclassified")
                || !plain.codePoints().anyMatch(Character::isLetterOrDigit)
                || plain.equals("0");
    }

    /**
     * Reads a table against an image.
     *
     * @param found the labels in the image
     * @throws InputException if both readings fit and nothing decides
     */
    static LabelReading of(LabelTable table, Set<Integer> found) {
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
            case FSL_LABELS, VALUES -> true;
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
