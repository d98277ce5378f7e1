package org.insula.pipeline.saliency;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * The mean of another attribution over noisy copies of a sample; around a {@link Gradient} it is SmoothGrad (Smilkov et
 * al. 2017):
 *
 * <pre>
 *   R(x) = 1/n Σ_k inner(x + ε_k),   ε_k ~ N(0, deviation²)
 * </pre>
 *
 * A sample's noise follows from the seed and its values, so it is the same in whatever batch the sample comes.
 *
 * @param inner     what is averaged
 * @param draws     noisy copies of each sample, at least 1
 * @param deviation of the noise, in standard deviations of the training samples, above 0
 * @param seed      of the noise
 */
public record NoiseAveraged(Attribution inner, int draws, double deviation, long seed) implements Attribution {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there are no draws, or the deviation is not a number above 0
     */
    public NoiseAveraged {
        Objects.requireNonNull(inner, "inner");
        if (draws < 1 || !(deviation > 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException(
                    "noise needs at least 1 draw and a deviation above 0, not " + draws + " and " + deviation);
        }
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        int size = batch.frames() * batch.regions();
        Random[] noise = new Random[batch.samples()];
        Arrays.setAll(noise, sample -> SampleRandom.of(seed, batch.values(), sample * size, size));
        double[] noisy = new double[batch.samples() * size];
        double[] mean = new double[noisy.length];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < noisy.length; i++) {
                noisy[i] = batch.values()[i] + deviation * noise[i / size].nextGaussian();
            }
            double[] saliency = inner.attribute(
                    pass, new SequenceBatch(noisy, batch.samples(), batch.frames(), batch.regions()), classes);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += saliency[i] / draws;
            }
        }
        return mean;
    }
}
