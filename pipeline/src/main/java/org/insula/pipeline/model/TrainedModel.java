package org.insula.pipeline.model;

import java.util.List;
import java.util.Objects;
import org.insula.atlas.Region;
import org.insula.pipeline.sample.SampleSet;

/**
 * A trained network with what is needed to use it on new samples: its scaler, what its inputs and outputs are called,
 * and the mean of its training samples, from which contributions are counted. Not changed any more, so any thread may run it in a pass of its own.
 */
public final class TrainedModel {
    private final Network network;
    private final Scaler scaler;
    private final List<String> labels;
    private final List<Region> regions;
    private final int frames;
    private final Baseline baseline;

    /**
     * Puts the pieces together.
     *
     * @param labels  name of each class
     * @param regions the atlas's regions, in atlas order
     * @param frames  frames of a sample
     * @param baseline mean of the training samples, standardised, {@code [frame][region]}
     * @throws IllegalArgumentException if their sizes do not fit the network
     */
    public TrainedModel(
            Network network, Scaler scaler, List<String> labels, List<Region> regions, int frames, Baseline baseline) {
        boolean fits = network.classes() == labels.size()
                && network.regions() == regions.size()
                && scaler.regions() == regions.size()
                && frames >= 1
                && network.reads(frames)
                && baseline.values().length == (long) frames * regions.size();
        if (!fits) {
            throw new IllegalArgumentException("a network of " + network.regions() + " regions and " + network.classes()
                    + " classes does not fit " + regions.size() + " regions, a scaler of " + scaler.regions() + ", "
                    + labels.size() + " labels, " + frames + " frames, " + baseline);
        }
        this.network = network;
        this.scaler = scaler;
        this.labels = List.copyOf(labels);
        this.regions = List.copyOf(regions);
        this.frames = frames;
        this.baseline = baseline;
    }

    /** A network that was trained on the chosen samples: takes names and sizes from them and computes their mean. */
    public static TrainedModel of(Network network, Scaler scaler, SampleSet samples, int[] training) {
        return new TrainedModel(
                network,
                scaler,
                samples.labels(),
                samples.regions(),
                samples.frames(),
                Baseline.mean(scaler, samples, training));
    }

    /** The network. */
    public Network network() {
        return network;
    }

    /** The scaler that was fitted on the training samples. */
    public Scaler scaler() {
        return scaler;
    }

    /** Name of each class. */
    public List<String> labels() {
        return labels;
    }

    /** The atlas's regions, in atlas order. */
    public List<Region> regions() {
        return regions;
    }

    /** Frames of a sample. */
    public int frames() {
        return frames;
    }

    /** The mean of the training samples, standardised, {@code [frame][region]}; a missing region counted as 0. */
    public Baseline baseline() {
        return baseline;
    }

    /**
     * Checks that samples are of the kind the model was trained on.
     *
     * @throws IllegalArgumentException if labels, regions or frames differ
     */
    public void requireFit(SampleSet samples) {
        if (!samples.labels().equals(labels) || !samples.regions().equals(regions) || samples.frames() != frames) {
            throw new IllegalArgumentException("the model was trained on " + frames + " frames of " + regions.size()
                    + " regions and labels " + labels + "; not " + samples);
        }
    }

    /** Same network bits, scaler, names and sizes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TrainedModel that
                && network.spec().equals(that.network.spec())
                && network.parameters().equals(that.network.parameters())
                && scaler.equals(that.scaler)
                && labels.equals(that.labels)
                && regions.equals(that.regions)
                && frames == that.frames
                && baseline.equals(that.baseline);
    }

    @Override
    public int hashCode() {
        return Objects.hash(network.spec(), network.parameters(), scaler, labels, regions, frames, baseline);
    }
}
