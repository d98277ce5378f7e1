package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Two maps that are set against each other: of one model and two labels, or of one label and two models.
 *
 * @param one the map that is subtracted from
 * @param other the map that is subtracted
 */
public record MapPair(MapKey one, MapKey other) implements Serializable {
    /** Most labels whose every pair is looked at; of more there would be more contrasts than anybody reads. */
    public static final int MOST_LABELS = 10;

    /** Refuses null. */
    public MapPair {
        Objects.requireNonNull(one);
        Objects.requireNonNull(other);
    }

    /** Whether it is two labels of a model; otherwise two models of a label. */
    public boolean ofLabels() {
        return one.model().equals(other.model());
    }

    /**
     * Every pair of labels of each model, then every pair of models of each label, the earlier less the later; no pairs of
     * labels where there are more than {@link #MOST_LABELS}.
     */
    public static List<MapPair> all(List<String> models, List<String> labels) {
        List<MapPair> pairs = new ArrayList<>();
        if (labels.size() <= MOST_LABELS) {
            for (String model : models) {
                each(labels, (one, other) -> pairs.add(new MapPair(new MapKey(model, one), new MapKey(model, other))));
            }
        }
        for (String label : labels) {
            each(models, (one, other) -> pairs.add(new MapPair(new MapKey(one, label), new MapKey(other, label))));
        }
        return pairs;
    }

    private static void each(List<String> names, BiConsumer<String, String> pair) {
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pair.accept(names.get(i), names.get(j));
            }
        }
    }
}
