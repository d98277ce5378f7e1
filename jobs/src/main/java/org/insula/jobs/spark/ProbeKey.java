package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a row of saliency goes when networks are probed, and in which order it arrives there.
 *
 * @param unit number of the unit that needs it, which is also the partition
 * @param sample the sample
 * @param model the model whose saliency it is
 */
record ProbeKey(int unit, String sample, String model) implements Serializable, Comparable<ProbeKey> {
    private static final Comparator<ProbeKey> ORDER = Comparator.comparingInt(ProbeKey::unit)
            .thenComparing(ProbeKey::sample)
            .thenComparing(ProbeKey::model);

    @Override
    public int compareTo(ProbeKey other) {
        return ORDER.compare(this, other);
    }
}
