package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.importance.Decay;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.Stability;
import org.insula.pipeline.inference.Control;

/** What is to be said of a model's maps as a whole, beside the numbers of each region. */
final class MapFacts {
    private MapFacts() {}

    /** Entries of the table's sidecar: what was tested and how, and of each label how stable its map is. */
    static Map<String, Object> of(MethodMaps by, ModelControls controls) {
        List<GroupMap> maps = by.maps();
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!maps.isEmpty()) {
            GroupMap first = maps.get(0);
            entries.put("AveragedOver", first.unit().text());
            entries.put("ImportantTest", controls.findings().test().text());
            entries.put("ImportantComparedWith", controls.findings().compared());
            for (Control.Kind kind : List.of(Control.Kind.UNTRAINED, Control.Kind.PERMUTED)) {
                controls.similarity(by.method(), maps, kind)
                        .ifPresent(value -> entries.put("SpearmanWith" + camel(kind), value));
            }
            entries.put("Interval", "95 %, bootstrap over " + first.unit().text() + ", BCa");
            entries.put("Labels", maps.stream().map(MapFacts::label).toList());
        }
        return entries;
    }

    private static String camel(Control.Kind kind) {
        return kind == Control.Kind.UNTRAINED ? "UntrainedNetworks" : "NetworksOfPermutedLabels";
    }

    private static Map<String, Object> label(GroupMap map) {
        Stability stability = map.stability();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Label", map.key().label());
        entry.put("Members", map.members().size());
        entry.put("KendallW", stability.subjects().w());
        entry.put("KendallP", stability.subjects().p());
        entry.put("SplitHalfSpearman", stability.halves());
        entry.put("FoldSpearman", stability.folds());
        entry.put("SeedSpearman", stability.seeds());
        map.decay().ifPresent(decay -> addDecay(entry, decay));
        return entry;
    }

    private static void addDecay(Map<String, Object> entry, Decay decay) {
        entry.put("HalfLifeFrames", decay.halfLife());
        entry.put("HalfMassFrames", decay.halfMass());
    }
}
