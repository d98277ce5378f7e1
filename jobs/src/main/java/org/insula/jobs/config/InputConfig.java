package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BidsLayout;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.io.bids.RunFilter;
import org.insula.io.bids.RunsTable;
import org.insula.io.bids.Wanted;
import org.insula.io.hcp.HcpImages;
import org.insula.io.hcp.HcpLayout;
import org.insula.io.series.SeriesFile;

/**
 * Which runs are analysed.
 *
 * @param kind how runs are found
 * @param path the folder or the table
 * @param filter which of the runs found are kept
 * @param images which images of {@link InputKind#HCP}
 * @param raw the raw data set behind a derivative, where its events and participants are; empty looks for it
 * @param atlas which atlas's series of {@link InputKind#SERIES}; empty takes the only one
 */
public record InputConfig(InputKind kind, String path, String raw, RunFilter filter, HcpImages images, String atlas)
        implements Serializable {
    private static final String ENTITIES = "it goes with bids or series; leave it out";

    /** The section {@code input}. */
    static final Section<InputConfig> SECTION = kinds().choice(
                    "images", "Which images of the Human Connectome Project, with hcp.")
            .where(input -> input.kind() == InputKind.HCP, InputConfig::clash, "it goes with hcp; leave it out")
            .key("raw", ValueType.path(), "The raw data set behind the derivative, with bids or series.")
            .unwritten("searched for")
            .where(InputConfig::hasEntities, InputConfig::clash, ENTITIES)
            .key("atlas", ValueType.text(), "Of ready-made series: the name in the entity seg or atlas.")
            .unwritten("the only one")
            .where(
                    input -> input.kind() == InputKind.SERIES || input.kind() == InputKind.RUNS,
                    InputConfig::clash,
                    "it goes with ready-made series; leave it out")
            .key(
                    "subjects",
                    "filter.subjects",
                    new ValueType.Listed<>(ValueType.text()),
                    "Labels of the subjects that are used, without sub-.")
            .unwritten("all")
            .key(
                    "tasks",
                    "filter.tasks",
                    new ValueType.Listed<>(ValueType.text()),
                    "Labels of the tasks that are used, without task-.")
            .unwritten("all")
            .key(
                    "space",
                    "filter.space",
                    ValueType.text(),
                    "The space of derivatives, such as MNI152NLin2009cAsym or MNIPediatricAsym:cohort-2.")
            .unwritten("any")
            .where(InputConfig::hasEntities, InputConfig::clash, ENTITIES)
            .key("desc", "filter.description", ValueType.text(), "Which version of a run, such as denoised.")
            .unwritten("the usual one")
            .where(InputConfig::hasEntities, InputConfig::clash, ENTITIES)
            .key("echo", "filter.echo", ValueType.text(), "Which echo of a run, such as 2.")
            .unwritten("the usual one")
            .where(InputConfig::hasEntities, InputConfig::clash, ENTITIES)
            .key("rec", "filter.reconstruction", ValueType.text(), "Which reconstruction of a run, such as dcor.")
            .unwritten("the only one")
            .where(InputConfig::hasEntities, InputConfig::clash, ENTITIES)
            .end(InputConfig::ofOneKind);

    /** The column of a table of runs that names the list of frames to keep. */
    private static final String KEPT_FRAMES = "kept_frames";

    /** Refuses null. */
    public InputConfig {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(path);
        Objects.requireNonNull(raw);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(images);
        Objects.requireNonNull(atlas);
    }

    /** A key for each kind of input, of which one is given. */
    private static Section.Builder<InputConfig> kinds() {
        Section.Builder<InputConfig> keys =
                Section.of(new InputConfig(InputKind.BIDS, "", "", RunFilter.all(), HcpImages.VOLUME, ""));
        for (InputKind kind : InputKind.values()) {
            keys.key(
                            Choices.name(kind),
                            ValueType.path(),
                            input -> input.pathOf(kind),
                            (input, path) -> input.of(kind, path),
                            kind.sentence())
                    .unwritten("–");
        }
        return keys;
    }

    /** The same of another folder. */
    public InputConfig withPath(String other) {
        return new InputConfig(kind, other, raw, filter, images, atlas);
    }

    /** The same of other runs in it. */
    public InputConfig with(RunFilter other) {
        return new InputConfig(kind, path, raw, other, images, atlas);
    }

    /** Whether runs are found by the entities of their names. */
    public boolean hasEntities() {
        return kind == InputKind.BIDS || kind == InputKind.SERIES;
    }

    private String pathOf(InputKind wanted) {
        return kind == wanted ? path : "";
    }

    private InputConfig of(InputKind newKind, String newPath) {
        return newPath.isEmpty() ? this : new InputConfig(newKind, newPath, raw, filter, images, atlas);
    }

    private static String clash(InputConfig input) {
        return "is given with input." + Choices.name(input.kind);
    }

    private static InputConfig ofOneKind(ConfigSection section, InputConfig input) {
        List<String> given = Choices.names(InputKind.class).stream()
                .filter(kind -> !section.isBlank(kind))
                .toList();
        if (given.size() != 1) {
            throw section.refuse(
                    given.isEmpty() ? "bids" : given.get(0),
                    given.isEmpty() ? "is missing" : "and input." + given.get(1) + " are both given",
                    "give one of bids (a BIDS folder), hcp (the subjects' folders), series (a folder of ready-made"
                            + " series) and runs (a table of runs)");
        }
        return input;
    }

    /**
     * Finds the runs, whatever lies beside them being wanted.
     *
     * @throws InputException if there are none or the input cannot be read
     */
    public DiscoveredRuns runs(FileAccess files) {
        return runs(files, Wanted.everything());
    }

    /**
     * Finds the runs, sorted by id, and sets those apart whose sidecars are bad.
     *
     * @param wanted what of that which lies beside the runs the study takes
     * @throws InputException if there are none or the input cannot be read
     */
    public DiscoveredRuns runs(FileAccess files, Wanted wanted) {
        return switch (kind) {
            case BIDS -> BidsLayout.discover(files, path, raw, filter, wanted);
            case HCP -> HcpLayout.discover(files, path, images, filter);
            case SERIES -> BidsLayout.discoverSeries(files, path, raw, filter, atlas, wanted);
            case RUNS -> RunsTable.read(files, path, filter);
        };
    }

    /**
     * Whether these runs are region series that somebody else has made.
     *
     * @throws InputException if some are and some are not
     */
    public boolean areReadyMade(List<BoldRun> runs) {
        List<BoldRun> ready =
                runs.stream().filter(run -> SeriesFile.isNamed(run.path())).toList();
        if (!ready.isEmpty() && ready.size() < runs.size()) {
            throw new InputException(
                    path,
                    "lists images and ready-made series, such as "
                            + ready.get(0).path(),
                    "give a study either images or series");
        }
        return !ready.isEmpty();
    }

    /** The list of frames to keep of a run, from the column {@code kept_frames} of a table of runs; empty if none. */
    public String keptFrames(BoldRun run) {
        String listed = run.columns().getOrDefault(KEPT_FRAMES, "");
        boolean none = kind != InputKind.RUNS || listed.isBlank() || listed.equals("n/a");
        return none ? "" : FilePaths.resolve(FilePaths.parent(path), listed);
    }
}
