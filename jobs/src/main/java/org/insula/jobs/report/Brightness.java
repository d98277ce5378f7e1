package org.insula.jobs.report;

import java.util.Arrays;

/** How bright each voxel of a background is drawn. */
public final class Brightness {
    private Brightness() {}

    /**
     * Brightness from 0 to 255, as unsigned bytes, between the darkest voxel and the 99.5th percentile, so that a few
     * bright ones do not darken the rest; 0 where the value is not finite.
     */
    public static byte[] of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double low = sorted.length == 0 ? 0 : sorted[0];
        double high = sorted.length == 0 ? 0 : sorted[(int) Math.floor(0.995 * (sorted.length - 1))];
        byte[] brightness = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            double share = (values[at] - low) / (high - low);
            brightness[at] = (byte) (share > 0 ? Math.round(255 * Math.min(1, share)) : 0);
        }
        return brightness;
    }
}
