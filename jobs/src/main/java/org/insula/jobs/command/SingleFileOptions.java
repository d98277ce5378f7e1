package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.MapStatistic;
import org.insula.atlas.RegionStatistic;
import org.insula.atlas.Resampling;
import org.insula.atlas.clean.Cleaning;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.SamplingInterval;
import org.insula.io.image.RepetitionTime;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.MaskChoice;
import org.insula.jobs.config.ParcellationConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the parcellation of one file takes. */
final class SingleFileOptions {
    @Option(
            names = "--bold",
            paramLabel = "FILE",
            description = "One run to parcellate without a configuration: 4D NIfTI or .dtseries.nii.")
    private String bold;

    @Option(
            names = "--atlas",
            paramLabel = "FILE",
            description =
                    "Label image, 4D image of maps, or .dlabel.nii; needed with --bold. Given several times, all are"
                            + " taken in one pass.")
    private List<String> atlases = List.of();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Table of region names, once for each --atlas. Default: the one beside the atlas.")
    private List<String> labels = List.of();

    @Option(
            names = "--map",
            paramLabel = "NAME",
            description = "Which of several maps of a .dlabel.nii. Default: the only one.")
    private String map = "";

    @Option(
            names = "--statistic",
            paramLabel = "WHAT",
            description = "What to take of a labelled region: mean, median, sum, minimum, maximum, standardDeviation,"
                    + " variance. Default: mean.")
    private RegionStatistic statistic = RegionStatistic.MEAN;

    @Option(
            names = "--map-statistic",
            paramLabel = "WHAT",
            description = "What to take of a map of a probabilistic atlas: leastSquares, weightedMean."
                    + " Default: leastSquares.")
    private MapStatistic mapStatistic = MapStatistic.LEAST_SQUARES;

    @Option(
            names = "--out",
            paramLabel = "X.tsv",
            description = "Where the time series go; needed with --bold. X.json and X_coverage.tsv lie beside it. With"
                    + " several atlases, each has files of its own: X_atlas-NAME.tsv.")
    private String out;

    @Option(
            names = "--tr",
            paramLabel = "S",
            description = "Repetition time in s. Default: as the JSON file beside the run says, else the header.")
    private double repetitionTime = Double.NaN;

    @Option(
            names = "--resample",
            paramLabel = "HOW",
            description = "If the grids differ, bring the atlas to the run's: none, nearest, linear (maps are"
                    + " interpolated). Default: none.")
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

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "Image that is 0 outside the brain: voxels there do not count. Default: none.")
    private String mask = "";

    @Option(
            names = "--smoothing",
            paramLabel = "MM",
            description = "Smooth first: full width at half maximum of the Gaussian in mm; 0 is off. Default: 0.")
    private double smoothing;

    @Mixin
    private CleaningOptions clean;

    /** Whether a single file is named. */
    boolean isGiven() {
        return bold != null;
    }

    /** What is missing or contradictory; empty if nothing is. */
    String complaint() {
        if (atlases.isEmpty() || out == null) {
            return "--bold needs " + (atlases.isEmpty() ? "--atlas" : "--out");
        }
        if (!out.endsWith(".tsv")) {
            return "--out must end in .tsv, not '" + out + "'";
        }
        if (!labels.isEmpty() && labels.size() != atlases.size()) {
            return "give --labels once for each --atlas, or not at all";
        }
        if (!(minimumCoverage >= 0 && minimumCoverage <= 1)) {
            return "--minimum-coverage is a share from 0 to 1, not " + minimumCoverage;
        }
        if (!(smoothing >= 0 && smoothing <= 100)) {
            return "--smoothing is a width in mm from 0 (off) to 100, not " + smoothing;
        }
        if (!Double.isNaN(repetitionTime) && !RepetitionTime.isBelievable(repetitionTime)) {
            return "--tr is a time in s, at most " + RepetitionTime.LONGEST + ", not " + repetitionTime;
        }
        try {
            clean.cleaning();
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    String out() {
        return out;
    }

    String keptFrames() {
        return clean.keptFrames();
    }

    Cleaning cleaning() {
        return clean.cleaning();
    }

    /**
     * The file as a run of no subject.
     *
     * @throws org.insula.io.InputException if the repetition time is not given and the JSON file beside the run is bad
     */
    BoldRun run(FileAccess files) {
        double seconds = Double.isNaN(repetitionTime)
                ? SamplingInterval.beside(files, bold).orElse(Double.NaN)
                : repetitionTime;
        return new BoldRun(FilePaths.name(bold), bold, "", "", "", "", seconds, "", clean.confounds(), "", Map.of());
    }

    ParcellationConfig parcellation() {
        List<AtlasConfig> configs = new ArrayList<>();
        for (int a = 0; a < atlases.size(); a++) {
            configs.add(AtlasConfig.of(atlases.get(a))
                    .withLabels(labels.isEmpty() ? "" : labels.get(a))
                    .withMap(map)
                    .with(statistic, mapStatistic));
        }
        return new ParcellationConfig(
                configs,
                resampling,
                constantVoxels,
                minimumCoverage,
                mask.isEmpty() ? MaskChoice.none() : MaskChoice.file(mask),
                smoothing);
    }
}
