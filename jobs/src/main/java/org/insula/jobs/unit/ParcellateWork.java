package org.insula.jobs.unit;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.EventsFile;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.export.RunSeries;
import org.insula.jobs.export.SeriesFiles;
import org.insula.jobs.export.SeriesSidecar;
import org.insula.jobs.report.RunQuality;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;

/**
 * Parcellation as units of work, one a run. Can be sent to executors, where {@link #perform} runs in one task.
 *
 * <p>A unit is done again when the image, its confounds, the atlas or an option of parcellation or cleaning changes.
 */
public final class ParcellateWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "parcellate";

    /** The fact that identifies the series a unit made. */
    static final String DIGEST = "Digest";

    private static final String QUALITY = "Quality";

    private static final long serialVersionUID = 1L;

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final ArrayList<StudyAtlas> atlases;
    private final ArrayList<String> digests;
    private final LinkedHashMap<String, String> atlasChecksums;

    /**
     * The units of a study.
     *
     * @param atlases the study's atlas, then those whose series are only exported
     * @throws InputException if the atlases do not go together
     */
    public ParcellateWork(FileAccess files, RunConfig config, OutputTree tree, List<StudyAtlas> atlases) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.atlases = new ArrayList<>(atlases);
        this.digests = new ArrayList<>(atlases.stream().map(ContentDigest::of).toList());
        List<String> images = config.parcellation().atlases().stream()
                .map(AtlasConfig::image)
                .distinct()
                .toList();
        this.atlasChecksums = new LinkedHashMap<>(SourceFiles.checksums(files, images));
        engine();
    }

    private RunParcellation engine() {
        return new RunParcellation(files, atlases, config.parcellation(), config.clean());
    }

    /**
     * The unit of a run.
     *
     * @throws InputException if the run's files cannot be looked at
     */
    public WorkUnit unit(BoldRun run) {
        ParcellationConfig options = config.parcellation();
        List<String> names = atlases.stream().map(StudyAtlas::name).toList();
        return new WorkUnit(
                KIND,
                run.id(),
                inputs(run),
                Map.of(
                        "atlases", names,
                        "resampling", options.resampling(),
                        "constantVoxels", options.constantVoxels(),
                        "minimumCoverage", options.minimumCoverage(),
                        "mask", options.mask().kind(),
                        "smoothing", options.smoothing(),
                        "cleaning", config.clean(),
                        "repetitionTime", String.valueOf(run.repetitionTime()),
                        "facts", List.of(DIGEST, QUALITY)),
                SoftwareVersion.current());
    }

    /** A run with the key of its unit as its files are now. */
    public ScannedRun scan(BoldRun run) {
        try {
            return new ScannedRun(run, unit(run).key());
        } catch (InputException e) {
            // Whatever is wrong with the run's files is found, and reported, by the attempt to read them.
            return new ScannedRun(run, "");
        }
    }

    private Map<String, InputIdentity> inputs(BoldRun run) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        inputs.put("bold", InputIdentity.ofFile(files, run.path()));
        if (RunParcellation.usesConfounds(config.clean())) {
            putUnlessEmpty(inputs, "confounds", run.confoundsPath());
            putUnlessEmpty(inputs, "confounds sidecar", sidecar(run.confoundsPath()));
        }
        putUnlessEmpty(inputs, "outliers", run.timeLine().outliersPath());
        putUnlessEmpty(inputs, "scan", run.timeLine().scanPath());
        putUnlessEmpty(inputs, "kept frames", config.input().keptFrames(run));
        putUnlessEmpty(inputs, "mask", config.parcellation().mask().pathFor(run));
        for (int a = 0; a < atlases.size(); a++) {
            inputs.put("atlas " + a, InputIdentity.ofChecksum("", digests.get(a)));
        }
        return inputs;
    }

    private void putUnlessEmpty(Map<String, InputIdentity> inputs, String name, String path) {
        if (!path.isEmpty()) {
            inputs.put(name, InputIdentity.ofFile(files, path));
        }
    }

    /** The JSON file beside a table of confounds; empty if there is none. */
    private String sidecar(String table) {
        try {
            String path = table.replaceFirst("(?i)\\.tsv(\\.gz)?$", "") + ".json";
            return !table.isEmpty() && files.exists(path) ? path : "";
        } catch (IOException e) {
            throw InputException.reading(table, e);
        }
    }

    /** How good the series are that a finished unit made. */
    public static RunQuality quality(BoldRun run, UnitRecord finished) {
        return QualityFacts.read(run.id(), finished.facts().path(QUALITY));
    }

    /** The regions of the study's atlas. */
    public List<Region> regions() {
        return atlases.get(0).regions();
    }

    /** Identity of the series that a finished unit made. */
    public static String digest(UnitRecord finished) {
        return finished.facts().path(DIGEST).asText();
    }

    /** The files of a run's series over the study's atlas. */
    public SeriesFiles outputs(BoldRun run) {
        return tree.series(run, atlases.get(0));
    }

    /**
     * Parcellates a run, or notes why that is impossible and removes what an earlier version of the run had left. A run
     * whose files are not the ones that were scanned counts as impossible: somebody may still be writing them.
     *
     * @throws InputException if the output cannot be written, or the thread was interrupted
     */
    public UnitOutcome perform(ScannedRun scanned) {
        BoldRun run = scanned.run();
        UnitStore store = new UnitStore(files, tree.units());
        WorkUnit unit;
        RunParcellation.Result result;
        try {
            result = engine().run(run, config.input().keptFrames(run));
            unit = unit(run);
            requireUnchanged(scanned, unit);
        } catch (InputException e) {
            if (Thread.currentThread().isInterrupted()) {
                // The read was cut short because this attempt is no longer wanted; that says nothing about the run.
                throw e;
            }
            List<String> kept = remove(run);
            store.fail(unknown(run), e.getMessage());
            return UnitOutcome.failed(run.id(), e.getMessage(), kept);
        }
        OutputFiles output = series(run);
        store.forget(KIND, run.id());
        store.finish(unit, () -> outputs(output), unitFolder -> {
            write(output, run, result);
            output.end();
            RunSeries first = result.series().get(0);
            return Map.of(DIGEST, ContentDigest.of(first.series()), QUALITY, QualityFacts.of(first.quality()));
        });
        List<String> warnings = new ArrayList<>(output.kept());
        result.series().forEach(made -> warnings.addAll(made.warnings()));
        return UnitOutcome.done(run.id(), warnings);
    }

    private OutputFiles series(BoldRun run) {
        return OutputFiles.of(files, tree, KIND + "_" + run.id());
    }

    private static List<String> outputs(OutputFiles output) {
        List<String> paths = new ArrayList<>(output.listed());
        paths.add(output.manifest());
        return paths;
    }

    /** Removes what an earlier version of a run left; gives what had to be moved aside. */
    private List<String> remove(BoldRun run) {
        OutputFiles series = series(run);
        atlases.forEach(atlas -> tree.series(run, atlas).delete(series));
        OutputFiles events = EventsFile.of(files, tree, run);
        EventsFile.delete(events, tree.events(run));
        List<String> kept = new ArrayList<>(series.kept());
        kept.addAll(events.kept());
        return kept;
    }

    private static void requireUnchanged(ScannedRun scanned, WorkUnit read) {
        if (!scanned.key().equals(read.key())) {
            throw new InputException(
                    scanned.run().path(),
                    "it, its confounds or its mask changed while Insula was at work",
                    "wait until they are complete, then run the same command again");
        }
    }

    private void write(OutputFiles output, BoldRun run, RunParcellation.Result result) {
        Map<String, String> checksums = new LinkedHashMap<>(result.checksums());
        checksums.putAll(atlasChecksums);
        SeriesSidecar sidecar = new SeriesSidecar(config.parcellation(), config.clean(), checksums);
        for (RunSeries made : result.series()) {
            tree.series(run, made.atlas()).write(output, made.series(), sidecar.of(run, made));
        }
    }

    /** A failed run is tried again each time, so its record needs no key. */
    private static WorkUnit unknown(BoldRun run) {
        return new WorkUnit(KIND, run.id(), Map.of(), Map.of(), SoftwareVersion.current());
    }
}
