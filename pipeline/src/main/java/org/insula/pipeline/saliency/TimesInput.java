package org.insula.pipeline.saliency;

import java.util.Objects;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * Another attribution times the sample's difference from the baseline 0, which is the training mean: what each value
 * added to the score, where the inner one tells what it would add per unit. Gradient × input (Shrikumar et al. 2016)
 * around a {@link Gradient}, integrated gradients around its {@link PathAveraged} form.
 *
 * @param inner what is multiplied
 */
public record TimesInput(Attribution inner) implements Attribution {

    /** Multiplies the given attribution. */
    public TimesInput {
        Objects.requireNonNull(inner, "inner");
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        double[] saliency = inner.attribute(pass, batch, classes);
        for (int i = 0; i < saliency.length; i++) {
            saliency[i] *= batch.values()[i];
        }
        return saliency;
    }
}
