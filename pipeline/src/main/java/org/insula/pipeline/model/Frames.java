package org.insula.pipeline.model;

/** Moves one frame of all samples between [sample][frame][unit] and [unit][sample]. */
final class Frames {
    private Frames() {}

    /** {@code to[unit][sample] = from[sample][frame][unit]}. */
    static void gather(double[] from, int samples, int frames, int units, int frame, double[] to, int toOffset) {
        for (int sample = 0; sample < samples; sample++) {
            int start = (sample * frames + frame) * units;
            for (int unit = 0; unit < units; unit++) {
                to[toOffset + unit * samples + sample] = from[start + unit];
            }
        }
    }

    /** {@code to[sample][frame][unit] = from[unit][sample]}. */
    static void scatter(double[] from, int fromOffset, int samples, int frames, int units, int frame, double[] to) {
        for (int sample = 0; sample < samples; sample++) {
            int start = (sample * frames + frame) * units;
            for (int unit = 0; unit < units; unit++) {
                to[start + unit] = from[fromOffset + unit * samples + sample];
            }
        }
    }
}
