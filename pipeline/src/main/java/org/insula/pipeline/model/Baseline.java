package org.insula.pipeline.model;

import java.io.Serializable;
import java.util.Arrays;
import org.insula.pipeline.sample.SampleSet;

/**
 * The sample that contributions are counted from: a standardised value for each frame and region. With the mean of the
 * training samples as the baseline, a response that all conditions share is no evidence for any of them. Immutable;
 * equal to another of the same content.
 */
public final class Baseline implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Baseline ZERO = new Baseline(new double[0]);

    /** {@code [frame][region]}; empty for 0 everywhere. */
    private final double[] values;

    private Baseline(double[] values) {
        this.values = values;
    }

    /** 0 in every frame and region, whatever the shape: each region's training mean over all frames. */
    public static Baseline zero() {
        return ZERO;
    }

    /**
     * A baseline of the given values.
     *
     * @param values standardised, {@code [frame][region]}, frame by frame
     * @throws IllegalArgumentException if there is none or one is not finite
     */
    public static Baseline of(double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a baseline needs a finite value for each frame and region");
        }
        return new Baseline(values.clone());
    }

    /**
     * The mean of the chosen samples, standardised, in which a missing region counts as 0. They are summed in the order
     * given.
     *
     * @param indices of the training samples of a fold, at least one
     */
    public static Baseline mean(Scaler scaler, SampleSet samples, int[] indices) {
        double[] mean = new double[samples.frames() * samples.regions().size()];
        double[] values = new double[mean.length];
        for (int i = 0; i < indices.length; i++) {
            scaler.batch(samples, indices, i, i + 1, values);
            for (int place = 0; place < mean.length; place++) {
                mean[place] += values[place];
            }
        }
        Arrays.setAll(mean, place -> mean[place] / indices.length);
        return of(mean);
    }

    /**
     * The value of one place.
     *
     * @param place frame · regions + region
     */
    public double value(int place) {
        return values.length == 0 ? 0 : values[place];
    }

    /**
     * The point α of the straight way from the baseline to each sample of a batch.
     *
     * @param into values of all samples, {@code [sample][frame][region]}, which are overwritten
     */
    public void towards(SequenceBatch batch, double alpha, double[] into) {
        int size = batch.frames() * batch.regions();
        double[] samples = batch.values();
        for (int first = 0; first < into.length; first += size) {
            for (int place = 0; place < size; place++) {
                double start = value(place);
                into[first + place] = start + alpha * (samples[first + place] - start);
            }
        }
    }

    /** A copy of the values, {@code [frame][region]}; empty for {@link #zero}. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Baseline that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length == 0 ? "baseline 0" : "baseline of " + values.length + " values";
    }
}
