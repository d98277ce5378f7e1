package org.insula.pipeline.bench;

import java.util.Locale;

/** A number that says how good a model or its map is on one cohort; all lie between 0 and 1. */
public enum MapMetric {
    /** Accuracy of the model. */
    ACCURACY("acc", "Share of held-out samples whose label was predicted; n/a without a model"),
    /** Order of regions. */
    REGIONS_AUPRC(
            "region",
            "Average precision of the regions planted for a label in the group map's order, mean over labels"),
    /** Order of regions in frames. */
    FRAMES_AUPRC(
            "frame",
            "The same of regions in frames: of the group map where responses keep their frames, else of the rows of"
                    + " single samples, mean over samples; n/a for maps that have no such rows"),
    /** Regions that respond early. */
    EARLY_FOUND(
            "early",
            "Share of the regions planted early in the block that are among the top k of their label's map, k being"
                    + " the number planted for it; n/a where responses move"),
    /** The same, at the right time. */
    EARLY_ON_TIME("onTime", "Share of them that are found and peak in their planted frames"),
    /** Regions that respond late. */
    LATE_FOUND("late", "As early_found, late in the block"),
    /** The same, at the right time. */
    LATE_ON_TIME("onTime", "As early_on_time, late in the block"),
    /** Regions that respond all through the block. */
    SUSTAINED_FOUND("sust", "As early_found, all through the block"),
    /** The same, at the right time. */
    SUSTAINED_ON_TIME("onTime", "As early_on_time, all through the block");

    private final String heading;
    private final String description;

    MapMetric(String heading, String description) {
        this.heading = heading;
        this.description = description;
    }

    /** What stands above it in the table for people, where an {@code onTime} belongs to the column before it. */
    String heading() {
        return heading;
    }

    /** What it says, as a sentence without its full stop. */
    public String description() {
        return description;
    }

    /** The name of its column: lower case. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
