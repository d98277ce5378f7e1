package org.insula.pipeline.sample;

import java.util.Map;

/** A sample together with its values, which were made in memory. Immutable. */
public final class HeldSample {
    private final Sample sample;
    private final float[] values;

    private HeldSample(Sample sample, float[] values) {
        this.sample = sample;
        this.values = values;
    }

    /**
     * A sample of the given values, which are copied.
     *
     * @param id unique in the data set
     * @param run id of its run
     * @param subject subject label
     * @param columns what folds may group by
     * @param label index into {@link SampleTable#labels()}
     * @param onset start of the first frame in the run, in seconds
     * @param frames number of frames
     * @param values [frame][region], frame by frame; a region with NaN in any frame becomes NaN in all
     * @throws IllegalArgumentException if {@code frames} is below 1 or does not divide the number of values, or there
     *     are none
     */
    public static HeldSample of(
            String id,
            String run,
            String subject,
            Map<String, String> columns,
            int label,
            double onset,
            int frames,
            float[] values) {
        if (frames < 1 || values.length == 0 || values.length % frames != 0) {
            throw new IllegalArgumentException(
                    "sample " + id + ": " + values.length + " values cannot be " + frames + " frames of regions");
        }
        MissingRegions missing = MissingRegions.of(values, values.length / frames);
        float[] own = values.clone();
        missing.blank(own);
        return new HeldSample(
                new Sample(id, new SampledRun(run, subject, columns), label, onset, frames, missing), own);
    }

    /** What is known of it. */
    public Sample sample() {
        return sample;
    }

    /** The values [frame][region]; not a copy. */
    float[] shared() {
        return values;
    }
}
