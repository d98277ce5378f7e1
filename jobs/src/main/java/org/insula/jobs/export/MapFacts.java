package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.importance.Decay;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.Stability;

/** What is to be said of a model's maps as a whole, beside the numbers of each region. */
final class MapFacts {
    private MapFacts() {}

    /** Entries of the table's sidecar: what was tested and how, and of each label how stable its map is. */
    static Map<String, Object> of(MethodMaps by) {
        List<GroupMap> maps = by.maps();
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!maps.isEmpty()) {
            GroupMap first = maps.get(0);
            entries.put("AveragedOver", first.unit().text());
            entries.put("Important", "not tested");
            entries.put("Interval", "95 %, bootstrap over " + first.unit().text() + ", BCa");
            by.nulls().ifPresent(nulls -> addNulls(entries, nulls));
            entries.put("Labels", maps.stream().map(map -> label(map, by)).toList());
        }
        return entries;
    }

    private static void addNulls(Map<String, Object> entries, NullMaps nulls) {
        entries.put(
                "NullModelHypothesis",
                "labels mean nothing: p_null and p_null_fwe compare the map of the networks of seed " + nulls.seed()
                        + " with maps of networks of that seed trained on permuted labels");
    }

    private static Map<String, Object> label(GroupMap map, MethodMaps by) {
        Stability stability = map.stability();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Label", map.key().label());
        entry.put("Members", map.members().size());
        entry.put("KendallW", stability.subjects().w());
        entry.put("KendallP", stability.subjects().p());
        entry.put("SplitHalfSpearman", stability.halves());
        entry.put("FoldSpearman", stability.folds());
        entry.put("SeedSpearman", stability.seeds());
        by.nulls()
                .flatMap(nulls -> nulls.test(map.key()))
                .ifPresent(test -> entry.put("NullMaps", test.patterns() - 1));
        map.decay().ifPresent(decay -> addDecay(entry, decay));
        return entry;
    }

    private static void addDecay(Map<String, Object> entry, Decay decay) {
        entry.put("HalfLifeFrames", decay.halfLife());
        entry.put("HalfMassFrames", decay.halfMass());
    }
}
