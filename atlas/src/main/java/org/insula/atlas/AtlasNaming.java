package org.insula.atlas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.insula.io.FilePaths;

/** How atlases and their regions get names that serve in file names and as column names, whatever form they come in. */
public final class AtlasNaming {

    private AtlasNaming() {}

    /**
     * The regions of all labels, found or named, by ascending label. A label without a name is called
     * {@code region_37}; where several labels share a name, each gets its label appended.
     *
     * @param found positive labels that voxels have
     * @param names name of each label that a table names; positive labels, no blank names
     */
    public static List<Region> regions(Set<Integer> found, Map<Integer, String> names) {
        Map<Integer, String> all = new TreeMap<>(names);
        for (int label : found) {
            all.putIfAbsent(label, Region.unnamed(label).name());
        }
        Map<String, Integer> uses = new HashMap<>();
        all.values().forEach(name -> uses.merge(name, 1, Integer::sum));
        List<Region> regions = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        all.forEach((label, name) -> {
            String unique = uses.get(name) == 1 ? name : name + "_" + label;
            while (!taken.add(unique)) {
                unique += "_" + label;
            }
            regions.add(new Region(label, unique));
        });
        return regions;
    }

    /**
     * The short name in a file's name: the {@code atlas-} or {@code seg-} entity, else what is left without the
     * entities of space and resolution and the suffix. Letters and digits only.
     */
    public static String nameFrom(String imagePath) {
        String base = FilePaths.name(imagePath).replaceFirst("(?i)(\\.dlabel)?\\.(nii|hdr|img)(\\.gz)?$", "");
        List<String> parts = List.of(base.split("_"));
        for (String entity : List.of("atlas-", "seg-")) {
            for (String part : parts) {
                if (part.startsWith(entity) && part.length() > entity.length()) {
                    return part.substring(entity.length()).replaceAll("[^A-Za-z0-9]", "");
                }
            }
        }
        String rest = String.join(
                        "",
                        parts.stream()
                                .filter(part -> !part.matches("(tpl|space|res|den|cohort)-.*|dseg|probseg"))
                                .toList())
                .replaceAll("[^A-Za-z0-9]", "");
        return rest.isEmpty() ? "atlas" : rest;
    }
}
