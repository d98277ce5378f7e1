package org.insula.pipeline.faithfulness;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * By what places of a network's samples are removed.
 *
 * @param kind whose saliency, or none
 * @param model the model whose saliency it is; empty for a random order
 */
public record RemovalOrder(Kind kind, String model) implements Serializable, Comparable<RemovalOrder> {
    private static final Comparator<RemovalOrder> ORDER =
            Comparator.comparing(RemovalOrder::kind).thenComparing(RemovalOrder::model);

    /** Whose saliency decides. */
    public enum Kind {
        /** The network's own. */
        OWN,
        /** That of another model's network of the same fold and seed. */
        OTHER,
        /** Nobody's: places are drawn. */
        RANDOM;

        /** The kind as tables have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses absent names. */
    public RemovalOrder {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(model);
    }

    /** By the saliency of a model, for a network of one. */
    public static RemovalOrder by(String saliencyOf, String network) {
        return new RemovalOrder(saliencyOf.equals(network) ? Kind.OWN : Kind.OTHER, saliencyOf);
    }

    /** In a random order. */
    public static RemovalOrder random() {
        return new RemovalOrder(Kind.RANDOM, "");
    }

    @Override
    public int compareTo(RemovalOrder other) {
        return ORDER.compare(this, other);
    }
}
