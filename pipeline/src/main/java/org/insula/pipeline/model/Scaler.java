package org.insula.pipeline.model;

import java.io.Serializable;
import java.util.Arrays;
import org.insula.pipeline.sample.SampleSet;

/**
 * Standardises values to mean 0 and standard deviation 1 over the samples it was fitted on: each region over all
 * frames, or each region in each frame.
 *
 * <p>A value is missing where its region is; it becomes 0, the training mean. What is missing in every training sample,
 * or never varies there, tells nothing and becomes 0 in every sample: see {@link #ignores}. Immutable, any thread may
 * use it.
 */
public final class Scaler implements Serializable {
    private static final long serialVersionUID = 2L;

    /** A standard deviation below this share of the mean's magnitude is rounding error. */
    private static final double LEAST_VARIATION = 1e-9;

    private final int regions;

    /**
     * Means, and the numbers that deviations are multiplied with (0: ignored); {@code [region]}, or
     * {@code [frame][region]} where frames have their own.
     */
    private final double[] mean;

    private final double[] factor;

    private Scaler(int regions, double[] mean, double[] factor) {
        this.regions = regions;
        this.mean = mean;
        this.factor = factor;
    }

    /**
     * A scaler of given means and factors, a region each, which are copied.
     *
     * @param mean   a region's mean
     * @param factor 1/standard deviation; 0 for a region to be ignored
     * @throws IllegalArgumentException if the lengths differ or a value is not finite
     */
    public static Scaler of(double[] mean, double[] factor) {
        return of(mean.length, mean, factor);
    }

    /**
     * A scaler of given means and factors, which are copied.
     *
     * @param regions number of regions
     * @param mean    means, {@code [region]} or {@code [frame][region]}
     * @param factor  1/standard deviation, likewise; 0 for what is to be ignored
     * @throws IllegalArgumentException if the lengths do not fit or a value is not finite
     */
    public static Scaler of(int regions, double[] mean, double[] factor) {
        boolean finite = Arrays.stream(mean).allMatch(Double::isFinite)
                && Arrays.stream(factor).allMatch(Double::isFinite);
        if (regions < 1 || mean.length != factor.length || mean.length % regions != 0 || !finite) {
            throw new IllegalArgumentException("a scaler needs a finite mean and factor for each of its regions");
        }
        return new Scaler(regions, mean.clone(), factor.clone());
    }

    /** Fits means and standard deviations, a region each. */
    public static Scaler fit(SampleSet samples, int[] indices) {
        return fit(samples, indices, Scaling.REGION);
    }

    /**
     * Fits means and standard deviations (of the population, not n − 1) over the chosen samples.
     *
     * @param indices of the samples to fit on: the training samples of a fold, no others
     */
    public static Scaler fit(SampleSet samples, int[] indices, Scaling scaling) {
        int regions = samples.regions().size();
        int size = Math.multiplyExact(samples.frames(), regions);
        int kinds = scaling == Scaling.REGION ? regions : size;
        double[] mean = new double[kinds];
        double[] factor = new double[kinds];
        double[] count = new double[kinds];
        double[] values = new double[size];
        for (int index : indices) {
            samples.values().copyTo(index, values, 0);
            for (int i = 0; i < size; i++) {
                if (!Double.isNaN(values[i])) {
                    mean[i % kinds] += values[i];
                    count[i % kinds]++;
                }
            }
        }
        Arrays.setAll(mean, kind -> count[kind] == 0 ? 0 : mean[kind] / count[kind]);
        double[] squares = squaredDeviations(samples, indices, mean, values);
        for (int kind = 0; kind < kinds; kind++) {
            double deviation = count[kind] == 0 ? 0 : Math.sqrt(squares[kind] / count[kind]);
            factor[kind] = deviation > LEAST_VARIATION * Math.abs(mean[kind]) ? 1 / deviation : 0;
        }
        return new Scaler(regions, mean, factor);
    }

    private static double[] squaredDeviations(SampleSet samples, int[] indices, double[] mean, double[] values) {
        int kinds = mean.length;
        double[] squares = new double[kinds];
        for (int index : indices) {
            samples.values().copyTo(index, values, 0);
            for (int i = 0; i < values.length; i++) {
                double deviation = values[i] - mean[i % kinds];
                squares[i % kinds] += Double.isNaN(deviation) ? 0 : deviation * deviation;
            }
        }
        return squares;
    }

    /** Number of regions. */
    public int regions() {
        return regions;
    }

    /** Over what values means and deviations were taken. */
    public Scaling scaling() {
        return mean.length == regions ? Scaling.REGION : Scaling.FRAME_AND_REGION;
    }

    /** A copy of the means, {@code [region]} or {@code [frame][region]}, in the units of the samples. */
    public double[] mean() {
        return mean.clone();
    }

    /** A copy of the factors, likewise: 1/standard deviation, 0 for what is ignored. */
    public double[] factor() {
        return factor.clone();
    }

    /** Whether the region was missing or constant in all training samples, so that the network never saw it vary. */
    public boolean ignores(int region) {
        for (int kind = region; kind < factor.length; kind += regions) {
            if (factor[kind] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A value of one place of a sample, standardised; 0 where the place is ignored.
     *
     * @param place frame · regions + region
     */
    public double standardised(int place, double value) {
        int kind = place % mean.length;
        return (value - mean[kind]) * factor[kind];
    }

    /**
     * The value of one place of a sample whose standardised value is given; the training mean where the place is ignored.
     *
     * @param place frame · regions + region
     */
    public double restored(int place, double standardised) {
        int kind = place % mean.length;
        return factor[kind] == 0 ? mean[kind] : mean[kind] + standardised / factor[kind];
    }

    /**
     * The chosen samples, standardised, as a network reads them.
     *
     * @param from first and to one beyond the last of the indices to take
     * @throws IllegalArgumentException if the samples have another number of regions or frames, or none is chosen
     */
    public SequenceBatch batch(SampleSet samples, int[] indices, int from, int to) {
        int size = Math.multiplyExact(samples.frames(), regions);
        return batch(samples, indices, from, to, new double[Math.multiplyExact(to - from, size)]);
    }

    /** The same in an array of the caller's, long enough, which the batch then wraps. */
    public SequenceBatch batch(SampleSet samples, int[] indices, int from, int to, double[] into) {
        int size = samples.frames() * regions;
        if (samples.regions().size() != regions || size % mean.length != 0) {
            throw new IllegalArgumentException("samples of " + samples.frames() + " frames of "
                    + samples.regions().size() + " regions do not fit a scaler of " + mean.length / regions + " × "
                    + regions);
        }
        for (int i = from; i < to; i++) {
            samples.values().copyTo(indices[i], into, (i - from) * size);
            standardise(into, (i - from) * size, size);
        }
        return new SequenceBatch(into, to - from, samples.frames(), regions);
    }

    private void standardise(double[] into, int offset, int size) {
        for (int start = 0; start < size; start += mean.length) {
            for (int kind = 0; kind < mean.length; kind++) {
                double scaled = (into[offset + start + kind] - mean[kind]) * factor[kind];
                into[offset + start + kind] = Double.isNaN(scaled) ? 0 : scaled;
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaler that
                && regions == that.regions
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(factor, that.factor);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(factor);
    }
}
