package org.insula.jobs.command;

import java.util.List;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.Resampling;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.Standardize;
import org.insula.jobs.config.AtlasConfig;
import picocli.CommandLine.Option;

/** What the parcellation of one file takes. */
final class SingleFileOptions {
    @Option(
            names = "--bold",
            paramLabel = "FILE",
            description = "One 4D NIfTI run to parcellate, without a configuration.")
    private String bold;

    @Option(names = "--atlas", paramLabel = "FILE", description = "Label image of the atlas; needed with --bold.")
    private String atlas;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Table of region names. Default: the one beside the atlas.")
    private String labels = "";

    @Option(names = "--out", paramLabel = "X.tsv", description = "Where the time series go; needed with --bold.")
    private String out;

    @Option(names = "--tr", paramLabel = "S", description = "Repetition time in s. Default: as the header says.")
    private double repetitionTime = Double.NaN;

    @Option(
            names = "--resample",
            paramLabel = "HOW",
            description = "If the grids differ, bring the atlas to the run's: none, nearest. Default: none.")
    private Resampling resampling = Resampling.NONE;

    @Option(
            names = "--constant-voxels",
            paramLabel = "HOW",
            description = "Voxels that never change: exclude, include. Default: exclude.")
    private ConstantVoxels constantVoxels = ConstantVoxels.EXCLUDE;

    @Option(
            names = "--minimum-coverage",
            paramLabel = "SHARE",
            description = "Share of a region's voxels, 0 to 1, below which it is n/a. Default: 0.5.")
    private double minimumCoverage = 0.5;

    @Option(names = "--detrend", paramLabel = "HOW", description = "Trend to take out: none, linear. Default: linear.")
    private Detrend detrend = Detrend.LINEAR;

    @Option(
            names = "--standardize",
            paramLabel = "HOW",
            description = "Scale at the end: none, zscore, percentSignalChange. Default: zscore.")
    private Standardize standardize = Standardize.ZSCORE;

    @Option(names = "--high-pass", paramLabel = "HZ", description = "Cosine high-pass in Hz; 0 is off. Default: 0.")
    private double highPassHz;

    @Option(names = "--confounds", paramLabel = "FILE", description = "Table of nuisance signals, one row a frame.")
    private String confounds = "";

    @Option(
            names = "--confound-columns",
            paramLabel = "NAME",
            split = ",",
            description = "Columns of that table to regress out, separated by commas.")
    private List<String> confoundColumns = List.of();

    /** Whether a single file is named. */
    boolean isGiven() {
        return bold != null;
    }

    /** What is missing or contradictory; empty if nothing is. */
    String complaint() {
        if (atlas == null || out == null) {
            return "--bold needs " + (atlas == null ? "--atlas" : "--out");
        }
        if (!out.endsWith(".tsv")) {
            return "--out must end in .tsv, not '" + out + "'";
        }
        if (confounds.isEmpty() != confoundColumns.isEmpty()) {
            return confounds.isEmpty()
                    ? "--confound-columns needs --confounds"
                    : "--confounds needs --confound-columns";
        }
        if (!(minimumCoverage >= 0 && minimumCoverage <= 1)) {
            return "--minimum-coverage is a share from 0 to 1, not " + minimumCoverage;
        }
        if (!(highPassHz >= 0) || Double.isInfinite(highPassHz)) {
            return "--high-pass is a frequency in Hz, not " + highPassHz;
        }
        return repetitionTime <= 0 ? "--tr is a time in s, not " + repetitionTime : "";
    }

    String bold() {
        return bold;
    }

    String out() {
        return out;
    }

    String confounds() {
        return confounds;
    }

    double repetitionTime() {
        return repetitionTime;
    }

    AtlasConfig atlas() {
        return new AtlasConfig(atlas, labels, "", resampling, constantVoxels, minimumCoverage);
    }

    Cleaning cleaning() {
        return Cleaning.none()
                .withDetrend(detrend)
                .withStandardize(standardize)
                .withHighPassHz(highPassHz)
                .withConfounds(confoundColumns);
    }
}
