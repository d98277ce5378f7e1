package org.insula.io.bids;

import java.io.Serializable;
import java.util.Objects;

/**
 * What tells which frames of its scan a ready-made series has rows for.
 *
 * @param outliersPath table with one row a frame, marking those that were censored, such as XCP-D's
 *     {@code _outliers.tsv}; empty if none
 * @param scanPath a table of confounds or an image with all frames of the scan; empty if none
 */
public record TimeLine(String outliersPath, String scanPath) implements Serializable {
    /** Refuses null. */
    public TimeLine {
        Objects.requireNonNull(outliersPath);
        Objects.requireNonNull(scanPath);
    }

    /** Of a run about which nothing is known but its own frames. */
    public static TimeLine none() {
        return new TimeLine("", "");
    }
}
