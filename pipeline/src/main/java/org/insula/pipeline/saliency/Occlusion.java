package org.insula.pipeline.saliency;

import java.util.Objects;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * How far the score falls when a slice of the sample, a region or a frame, is set to 0, the training mean (Zeiler and
 * Fergus 2014). The fall is spread evenly over the values of the slice, so that they sum to it; it is negative where
 * the score rises.
 *
 * @param score which score of the class
 * @param slice what is taken away at a time
 */
public record Occlusion(Score score, Slice slice) implements Attribution {

    /** Takes away the given kind of slice. */
    public Occlusion {
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(slice, "slice");
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        int count = slice.count(batch);
        double[][] falls = new double[count][batch.samples()];
        double[] whole = scores(pass, batch, classes);
        for (int occluded = 0; occluded < count; occluded++) {
            double[] left = scores(pass, slice.without(batch, occluded), classes);
            for (int sample = 0; sample < left.length; sample++) {
                falls[occluded][sample] = (whole[sample] - left[sample]) / slice.size(batch);
            }
        }
        int size = batch.frames() * batch.regions();
        double[] saliency = new double[batch.samples() * size];
        for (int i = 0; i < saliency.length; i++) {
            saliency[i] = falls[slice.of(batch, i)][i / size];
        }
        return saliency;
    }

    private double[] scores(NetworkPass pass, SequenceBatch batch, int[] classes) {
        return score.values(pass.forward(batch), classes, pass.network().classes());
    }
}
