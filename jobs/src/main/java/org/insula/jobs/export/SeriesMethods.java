package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.FilterKind;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.CompCor;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.DriftColumns;
import org.insula.atlas.confounds.NonSteadyState;
import org.insula.atlas.confounds.Scrubbing;
import org.insula.atlas.confounds.Terms;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.InputKind;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;

/** How runs became region series, in plain sentences that follow the configuration. */
final class SeriesMethods {
    private SeriesMethods() {}

    static String of(RunConfig config, StudyAtlas atlas) {
        ParcellationConfig options = config.parcellation();
        boolean readyMade =
                config.input().kind() == InputKind.SERIES || options.atlases().isEmpty();
        String regions = readyMade ? "Region series were taken as they were given." : regions(options);
        return input(config.input().kind()) + regions + " " + origin(atlas) + " " + cleaning(config.clean());
    }

    private static String input(InputKind kind) {
        return switch (kind) {
            case BIDS, SERIES -> "Data were organised as BIDS (" + Reference.GORGOLEWSKI_2016.citation() + "). ";
            case HCP ->
                "Data were laid out as those of the Human Connectome Project (" + Reference.VAN_ESSEN_2013.citation()
                        + "). ";
            case RUNS -> "";
        };
    }

    private static String origin(StudyAtlas atlas) {
        String published = KnownAtlas.reference(atlas.name())
                .map(reference -> " (" + reference.citation() + ")")
                .orElse("");
        return "The regions are the " + atlas.regions().size() + " of the atlas " + atlas.name() + published + ".";
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
            text.append(", regression of ").append(confounds(strategy));
        }
        return text.append(", scaling ")
                .append(Choices.name(clean.standardize()))
                .append('.')
                .append(scrubbing(strategy.scrubbing()))
                .toString();
    }

    private static String confounds(ConfoundStrategy strategy) {
        List<String> parts = new ArrayList<>();
        if (strategy.motion() == Terms.FULL) {
            parts.add("24 terms of motion (" + Reference.FRISTON_1996.citation() + ")");
        } else if (strategy.motion() != Terms.NONE) {
            parts.add("motion");
        }
        if (strategy.whiteMatterAndCsf() != Terms.NONE) {
            parts.add("white matter and CSF");
        }
        if (strategy.globalSignal() != Terms.NONE) {
            parts.add("the global signal");
        }
        if (strategy.compCor() != CompCor.NONE) {
            parts.add("components of noise regions (CompCor, " + Reference.BEHZADI_2007.citation() + ")");
        }
        if (strategy.drift() != DriftColumns.NONE) {
            parts.add("slow drift");
        }
        if (!strategy.columns().isEmpty()) {
            parts.add("further columns (the configuration names them)");
        }
        return String.join(", ", parts);
    }

    private static String scrubbing(Scrubbing scrubbing) {
        if (scrubbing.equals(Scrubbing.none())) {
            return "";
        }
        List<String> frames = new ArrayList<>();
        if (Double.isFinite(scrubbing.framewiseDisplacement())) {
            frames.add("with more than " + scrubbing.framewiseDisplacement() + " mm framewise displacement");
        }
        if (Double.isFinite(scrubbing.standardizedDvars())) {
            frames.add("with more than " + scrubbing.standardizedDvars() + " standardised DVARS");
        }
        boolean motion = !frames.isEmpty();
        if (scrubbing.nonSteadyState() == NonSteadyState.REMOVE) {
            frames.add("before the steady state");
        }
        return " Frames " + String.join(" or ", frames) + " were scrubbed"
                + (motion ? " (" + Reference.POWER_2014.citation() + ")" : "")
                + ".";
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
