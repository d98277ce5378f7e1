package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.io.bids.EventSelection;

/**
 * How samples are cut from runs.
 *
 * @param label where labels come from
 * @param frames length of each sample, in frames; the same for all samples of a data set
 * @param seconds length of each sample in s, as long as the repetition time is not known; 0 where {@code frames} counts
 * @param lagSeconds seconds between the reference point (start of the run for {@link LabelSource#TASK}, onset of the
 *     event for {@link LabelSource#TRIAL_TYPE}) and the first frame of the window; with tasks it skips initial frames,
 *     with trial types it allows for the haemodynamic delay
 * @param stride frames between the starts of successive windows of a run; used with {@link LabelSource#TASK} only
 * @param trialTypes tasks or trial types to keep, in any order; empty keeps all
 * @param events how events get their labels; used with {@link LabelSource#TRIAL_TYPE} only
 * @param maximumMissing the largest share of a window's frames, 0 to 1, that may be missing and are bridged
 */
public record SamplingOptions(
        LabelSource label,
        int frames,
        double seconds,
        double lagSeconds,
        int stride,
        List<String> trialTypes,
        EventSelection events,
        double maximumMissing)
        implements Serializable {
    /** Stands for windows side by side, whose length in frames is not known yet. */
    private static final int SIDE_BY_SIDE = Integer.MAX_VALUE;

    /** A fifth of a window. */
    private static final double MAXIMUM_MISSING = 0.2;

    /**
     * Checks the values and copies the list.
     *
     * @throws IllegalArgumentException if {@code frames} or {@code stride} is below 1, {@code seconds} or {@code lagSeconds}
     *     is negative or not finite, or {@code maximumMissing} is not within 0 and 1
     */
    public SamplingOptions {
        if (frames < 1 || stride < 1 || !Double.isFinite(lagSeconds) || lagSeconds < 0) {
            throw new IllegalArgumentException(
                    "samples of " + frames + " frames, every " + stride + " frames, from " + lagSeconds + " s on");
        }
        if (!(maximumMissing >= 0 && maximumMissing <= 1)) {
            throw new IllegalArgumentException("a share of " + maximumMissing + " missing frames");
        }
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("samples of " + seconds + " s");
        }
        trialTypes = List.copyOf(trialTypes);
        Objects.requireNonNull(events);
    }

    /** Windows of the given number of frames side by side through each run, labelled by task. */
    public static SamplingOptions byTask(int frames) {
        return new SamplingOptions(
                LabelSource.TASK,
                frames,
                0,
                0,
                Math.max(frames, 1),
                List.of(),
                EventSelection.usual(),
                MAXIMUM_MISSING);
    }

    /** One window of the given number of frames an event, starting {@code lagSeconds} after its onset. */
    public static SamplingOptions byTrialType(int frames, double lagSeconds) {
        return new SamplingOptions(
                LabelSource.TRIAL_TYPE,
                frames,
                0,
                lagSeconds,
                Math.max(frames, 1),
                List.of(),
                EventSelection.usual(),
                MAXIMUM_MISSING);
    }

    /** The same with another lag, in seconds. */
    public SamplingOptions withLagSeconds(double lag) {
        return new SamplingOptions(label, frames, seconds, lag, stride, trialTypes, events, maximumMissing);
    }

    /** The same with another distance between window starts, in frames. */
    public SamplingOptions withStride(int newStride) {
        return new SamplingOptions(label, frames, seconds, lagSeconds, newStride, trialTypes, events, maximumMissing);
    }

    /** The same of another length in frames, side by side. */
    public SamplingOptions withFrames(int length) {
        return new SamplingOptions(label, length, 0, lagSeconds, length, trialTypes, events, maximumMissing);
    }

    /** The same of a length in s, side by side; {@link #at} makes frames of it. */
    public SamplingOptions withSeconds(double length) {
        return new SamplingOptions(label, 1, length, lagSeconds, SIDE_BY_SIDE, trialTypes, events, maximumMissing);
    }

    /** The same in frames, of which a sample has the nearest number, at least 1. */
    public SamplingOptions at(double repetitionTime) {
        if (seconds == 0) {
            return this;
        }
        int length = (int) Math.max(1, Math.round(seconds / repetitionTime));
        int step = stride == SIDE_BY_SIDE ? length : stride;
        return new SamplingOptions(label, length, 0, lagSeconds, step, trialTypes, events, maximumMissing);
    }

    /** The same, keeping only these labels. */
    public SamplingOptions withTrialTypes(List<String> kept) {
        return new SamplingOptions(label, frames, seconds, lagSeconds, stride, kept, events, maximumMissing);
    }

    /** The same with labels of events by other rules. */
    public SamplingOptions withEvents(EventSelection selection) {
        return new SamplingOptions(label, frames, seconds, lagSeconds, stride, trialTypes, selection, maximumMissing);
    }

    /** The same with another share of missing frames, 0 to 1. */
    public SamplingOptions withMaximumMissing(double share) {
        return new SamplingOptions(label, frames, seconds, lagSeconds, stride, trialTypes, events, share);
    }

    /** How many frames of a window may be missing. A share written with few decimals may fall a hair below a whole number. */
    int mostMissing() {
        return (int) Math.floor(maximumMissing * frames + 1e-6);
    }
}
