package org.insula.io.cifti;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.insula.io.InputException;

/**
 * Named maps whose values are keys of a label table, each map with a table of its own.
 *
 * @param maps in the order of the file
 */
public record LabelsAxis(List<LabelMap> maps) implements CiftiAxis {
    /**
     * One map.
     *
     * @param name what the file calls it; may be empty
     * @param labels key → name, by ascending key; key 0 is "unlabelled" by convention
     */
    public record LabelMap(String name, SortedMap<Integer, String> labels) implements Serializable {
        /** Copies the table. */
        public LabelMap {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        }
    }

    /** Copies the list. */
    public LabelsAxis {
        maps = List.copyOf(maps);
    }

    @Override
    public int length() {
        return maps.size();
    }

    @Override
    public String describe() {
        return "labels";
    }

    /**
     * The index of a map.
     *
     * @param path named in messages
     * @param name of the map; empty = the only one there is
     * @throws InputException if there is no such map, or several and none is named
     */
    public int indexOf(String path, String name) {
        List<String> names = maps.stream().map(LabelMap::name).toList();
        if (name.isEmpty() && names.size() == 1) {
            return 0;
        }
        int index = names.indexOf(name);
        if (name.isEmpty() || index < 0) {
            throw new InputException(
                    path,
                    name.isEmpty() ? "has " + names.size() + " label maps" : "has no label map " + name,
                    "name one with --map (atlas.map in a configuration): " + String.join(", ", names));
        }
        return index;
    }
}
