package org.insula.pipeline.importance;

import java.util.Arrays;

/**
 * What the values of a map say, and how they are made from the rows of held-out samples.
 *
 * <p>A row of a {@link #SHARE} map loses its sign at once: {@code |s| / Σ|s|}. Rows of the other kinds are averaged as they
 * are, over seeds, samples, runs and subjects, and a magnitude is taken last, where regions are ranked by it or a profile
 * over frames is drawn. NaN stays missing throughout.
 */
public enum MapKind {
    /** Share of a sample's total magnitude; regions hold the sum over frames. Never negative. */
    SHARE(FramesTaken.SUM, "share of total saliency"),
    /**
     * What would change the answer: the slope of the centred logit. Regions hold the mean over frames and are ranked by
     * magnitude.
     */
    SENSITIVITY(FramesTaken.MEAN, "centred logit per standard deviation of the input"),
    /** What spoke for the answer in the samples of a label; regions hold the sum over frames. */
    CONTRIBUTION(FramesTaken.SUM, "centred logit"),
    /** The part of it that comes from activity above the training mean; regions hold the sum over frames. */
    ACTIVITY_CONTRIBUTION(FramesTaken.SUM, "centred logit"),
    /** What activity goes along with the answer; regions hold the mean over frames. */
    PATTERN(FramesTaken.MEAN, "covariance of the input in standard deviations with the centred logit");

    /** How the frames of a region are put together; both are linear, so signs survive. */
    private enum FramesTaken {
        SUM,
        MEAN
    }

    private final FramesTaken taken;
    private final String unit;

    MapKind(FramesTaken taken, String unit) {
        this.taken = taken;
        this.unit = unit;
    }

    /** Whether values have a sign. */
    public boolean isSigned() {
        return this != SHARE;
    }

    /** The unit of a value, in words. */
    public String unit() {
        return unit;
    }

    /** How a region's value follows from those of its frames, in words. */
    public String overFrames() {
        return taken == FramesTaken.SUM ? "sum over frames" : "mean over frames";
    }

    /**
     * What a row of saliency adds to a mean, {@code [frame][region]}; NaN where a region is missing, and everywhere in a
     * silent row: one whose values are missing or not finite, or, of shares, all zero.
     */
    double[] values(float[] saliency) {
        double total = 0;
        for (float value : saliency) {
            total += Float.isNaN(value) ? 0 : Math.abs(value);
        }
        double scale = isSigned() ? 1 : total;
        boolean silent = scale == 0 || Double.isInfinite(total);
        double[] values = new double[saliency.length];
        for (int i = 0; i < values.length; i++) {
            double value = isSigned() ? saliency[i] : Math.abs(saliency[i]);
            values[i] = silent ? Double.NaN : value / scale;
        }
        return values;
    }

    /** The value of each region [region] from values [frame][region]; NaN where the region is missing. */
    double[] overFrames(double[] values, int frames) {
        int regions = values.length / frames;
        double[] together = new double[regions];
        for (int i = 0; i < values.length; i++) {
            together[i % regions] += values[i];
        }
        if (taken == FramesTaken.MEAN) {
            Arrays.setAll(together, region -> together[region] / frames);
        }
        return together;
    }

    /**
     * The magnitude of each frame [frame] over the covered regions of values [frame][region], as a share of that of all
     * frames; NaN without any.
     */
    double[] profile(double[] values, int frames) {
        int regions = values.length / frames;
        double[] profile = new double[frames];
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            double magnitude = Double.isNaN(values[i]) ? 0 : Math.abs(values[i]);
            profile[i / regions] += magnitude;
            total += magnitude;
        }
        // Shares add up to about 1 already.
        double whole = total == 0 ? Double.NaN : isSigned() ? total : 1;
        Arrays.setAll(profile, frame -> profile[frame] / whole);
        return profile;
    }

    /** What values are ranked by: their magnitude where its direction says nothing of importance, else themselves. */
    public double strength(double value) {
        return this == SENSITIVITY ? Math.abs(value) : value;
    }

    /** The strength of each value. */
    public double[] strengths(double[] values) {
        return Arrays.stream(values).map(this::strength).toArray();
    }
}
