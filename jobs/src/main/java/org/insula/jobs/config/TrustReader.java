package org.insula.jobs.config;

import java.util.List;
import org.insula.pipeline.faithfulness.Replacement;

/** Reads the section {@code trust}. */
final class TrustReader {
    /** What is written instead of a replacement where nothing is to be removed. */
    static final String NONE = "none";

    private static final double LEAST_SHARE = 0.001;

    private TrustReader() {}

    static TrustConfig read(ConfigSection section) {
        TrustConfig defaults = TrustConfig.defaults();
        boolean removes = !section.text("replacement", "").equals(NONE);
        Replacement replacement = removes
                ? section.choice("replacement", defaults.replacement(), Replacement.class)
                : defaults.replacement();
        List<Double> removed = shares(section, "removedShares", defaults.removedShares());
        List<Double> retrained = shares(section, "retrainedShares", defaults.retrainedShares());
        if (!removes && !retrained.isEmpty()) {
            throw section.refuse(
                    "retrainedShares",
                    "are to be removed, but replacement is none",
                    "set replacement: noise, or leave retrainedShares out");
        }
        List<Double> top = shares(section, "topShares", defaults.topShares());
        double lag = section.number("taskLag", defaults.taskLag(), 0, 1000);
        section.refuseUnknown();
        return section.checked(
                "removedShares",
                "list them, and retrainedShares, from the smallest to the largest, such as [0.1, 0.2, 0.5]",
                () -> new TrustConfig(removes ? removed : List.of(), replacement, retrained, top, lag));
    }

    private static List<Double> shares(ConfigSection section, String key, List<Double> absent) {
        return section.has(key) ? section.numbers(key, LEAST_SHARE, 1) : absent;
    }
}
