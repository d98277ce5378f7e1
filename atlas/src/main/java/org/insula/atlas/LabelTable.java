package org.insula.atlas;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names that a table gives to labels.
 *
 * @param source the table's file, for messages
 * @param kind what it means that a label stands in the table
 * @param numbering what its numbers are
 * @param names label → name; 0, the background of a label image, may be among them
 * @param notes what was decided by a rule when it was read, one line each
 */
record LabelTable(String source, Kind kind, Numbering numbering, Map<Integer, String> names, List<String> notes) {

    /** What it means that a label stands in a table. */
    enum Kind {
        /** The atlas has that region, with or without voxels. */
        REGIONS,
        /** If the atlas has that label, this is its name: a lexicon shared by many atlases. */
        LEXICON
    }

    /** What the numbers of a table are, as far as its form tells. */
    enum Numbering {
        /** Values of voxels, by the form's definition. */
        VALUES,
        /** Lines of a file without numbers, which are the regions in order. */
        LINES,
        /** Values of voxels as a rule; a table may count from 0 where values count from 1. */
        WRITTEN,
        /** One more than FSL's index, which does not say whether it is a value or counts from 0. */
        FSL,
        /** One more than FSL's index of maps, which counts from 0. */
        FSL_MAPS,
        /** One more than FSL's index of an atlas of labels, which is the value. */
        FSL_LABELS
    }

    /** No table at all. */
    static LabelTable none() {
        return new LabelTable("", Kind.REGIONS, Numbering.VALUES, Map.of(), List.of());
    }

    /** Whether there are no names. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The names of a label image's regions: without the background. */
    Map<Integer, String> regionNames() {
        Map<Integer, String> regions = new TreeMap<>(names);
        regions.remove(0);
        return regions;
    }

    /**
     * The names of the maps of a 4D image by their place, counted from 1. A table that names 0 and not the number of
     * maps counts from 0; one whose 1 means nothing and that names one more than there are maps counts a background too.
     */
    Map<Integer, String> mapNames(int maps) {
        boolean fromZero = names.containsKey(0) && !names.containsKey(maps);
        boolean fslFromOne = numbering.name().startsWith("FSL") && !names.containsKey(1) && names.containsKey(maps + 1);
        boolean afterNothing = !names.containsKey(0)
                && names.containsKey(maps + 1)
                && LabelReading.meansNothing(names.getOrDefault(1, "?"));
        return fromZero ? shifted(1) : fslFromOne || afterNothing ? withoutBackground(shifted(-1)) : regionNames();
    }

    private static Map<Integer, String> withoutBackground(Map<Integer, String> shifted) {
        shifted.remove(0);
        return shifted;
    }

    /** The names by numbers that are greater by some. */
    Map<Integer, String> shifted(int by) {
        Map<Integer, String> shifted = new TreeMap<>();
        names.forEach((index, name) -> shifted.put(index + by, name));
        return shifted;
    }
}
