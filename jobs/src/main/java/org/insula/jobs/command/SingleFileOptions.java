package org.insula.jobs.command;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.ScrubbedFrames;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.SamplingInterval;
import org.insula.io.image.RepetitionTime;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.CleaningKeys;
import org.insula.jobs.config.KeyOptions;
import org.insula.jobs.config.MaskChoice;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.StudyDefaults;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the parcellation of one file takes: files, and the keys of the configuration that have an option. */
final class SingleFileOptions {
    private static final String ATLAS = "--atlas";
    private static final String LABELS = "--labels";

    private static final KeyOptions<AtlasConfig> OF_ATLAS = new KeyOptions<>(AtlasConfig.SECTION, AtlasConfig.of(""));

    /** A file has no mask of its own. */
    private static final KeyOptions<ParcellationConfig> OF_PARCELLATION = new KeyOptions<>(
            ParcellationConfig.OPTIONS, ParcellationConfig.of(List.of()).with(MaskChoice.none()));

    private static final KeyOptions<Cleaning> OF_CLEANING =
            new KeyOptions<>(CleaningKeys.SECTION, StudyDefaults.cleaning());

    @Option(
            names = "--bold",
            paramLabel = "FILE",
            description = "One run to parcellate without a configuration: 4D NIfTI or .dtseries.nii.")
    private String bold;

    @Option(
            names = ATLAS,
            paramLabel = "FILE",
            description =
                    "Label image, 4D image of maps, or .dlabel.nii; needed with --bold. Given several times, all are"
                            + " taken in one pass.")
    private List<String> atlases = List.of();

    @Option(
            names = LABELS,
            paramLabel = "FILE",
            description = "Table of region names, once for each --atlas. Default: the one beside the atlas.")
    private List<String> labels = List.of();

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
            names = "--confounds",
            paramLabel = "FILE",
            description = "Table of nuisance signals, one row a frame; its JSON beside it is read too.")
    private String confounds = "";

    @Option(
            names = "--kept-frames",
            paramLabel = "FILE",
            description = "TSV with a column frame, counted from 0: the frames to keep. Default: all.")
    private String keptFrames = "";

    @Option(
            names = "--scrubbed",
            paramLabel = "WHAT",
            defaultValue = "missing",
            description = "What stands for scrubbed frames: missing (rows of n/a), removed (no row). Default:"
                    + " ${DEFAULT-VALUE}.")
    private ScrubbedFrames scrubbed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Adds the options that follow from keys of the configuration. */
    static final class Keys implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            Stream.of(OF_ATLAS, OF_PARCELLATION, OF_CLEANING)
                    .flatMap(options -> options.all().stream())
                    .filter(option -> command.findOption(option.name()) == null)
                    .map(Keys::option)
                    .forEach(command::addOption);
            return command;
        }

        private static OptionSpec option(KeyOptions.KeyOption key) {
            OptionSpec.Builder option =
                    OptionSpec.builder(key.name()).paramLabel(key.label()).description(key.description());
            return key.isList()
                    ? option.type(List.class)
                            .auxiliaryTypes(String.class)
                            .splitRegex(",")
                            .build()
                    : option.type(String.class).build();
        }
    }

    private List<String> given(String option) {
        Object value = spec.findOption(option).getValue();
        if (value instanceof List<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** Whether a single file is named. */
    boolean isGiven() {
        return bold != null;
    }

    /** What is missing or contradictory; empty if nothing is. */
    String complaint() {
        if (atlases.isEmpty() || out == null) {
            return "--bold needs " + (atlases.isEmpty() ? ATLAS : "--out");
        }
        if (!out.endsWith(".tsv")) {
            return "--out must end in .tsv, not '" + out + "'";
        }
        if (!labels.isEmpty() && labels.size() != atlases.size()) {
            return "give --labels once for each --atlas, or not at all";
        }
        if (!Double.isNaN(repetitionTime) && !RepetitionTime.isBelievable(repetitionTime)) {
            return "--tr is a time in s, at most " + RepetitionTime.LONGEST + ", not " + repetitionTime;
        }
        String badValue = complaint(this::parcellation);
        return badValue.isEmpty() ? complaint(this::tabled) : badValue;
    }

    private static String complaint(Supplier<?> read) {
        try {
            read.get();
            return "";
        } catch (InputException e) {
            return e.problem() + "; " + e.remedy();
        }
    }

    private Cleaning tabled() {
        Cleaning cleaning = cleaning();
        boolean usesTable = !cleaning.strategy().equals(ConfoundStrategy.none());
        if (usesTable == confounds.isEmpty()) {
            throw usesTable
                    ? new InputException("", "confounds or scrubbing by them need --confounds", "give the table")
                    : new InputException(
                            "",
                            "--confounds is given, but nothing of it is used",
                            "add --confound-columns, --confound-strategy or thresholds to scrub by");
        }
        return cleaning;
    }

    String out() {
        return out;
    }

    String keptFrames() {
        return keptFrames;
    }

    Cleaning cleaning() {
        return OF_CLEANING.read(this::given).with(scrubbed);
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
        return new BoldRun(FilePaths.name(bold), bold, "", "", "", "", seconds, "", confounds, "", Map.of());
    }

    ParcellationConfig parcellation() {
        List<AtlasConfig> configs =
                IntStream.range(0, atlases.size()).mapToObj(this::atlas).toList();
        return OF_PARCELLATION.read(this::given).with(configs);
    }

    private AtlasConfig atlas(int index) {
        return OF_ATLAS.read(option -> switch (option) {
            case ATLAS -> List.of(atlases.get(index));
            case LABELS -> labels.isEmpty() ? List.of() : List.of(labels.get(index));
            default -> given(option);
        });
    }
}
