package org.insula.atlas;

import java.util.Map;
import java.util.TreeMap;

/**
 * The names that a table gives to labels.
 *
 * @param source the table's file, for messages
 * @param kind what it means that a label stands in the table
 * @param names label → name; 0, the background of a label image, may be among them
 */
record LabelTable(String source, Kind kind, Map<Integer, String> names) {

    /** What it means that a label stands in a table. */
    enum Kind {
        /** The atlas has that region, with or without voxels. */
        REGIONS,
        /** If the atlas has that label, this is its name: a lexicon shared by many atlases. */
        LEXICON
    }

    /** No table at all. */
    static LabelTable none() {
        return new LabelTable("", Kind.REGIONS, Map.of());
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
     * maps counts from 0.
     */
    Map<Integer, String> mapNames(int maps) {
        if (!names.containsKey(0) || names.containsKey(maps)) {
            return regionNames();
        }
        Map<Integer, String> shifted = new TreeMap<>();
        names.forEach((index, name) -> shifted.put(index + 1, name));
        return shifted;
    }
}
