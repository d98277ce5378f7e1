package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * What a map is about.
 *
 * @param model name of the model
 * @param label name of the label
 */
public record MapKey(String model, String label) implements Serializable, Comparable<MapKey> {
    private static final Comparator<MapKey> ORDER =
            Comparator.comparing(MapKey::model).thenComparing(MapKey::label);

    /** Refuses absent names. */
    public MapKey {
        Objects.requireNonNull(model);
        Objects.requireNonNull(label);
    }

    @Override
    public int compareTo(MapKey other) {
        return ORDER.compare(this, other);
    }
}
