package org.insula.pipeline.train;

import org.insula.pipeline.model.ReadOutKind;

/** What the head of a model without a cell sees of a window. */
final class HeadInput {
    private HeadInput() {}

    /**
     * The read-out of a window.
     *
     * @param window standardised values {@code [frame][region]}
     * @return a value a region, or the window itself where the read-out flattens
     */
    static double[] of(ReadOutKind readOut, double[] window, int frames, int regions) {
        if (readOut == ReadOutKind.FLATTEN) {
            return window;
        }
        double[] seen = new double[regions];
        for (int region = 0; region < regions; region++) {
            double sum = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int at = region; at < frames * regions; at += regions) {
                sum += window[at];
                largest = Math.max(largest, window[at]);
            }
            seen[region] = switch (readOut) {
                case MEAN_POOLING -> sum / frames;
                case MAX_POOLING -> largest;
                case LAST_STATE -> window[(frames - 1) * regions + region];
                default -> throw new IllegalArgumentException(readOut + " has parameters of its own");
            };
        }
        return seen;
    }
}
