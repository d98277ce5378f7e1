package org.insula.jobs.report;

import java.util.Locale;

/** How numbers are written in the report's sentences. */
public final class Words {

    private static final String MISSING = "n/a";

    private Words() {}

    /** Returns a share as a whole percentage, such as {@code 61 %}; NaN as {@code n/a}. */
    public static String percent(double share) {
        return Double.isNaN(share) ? MISSING : String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * share);
    }

    /** Returns a share in percent with one digit after the point, such as {@code 61.3 %}. */
    public static String finePercent(double share) {
        return Double.isNaN(share) ? MISSING : String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
    }

    /** Returns {@code 1 run} or {@code 3 runs}. */
    public static String count(long number, String one, String many) {
        return number + "\u00a0" + (number == 1 ? one : many);
    }

    /** Returns {@code p = 0.012} or {@code p < 0.001}. */
    public static String pValue(double p) {
        return p < 0.001 ? "p\u00a0<\u00a00.001" : String.format(Locale.ROOT, "p\u00a0=\u00a0%.3f", p);
    }

    /** Returns seconds without needless digits, such as {@code 2.5 s}. */
    public static String seconds(double seconds) {
        String digits = String.format(Locale.ROOT, "%.2f", seconds).replaceAll("\\.?0+$", "");
        return digits + "\u00a0s";
    }
}
