package org.insula.pipeline.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Values on the heap, for data that were made in memory. Equal to others of the same content. */
final class HeldValues implements SampleValues {
    private final ValuesShape shape;
    private final float[][] values;

    /**
     * Holds the values of samples that have the same shape.
     *
     * @throws IllegalArgumentException if one has another number of values
     */
    HeldValues(int frames, int regions, List<HeldSample> samples) {
        this.shape = new ValuesShape(samples.size(), frames, regions);
        this.values = samples.stream().map(HeldSample::shared).toArray(float[][]::new);
        for (float[] sample : values) {
            if (sample.length != shape.size()) {
                throw new IllegalArgumentException(sample.length + " values for a sample of " + shape);
            }
        }
    }

    @Override
    public ValuesShape shape() {
        return shape;
    }

    @Override
    public void copyTo(int sample, double[] target, int offset) {
        float[] own = values[sample];
        Objects.checkFromIndexSize(offset, own.length, target.length);
        for (int i = 0; i < own.length; i++) {
            target[offset + i] = own[i];
        }
    }

    @Override
    public float[] of(int sample) {
        return values[sample].clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldValues that && shape.equals(that.shape) && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }
}
