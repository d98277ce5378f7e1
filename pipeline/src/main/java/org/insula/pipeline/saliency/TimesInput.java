package org.insula.pipeline.saliency;

import java.util.Objects;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * Another attribution times the sample's difference from a baseline: what each value added to the score, where the
 * inner one tells what it would add per unit. Gradient × input (Shrikumar et al. 2016) around a {@link Gradient},
 * integrated gradients around its {@link PathAveraged} form with the same baseline.
 *
 * @param inner    what is multiplied
 * @param baseline what samples differ from
 */
public record TimesInput(Attribution inner, Baseline baseline) implements Attribution {

    /** Multiplies the given attribution. */
    public TimesInput {
        Objects.requireNonNull(inner, "inner");
        Objects.requireNonNull(baseline, "baseline");
    }

    /** Multiplies by the standardised values themselves: the baseline is 0. */
    public TimesInput(Attribution inner) {
        this(inner, Baseline.zero());
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        double[] saliency = inner.attribute(pass, batch, classes);
        int size = batch.frames() * batch.regions();
        double[] values = batch.values();
        for (int first = 0; first < saliency.length; first += size) {
            for (int place = 0; place < size; place++) {
                saliency[first + place] *= values[first + place] - baseline.value(place);
            }
        }
        return saliency;
    }
}
