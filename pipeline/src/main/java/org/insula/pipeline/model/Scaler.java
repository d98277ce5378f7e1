package org.insula.pipeline.model;

import java.io.Serializable;
import java.util.Arrays;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Standardises each region to mean 0 and standard deviation 1 over all frames of the samples it was fitted on.
 *
 * <p>A value is missing where its region is; it becomes 0, the training mean. A region that is missing in every
 * training sample, or that never varies there, tells nothing and becomes 0 in every sample: see {@link #ignores}.
 * Immutable, any thread may use it.
 */
public final class Scaler implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A standard deviation below this share of the mean's magnitude is rounding error. */
    private static final double LEAST_VARIATION = 1e-9;

    /** A mean of each region, and the number its deviation is multiplied with (0: ignored). */
    private final double[] mean;

    private final double[] factor;

    private Scaler(double[] mean, double[] factor) {
        this.mean = mean;
        this.factor = factor;
    }

    /**
     * A scaler of given means and factors, which are copied.
     *
     * @param mean   a region's mean
     * @param factor 1/standard deviation; 0 for a region to be ignored
     * @throws IllegalArgumentException if the lengths differ or a value is not finite
     */
    public static Scaler of(double[] mean, double[] factor) {
        boolean finite = Arrays.stream(mean).allMatch(Double::isFinite)
                && Arrays.stream(factor).allMatch(Double::isFinite);
        if (mean.length != factor.length || !finite) {
            throw new IllegalArgumentException("a scaler needs a finite mean and factor for each region");
        }
        return new Scaler(mean.clone(), factor.clone());
    }

    /**
     * Fits means and standard deviations (of the population, not n − 1) over the frames of the chosen samples.
     *
     * @param indices of the samples to fit on: the training samples of a fold, no others
     */
    public static Scaler fit(SampleSet samples, int[] indices) {
        int regions = samples.regions().size();
        double[] mean = new double[regions];
        double[] factor = new double[regions];
        double[] count = new double[regions];
        double[] values = new double[samples.frames() * regions];
        for (int index : indices) {
            samples.sample(index).copyTo(values, 0);
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    mean[i % regions] += values[i];
                    count[i % regions]++;
                }
            }
        }
        Arrays.setAll(mean, region -> count[region] == 0 ? 0 : mean[region] / count[region]);
        double[] squares = squaredDeviations(samples, indices, mean, values);
        for (int region = 0; region < regions; region++) {
            double deviation = count[region] == 0 ? 0 : Math.sqrt(squares[region] / count[region]);
            factor[region] = deviation > LEAST_VARIATION * Math.abs(mean[region]) ? 1 / deviation : 0;
        }
        return new Scaler(mean, factor);
    }

    private static double[] squaredDeviations(SampleSet samples, int[] indices, double[] mean, double[] values) {
        int regions = mean.length;
        double[] squares = new double[regions];
        for (int index : indices) {
            samples.sample(index).copyTo(values, 0);
            for (int i = 0; i < values.length; i++) {
                double deviation = values[i] - mean[i % regions];
                squares[i % regions] += Double.isNaN(deviation) ? 0 : deviation * deviation;
            }
        }
        return squares;
    }

    /** Number of regions. */
    public int regions() {
        return mean.length;
    }

    /** A copy of the means, a region each, in the units of the samples. */
    public double[] mean() {
        return mean.clone();
    }

    /** A copy of the factors, a region each: 1/standard deviation, 0 where the region is ignored. */
    public double[] factor() {
        return factor.clone();
    }

    /** Whether the region was missing or constant in all training samples, so that the network never saw it vary. */
    public boolean ignores(int region) {
        return factor[region] == 0;
    }

    /**
     * The chosen samples, standardised, as a network reads them.
     *
     * @param from first and to one beyond the last of the indices to take
     * @throws IllegalArgumentException if the samples have another number of regions, or none is chosen
     */
    public SequenceBatch batch(SampleSet samples, int[] indices, int from, int to) {
        int size = Math.multiplyExact(samples.frames(), mean.length);
        return batch(samples, indices, from, to, new double[Math.multiplyExact(to - from, size)]);
    }

    /** The same in an array of the caller's, long enough, which the batch then wraps. */
    public SequenceBatch batch(SampleSet samples, int[] indices, int from, int to, double[] into) {
        if (samples.regions().size() != mean.length) {
            throw new IllegalArgumentException(
                    "samples of " + samples.regions().size() + " regions, a scaler of " + mean.length);
        }
        int size = samples.frames() * mean.length;
        for (int i = from; i < to; i++) {
            standardise(samples.sample(indices[i]), into, (i - from) * size);
        }
        return new SequenceBatch(into, to - from, samples.frames(), mean.length);
    }

    private void standardise(Sample sample, double[] into, int offset) {
        sample.copyTo(into, offset);
        for (int frame = 0; frame < sample.frames(); frame++) {
            int start = offset + frame * mean.length;
            for (int region = 0; region < mean.length; region++) {
                double scaled = (into[start + region] - mean[region]) * factor[region];
                into[start + region] = Double.isNaN(scaled) ? 0 : scaled;
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaler that && Arrays.equals(mean, that.mean) && Arrays.equals(factor, that.factor);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(factor);
    }
}
