package org.insula.pipeline.saliency;

import java.util.Objects;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * Another attribution where the sample lies above a baseline, and 0 elsewhere: what activity says, without what silence
 * says. Where a few labels share the regions, a region that belongs to another label speaks for the answer by being silent;
 * such evidence is left out here.
 *
 * @param inner    what is taken
 * @param baseline what activity lies above
 */
public record OfActivity(Attribution inner, Baseline baseline) implements Attribution {

    /** Takes the given attribution. */
    public OfActivity {
        Objects.requireNonNull(inner, "inner");
        Objects.requireNonNull(baseline, "baseline");
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        double[] saliency = inner.attribute(pass, batch, classes);
        int size = batch.frames() * batch.regions();
        double[] values = batch.values();
        for (int first = 0; first < saliency.length; first += size) {
            for (int place = 0; place < size; place++) {
                boolean active = values[first + place] > baseline.value(place);
                saliency[first + place] = active ? saliency[first + place] : 0;
            }
        }
        return saliency;
    }
}
