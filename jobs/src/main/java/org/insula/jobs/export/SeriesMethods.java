package org.insula.jobs.export;

import java.util.Locale;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.FilterKind;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.Scrubbing;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.InputKind;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.RunConfig;

/** How runs became region series, in plain sentences that follow the configuration. */
final class SeriesMethods {
    private SeriesMethods() {}

    static String of(RunConfig config) {
        ParcellationConfig options = config.parcellation();
        boolean readyMade =
                config.input().kind() == InputKind.SERIES || options.atlases().isEmpty();
        String regions = readyMade ? "Region series were taken as they were given." : regions(options);
        return regions + " " + cleaning(config.clean());
    }

    private static String regions(ParcellationConfig options) {
        AtlasConfig atlas = options.atlases().get(0);
        String constant =
                switch (options.constantVoxels()) {
                    case EXCLUDE -> "not covered";
                    case INCLUDE -> "kept";
                };
        String mask =
                switch (options.mask().kind()) {
                    case AUTO -> " Where a run has a brain mask, voxels outside it do not count.";
                    case NONE -> "";
                    case FILE -> " Voxels outside a mask do not count.";
                };
        String smoothing = options.smoothing() > 0
                ? " Runs were smoothed first, with a Gaussian of " + options.smoothing()
                        + " mm full width at half maximum."
                : "";
        return "Of each region of the atlas, the " + words(atlas.statistic())
                + " was taken frame by frame (of an atlas of maps, " + words(atlas.mapStatistic())
                + "). A region counts as missing from a run if less than "
                + String.format(Locale.ROOT, "%.0f %%", 100 * options.minimumCoverage())
                + " of its voxels are covered; a voxel that never changes is " + constant + "." + mask + smoothing;
    }

    private static String cleaning(Cleaning clean) {
        ConfoundStrategy strategy = clean.strategy();
        StringBuilder text = new StringBuilder("Cleaning: detrending ").append(Choices.name(clean.detrend()));
        TemporalFilter filter = clean.filter();
        if (filter.kind() != FilterKind.NONE) {
            text.append(", ").append(words(filter.kind())).append(" filter");
            text.append(filter.highPassHz() > 0 ? ", high-pass " + filter.highPassHz() + " Hz" : "");
            text.append(filter.lowPassHz() > 0 ? ", low-pass " + filter.lowPassHz() + " Hz" : "");
        }
        if (!strategy.with(Scrubbing.none()).equals(ConfoundStrategy.none())) {
            text.append(", regression of confounds (the configuration names them)");
        }
        if (!strategy.scrubbing().equals(Scrubbing.none())) {
            text.append(", scrubbing of frames; samples that hold such a frame are left out");
        }
        return text.append(", scaling ")
                .append(Choices.name(clean.standardize()))
                .append('.')
                .toString();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
