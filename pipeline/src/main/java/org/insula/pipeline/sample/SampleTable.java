package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.insula.atlas.Region;
import org.insula.io.InputException;

/**
 * All samples of a data set, but for their values: same frames, same regions in atlas order, same repetition time. Small
 * enough to be sent to every executor.
 *
 * <p>Immutable, so any thread may read it; equal to another table of the same content.
 */
public final class SampleTable implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> labels;
    private final ArrayList<Region> regions;
    private final int frames;
    private final double repetitionTime;
    private final ArrayList<Sample> samples;

    /**
     * A table of samples.
     *
     * @param labels names of the labels, sorted; {@link Sample#label()} counts into it
     * @param regions the atlas's regions, in atlas order
     * @param frames frames of every sample
     * @param repetitionTime seconds from frame to frame
     * @throws InputException if there are fewer than two labels
     * @throws IllegalArgumentException if a sample's shape or label does not fit, or two samples share an id
     */
    public SampleTable(
            List<String> labels, List<Region> regions, int frames, double repetitionTime, List<Sample> samples) {
        this.labels = new ArrayList<>(labels);
        this.regions = new ArrayList<>(regions);
        this.frames = frames;
        this.repetitionTime = repetitionTime;
        this.samples = new ArrayList<>(samples);
        requireTwoLabels();
        this.samples.forEach(this::requireFit);
        requireDistinctIds();
    }

    private void requireTwoLabels() {
        if (labels.size() < 2) {
            throw new InputException(
                    "samples",
                    labels.isEmpty() ? "no label was found" : "only one label was found: " + labels.get(0),
                    "at least two are needed to tell apart: widen the filters, or label by task or trialType instead");
        }
    }

    private void requireFit(Sample sample) {
        boolean fits = sample.frames() == frames
                && sample.regions() == regions.size()
                && sample.label() >= 0
                && sample.label() < labels.size();
        if (!fits) {
            throw new IllegalArgumentException(
                    sample + " does not fit " + frames + " frames, " + regions.size() + " regions, labels " + labels);
        }
    }

    private void requireDistinctIds() {
        TreeSet<String> seen = new TreeSet<>();
        for (Sample sample : samples) {
            if (!seen.add(sample.id())) {
                throw new IllegalArgumentException("two samples are called " + sample.id());
            }
        }
    }

    /** Names of the labels, sorted. */
    public List<String> labels() {
        return Collections.unmodifiableList(labels);
    }

    /** The atlas's regions, all of them, in atlas order. */
    public List<Region> regions() {
        return Collections.unmodifiableList(regions);
    }

    /** Frames of every sample. */
    public int frames() {
        return frames;
    }

    /** Seconds from frame to frame. */
    public double repetitionTime() {
        return repetitionTime;
    }

    /** The samples, in the order in which folds count them. */
    public List<Sample> samples() {
        return Collections.unmodifiableList(samples);
    }

    /** Number of samples. */
    public int size() {
        return samples.size();
    }

    /** The sample of an index, as folds count them. */
    public Sample sample(int index) {
        return samples.get(index);
    }

    /** Number of the values that the samples have. */
    public ValuesShape shape() {
        return new ValuesShape(samples.size(), frames, regions.size());
    }

    /** Number of samples of each label, in the order of {@link #labels()}. */
    public int[] labelCounts() {
        int[] counts = new int[labels.size()];
        samples.forEach(sample -> counts[sample.label()]++);
        return counts;
    }

    /** Number of runs that the samples were cut from. */
    public int runs() {
        return (int) samples.stream().map(Sample::run).distinct().count();
    }

    /** Distinct subjects, sorted. */
    public List<String> subjects() {
        TreeSet<String> subjects = new TreeSet<>();
        samples.forEach(sample -> subjects.add(sample.subject()));
        return List.copyOf(subjects);
    }

    /**
     * The same samples under other labels, as a null data set needs.
     *
     * @param newLabels label index of each sample
     * @throws IllegalArgumentException if there is not exactly one valid label a sample
     */
    public SampleTable withLabels(int[] newLabels) {
        if (newLabels.length != samples.size()) {
            throw new IllegalArgumentException(newLabels.length + " labels for " + samples.size() + " samples");
        }
        List<Sample> relabelled = new ArrayList<>();
        for (int i = 0; i < newLabels.length; i++) {
            relabelled.add(samples.get(i).withLabel(newLabels[i]));
        }
        return new SampleTable(labels, regions, frames, repetitionTime, relabelled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleTable that
                && labels.equals(that.labels)
                && regions.equals(that.regions)
                && frames == that.frames
                && Double.compare(repetitionTime, that.repetitionTime) == 0
                && samples.equals(that.samples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(labels, regions, frames, repetitionTime, samples);
    }

    @Override
    public String toString() {
        return samples.size() + " samples of " + frames + " frames and " + regions.size() + " regions, labels "
                + labels;
    }
}
