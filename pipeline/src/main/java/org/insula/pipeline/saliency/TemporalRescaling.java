package org.insula.pipeline.saliency;

import java.util.Objects;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * Temporal saliency rescaling (Ismail, Gunady, Corrada Bravo and Feizi 2020): a value counts as much as its frame does
 * times as much as its region does, and either counts as much as another attribution's map changes without it:
 *
 * <pre>
 *   frame_t  = Σ |inner(x) − inner(x without frame t)|
 *   region_n = Σ |inner(x) − inner(x without region n)|
 *   R_tn     = ± frame_t · region_n
 * </pre>
 *
 * The magnitude is theirs with the threshold α at 0; a region is taken away in all frames, so that frames + regions
 * evaluations are enough. The sign is the inner attribution's.
 *
 * @param inner whose map is watched
 */
public record TemporalRescaling(Attribution inner) implements Attribution {

    /** Watches the given attribution's map. */
    public TemporalRescaling {
        Objects.requireNonNull(inner, "inner");
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        double[] saliency = inner.attribute(pass, batch, classes);
        double[][] frames = relevance(Slice.FRAME, saliency, pass, batch, classes);
        double[][] regions = relevance(Slice.REGION, saliency, pass, batch, classes);
        int size = batch.frames() * batch.regions();
        double[] rescaled = new double[saliency.length];
        for (int i = 0; i < rescaled.length; i++) {
            double product = frames[Slice.FRAME.of(batch, i)][i / size] * regions[Slice.REGION.of(batch, i)][i / size];
            rescaled[i] = Math.copySign(product, saliency[i]);
        }
        return rescaled;
    }

    /** How much the map changes without each slice, {@code [slice][sample]}. */
    private double[][] relevance(Slice slice, double[] saliency, NetworkPass pass, SequenceBatch batch, int[] classes) {
        int size = batch.frames() * batch.regions();
        double[][] relevance = new double[slice.count(batch)][batch.samples()];
        for (int masked = 0; masked < relevance.length; masked++) {
            double[] left = inner.attribute(pass, slice.without(batch, masked), classes);
            for (int i = 0; i < left.length; i++) {
                relevance[masked][i / size] += Math.abs(saliency[i] - left[i]);
            }
        }
        return relevance;
    }
}
