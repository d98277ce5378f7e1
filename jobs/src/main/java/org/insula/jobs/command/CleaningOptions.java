package org.insula.jobs.command;

import java.util.List;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.FilterKind;
import org.insula.atlas.clean.ScrubbedFrames;
import org.insula.atlas.clean.Standardize;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.CompCor;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.DriftColumns;
import org.insula.atlas.confounds.NonSteadyState;
import org.insula.atlas.confounds.Scrubbing;
import org.insula.atlas.confounds.Terms;
import picocli.CommandLine.Option;

/** How the series of one file are cleaned. Parts of a confound strategy that are not given are the strategy's. */
final class CleaningOptions {
    @Option(names = "--detrend", paramLabel = "HOW", description = "Trend to take out: none, linear. Default: linear.")
    private Detrend detrend = Detrend.LINEAR;

    @Option(
            names = "--standardize",
            paramLabel = "HOW",
            description = "Scale at the end: none, zscore, percentSignalChange. Default: zscore.")
    private Standardize standardize = Standardize.ZSCORE;

    @Option(
            names = "--filter",
            paramLabel = "KIND",
            description = "none, cosine (high-pass only), butterworth (order 5, zero phase)."
                    + " Default: what the cut-offs need: cosine for a high-pass alone, else butterworth.")
    private FilterKind filter;

    @Option(names = "--high-pass", paramLabel = "HZ", description = "High-pass cut-off in Hz; 0 is off. Default: 0.")
    private double highPassHz;

    @Option(names = "--low-pass", paramLabel = "HZ", description = "Low-pass cut-off in Hz; 0 is off. Default: 0.")
    private double lowPassHz;

    @Option(
            names = "--confounds",
            paramLabel = "FILE",
            description = "Table of nuisance signals, one row a frame; its JSON beside it is read too.")
    private String confounds = "";

    @Option(
            names = "--confound-columns",
            paramLabel = "NAME",
            split = ",",
            description = "Columns of that table to regress out, separated by commas.")
    private List<String> columns = List.of();

    @Option(
            names = "--confound-strategy",
            paramLabel = "NAME",
            description = "fMRIPrep's columns by a preset's name: none, simple, scrubbing, compcor. Default: none.")
    private String strategy = "none";

    @Option(
            names = "--motion",
            paramLabel = "TERMS",
            description = "Six motion parameters: none, basic, derivatives, power2, full. Default: the strategy's.")
    private Terms motion;

    @Option(
            names = "--wm-csf",
            paramLabel = "TERMS",
            description = "White matter and CSF: none, basic, derivatives, power2, full. Default: the strategy's.")
    private Terms whiteMatterAndCsf;

    @Option(
            names = "--global-signal",
            paramLabel = "TERMS",
            description = "Global signal: none, basic, derivatives, power2, full. Default: the strategy's.")
    private Terms globalSignal;

    @Option(
            names = "--drift",
            paramLabel = "WHICH",
            description = "fMRIPrep's drift columns: none, cosine. Default: the strategy's.")
    private DriftColumns drift;

    @Option(
            names = "--compcor",
            paramLabel = "WHICH",
            description = "CompCor components: none, anatCombined, anatSeparated, temporal, temporalAnatCombined,"
                    + " temporalAnatSeparated. Default: the strategy's.")
    private CompCor compCor;

    @Option(
            names = "--compcor-components",
            paramLabel = "N",
            description = "Components of each mask at most; 0 is all that were retained. Default: the strategy's.")
    private Integer compCorComponents;

    @Option(
            names = "--scrub-fd",
            paramLabel = "MM",
            description = "Scrub frames above this framewise displacement in mm; 0 is off. Default: the strategy's.")
    private Double framewiseDisplacement;

    @Option(
            names = "--scrub-dvars",
            paramLabel = "X",
            description = "Scrub frames above this standardised DVARS; 0 is off. Default: the strategy's.")
    private Double dvars;

    @Option(
            names = "--minimum-segment",
            paramLabel = "FRAMES",
            description = "Scrub what lies between scrubbed frames if it is shorter. Default: the strategy's.")
    private Integer minimumSegment;

    @Option(
            names = "--non-steady-state",
            paramLabel = "WHAT",
            description = "First frames before the steady state: keep, remove. Default: the strategy's.")
    private NonSteadyState nonSteadyState;

    @Option(
            names = "--kept-frames",
            paramLabel = "FILE",
            description = "TSV with a column frame, counted from 0: the frames to keep. Default: all.")
    private String keptFrames = "";

    @Option(
            names = "--scrubbed",
            paramLabel = "WHAT",
            description = "What stands for scrubbed frames: missing (rows of n/a), removed (no row). Default: missing.")
    private ScrubbedFrames scrubbed = ScrubbedFrames.MISSING;

    /** The table of nuisance signals; empty if none is given. */
    String confounds() {
        return confounds;
    }

    /** The list of frames to keep; empty if none is given. */
    String keptFrames() {
        return keptFrames;
    }

    /**
     * The cleaning asked for.
     *
     * @throws IllegalArgumentException if options contradict each other
     */
    Cleaning cleaning() {
        ConfoundStrategy chosen = strategy();
        boolean usesTable = !chosen.equals(ConfoundStrategy.none());
        if (usesTable == confounds.isEmpty()) {
            throw new IllegalArgumentException(
                    usesTable
                            ? "confounds or scrubbing by them need --confounds"
                            : "--confounds needs --confound-columns, --confound-strategy or thresholds to scrub by");
        }
        return Cleaning.none()
                .withDetrend(detrend)
                .withStandardize(standardize)
                .with(filter())
                .with(chosen)
                .with(scrubbed);
    }

    private TemporalFilter filter() {
        return new TemporalFilter(
                filter == null ? FilterKind.suiting(highPassHz, lowPassHz) : filter, highPassHz, lowPassHz);
    }

    private ConfoundStrategy strategy() {
        ConfoundStrategy base = ConfoundStrategy.named(strategy);
        return new ConfoundStrategy(
                columns,
                orElse(motion, base.motion()),
                orElse(whiteMatterAndCsf, base.whiteMatterAndCsf()),
                orElse(globalSignal, base.globalSignal()),
                orElse(drift, base.drift()),
                orElse(compCor, base.compCor()),
                orElse(compCorComponents, base.compCorComponents()),
                scrubbing(base.scrubbing()));
    }

    private Scrubbing scrubbing(Scrubbing base) {
        return new Scrubbing(
                framewiseDisplacement == null ? base.framewiseDisplacement() : limit(framewiseDisplacement),
                dvars == null ? base.standardizedDvars() : limit(dvars),
                orElse(minimumSegment, base.minimumSegment()),
                orElse(nonSteadyState, base.nonSteadyState()));
    }

    /** 0 is no limit. */
    private static double limit(double given) {
        return given == 0 ? Double.POSITIVE_INFINITY : given;
    }

    private static <T> T orElse(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
