package org.insula.atlas.clean;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * Which frequencies are taken out of each series.
 *
 * @param kind how
 * @param highPassHz slower parts go, Hz; 0 is no such limit
 * @param lowPassHz faster parts go, Hz; 0 is no such limit
 */
public record TemporalFilter(FilterKind kind, double highPassHz, double lowPassHz) implements Serializable {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a cut-off is negative or not finite; if a filter has no cut-off or a cut-off
     *     no filter; if cosines are to be a low-pass; or if the low-pass is not above the high-pass
     */
    public TemporalFilter {
        Objects.requireNonNull(kind, "kind");
        requireCutOff("high-pass", highPassHz);
        requireCutOff("low-pass", lowPassHz);
        boolean hasCutOff = highPassHz > 0 || lowPassHz > 0;
        if (kind == FilterKind.NONE && hasCutOff) {
            throw new IllegalArgumentException("a high-pass of " + highPassHz + " Hz and a low-pass of " + lowPassHz
                    + " Hz (0 is off) are given, but no filter; leave the filter out of the options, or the cut-offs");
        }
        if (kind != FilterKind.NONE && !hasCutOff) {
            throw new IllegalArgumentException("a " + kind.name().toLowerCase(Locale.ROOT)
                    + " filter is given, but no cut-off; give a high-pass"
                    + (kind == FilterKind.BUTTERWORTH ? " or a low-pass" : "") + " in Hz");
        }
        if (kind == FilterKind.COSINE && lowPassHz > 0) {
            throw new IllegalArgumentException("a cosine filter makes no low-pass; take butterworth");
        }
        if (lowPassHz > 0 && lowPassHz <= highPassHz) {
            throw new IllegalArgumentException(
                    "low-pass of " + lowPassHz + " Hz is not above the high-pass of " + highPassHz + " Hz");
        }
    }

    private static void requireCutOff(String what, double hz) {
        if (!(hz >= 0) || Double.isInfinite(hz)) {
            throw new IllegalArgumentException(what + " cut-off of " + hz + " Hz: must be 0 (off) or more");
        }
    }

    /** Leaves all frequencies in. */
    public static TemporalFilter none() {
        return new TemporalFilter(FilterKind.NONE, 0, 0);
    }

    /**
     * Regresses cosines slower than the cut-off out.
     *
     * @throws IllegalArgumentException if the cut-off is not positive and finite
     */
    public static TemporalFilter cosine(double highPassHz) {
        return new TemporalFilter(FilterKind.COSINE, highPassHz, 0);
    }

    /**
     * A Butterworth filter: high-pass, low-pass, or band-pass if both cut-offs are given.
     *
     * @param highPassHz 0 for none
     * @param lowPassHz 0 for none
     * @throws IllegalArgumentException if there is no cut-off, one is negative or not finite, or the low-pass is not
     *     above the high-pass
     */
    public static TemporalFilter butterworth(double highPassHz, double lowPassHz) {
        return new TemporalFilter(FilterKind.BUTTERWORTH, highPassHz, lowPassHz);
    }
}
