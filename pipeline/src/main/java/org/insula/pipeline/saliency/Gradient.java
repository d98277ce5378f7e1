package org.insula.pipeline.saliency;

import java.util.Arrays;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * The score's derivative with respect to each input value (Simonyan, Vedaldi and Zisserman 2014), signed.
 *
 * @param score which score of the class
 */
public record Gradient(Score score) implements Attribution {

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        double[] logits = pass.forward(batch);
        double[] gradient = pass.inputGradient(
                score.logitGradient(logits, classes, pass.network().classes()));
        return Arrays.copyOf(gradient, batch.samples() * batch.frames() * batch.regions());
    }

    /** The slope of a class score, but not of a probability, of a network that is an affine map. */
    @Override
    public boolean isSameEverywhere(ModelSpec spec) {
        return score != Score.PROBABILITY && spec.isAffine();
    }
}
