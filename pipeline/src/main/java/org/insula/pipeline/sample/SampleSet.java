package org.insula.pipeline.sample;

import java.util.List;
import java.util.Objects;
import org.insula.atlas.Region;

/**
 * Samples to learn from: what is known of them and where their values come from, which need not be memory. Immutable;
 * threads may share it. Equal to another set if what is known of the samples is, and the values are.
 */
public final class SampleSet {
    private final SampleTable table;
    private final SampleValues values;

    /**
     * Samples with their values.
     *
     * @throws IllegalArgumentException if the values' shape is not that of the samples
     */
    public SampleSet(SampleTable table, SampleValues values) {
        this.table = table;
        this.values = values;
        if (!values.shape().equals(table.shape())) {
            throw new IllegalArgumentException("values of shape " + values.shape() + " for " + table);
        }
    }

    /**
     * Samples that were made in memory.
     *
     * @param labels names of the labels, sorted
     * @param regions the atlas's regions, in atlas order
     * @param frames frames of every sample
     * @param repetitionTime seconds from frame to frame
     * @throws org.insula.io.InputException if there are fewer than two labels
     * @throws IllegalArgumentException if a sample's shape or label does not fit, or two samples share an id
     */
    public static SampleSet held(
            List<String> labels, List<Region> regions, int frames, double repetitionTime, List<HeldSample> samples) {
        List<Sample> about = samples.stream().map(HeldSample::sample).toList();
        SampleTable table = new SampleTable(labels, regions, frames, repetitionTime, about);
        return new SampleSet(table, new HeldValues(frames, regions.size(), samples));
    }

    /** What is known of the samples. */
    public SampleTable table() {
        return table;
    }

    /** Their values. */
    public SampleValues values() {
        return values;
    }

    /** Names of the labels, sorted. */
    public List<String> labels() {
        return table.labels();
    }

    /** The atlas's regions, all of them, in atlas order. */
    public List<Region> regions() {
        return table.regions();
    }

    /** Frames of every sample. */
    public int frames() {
        return table.frames();
    }

    /** Number of samples. */
    public int size() {
        return table.size();
    }

    /** What is known of the sample of an index, as folds count them. */
    public Sample sample(int index) {
        return table.sample(index);
    }

    /**
     * The same samples under other labels, as a null data set needs.
     *
     * @param newLabels label index of each sample
     * @throws IllegalArgumentException if there is not exactly one valid label a sample
     */
    public SampleSet withLabels(int[] newLabels) {
        return new SampleSet(table.withLabels(newLabels), values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleSet that && table.equals(that.table) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, values);
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
