package org.insula.pipeline.bench;

import java.util.Locale;

/** What a region was made to do in a simulated cohort, seen from one label. */
public enum RegionRole {
    /** Planted for the label. */
    PLANTED("planted for the label"),
    /** Planted for other labels only: its silence speaks for this one. */
    OTHER("planted for other labels only"),
    /** Responds alike under every label. */
    COMMON("that respond alike under every label"),
    /** Never responds. */
    EMPTY("that never respond");

    private final String text;

    RegionRole(String text) {
        this.text = text;
    }

    /** Whether a finding in such a region is false. */
    public boolean isFalse() {
        return this == COMMON || this == EMPTY;
    }

    /** The role in words, as they follow "regions". */
    public String text() {
        return text;
    }

    /** The name of its columns: lower case. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
