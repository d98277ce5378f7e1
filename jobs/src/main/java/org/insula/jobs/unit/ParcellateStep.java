package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.EventsFile;
import org.insula.jobs.export.Leftovers;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.export.RunSeries;
import org.insula.jobs.export.SeriesSidecar;
import org.insula.jobs.report.RunQuality;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;

/**
 * Averages every run of a study over its atlases, one unit per run.
 *
 * <p>Input: the runs' images and the atlases. Output: time series, sidecar and coverage of each run. A unit is done again when the
 * image, its confounds, an atlas or an option of parcellation or cleaning changes.
 */
public final class ParcellateStep extends Step<BoldRun, RunQuality> {
    /** What its units are called. */
    public static final String KIND = "parcellate";

    private static final String DIGEST = "Digest";

    private static final String QUALITY = "Quality";

    private final Parcellation parcellation;

    /**
     * The step of a study.
     *
     * @throws InputException if the atlases do not go together
     */
    public ParcellateStep(StudyContext study) {
        super(study, KIND, Set.of(Stage.PARCELLATE));
        this.parcellation = Parcellation.of(study);
    }

    @Override
    public List<BoldRun> units() {
        return study().runs();
    }

    @Override
    public String name(BoldRun run) {
        return run.id();
    }

    @Override
    protected WorkUnit describe(BoldRun run) {
        return parcellation.work(run);
    }

    @Override
    protected String awaits(BoldRun run) {
        return "";
    }

    @Override
    protected boolean isWhole(BoldRun run) {
        return study().atlases().stream()
                .allMatch(atlas -> study().tree().series(run, atlas).exist(study().files()));
    }

    @Override
    public List<UnitOutcome> perform(Runner runner, List<BoldRun> pending) {
        sweep(pending);
        List<UnitOutcome> outcomes = runner.each(this, pending, parcellation);
        // An executor that was lost on the way leaves files as a killed run does.
        sweep(pending);
        return outcomes;
    }

    /** Runs that were found and cannot be used. */
    @Override
    public List<UnitOutcome> conclude(Runner runner) {
        List<UnitOutcome> unusable = new ArrayList<>();
        study().unusable().forEach((run, reason) -> {
            runner.leftOut(run, "left out: " + run + ": " + reason);
            unusable.add(UnitOutcome.failed(run, run + ": " + reason));
        });
        return unusable;
    }

    /** The message names the run, or a file of it. */
    @Override
    public String told(UnitOutcome failed) {
        return "left out: " + failed.message();
    }

    /** Parcellates a run. */
    Task<BoldRun> task() {
        return parcellation;
    }

    private void sweep(List<BoldRun> runs) {
        runs.stream()
                .map(run -> study().tree().runFolder(run))
                .distinct()
                .forEach(folder -> Leftovers.removeUnfinished(study().files(), folder));
    }

    /** How good the series of a run are. */
    @Override
    public RunQuality found(BoldRun run) {
        return QualityFacts.read(run.id(), facts(run).path(QUALITY));
    }

    /** Identity of the series of a run. */
    public String digest(BoldRun run) {
        return facts(run).path(DIGEST).asText();
    }

    private JsonNode facts(BoldRun run) {
        return record(run).orElseThrow().facts();
    }

    /**
     * Parcellates one run.
     *
     * @param digests of the atlases
     * @param checksums of the atlases' images, by their paths
     */
    record Parcellation(
            FileAccess files,
            RunConfig config,
            OutputTree tree,
            ArrayList<StudyAtlas> atlases,
            ArrayList<String> digests,
            LinkedHashMap<String, String> checksums)
            implements Task<BoldRun> {
        static Parcellation of(StudyContext study) {
            List<String> images = study.config().parcellation().atlases().stream()
                    .map(AtlasConfig::image)
                    .distinct()
                    .toList();
            Parcellation parcellation = new Parcellation(
                    study.files(),
                    study.config(),
                    study.tree(),
                    new ArrayList<>(study.atlases()),
                    new ArrayList<>(
                            study.atlases().stream().map(ContentDigest::of).toList()),
                    new LinkedHashMap<>(SourceFiles.checksums(study.files(), images)));
            parcellation.engine();
            return parcellation;
        }

        private RunParcellation engine() {
            return new RunParcellation(files, atlases, config.parcellation(), config.clean());
        }

        private WorkUnit work(BoldRun run) {
            List<String> names = atlases.stream().map(StudyAtlas::name).toList();
            return new WorkUnit(
                    KIND,
                    run.id(),
                    inputs(run),
                    Map.of(
                            "atlases", names,
                            // Whole, so that no option is forgotten; what files hold is among the inputs.
                            "parcellation", ParcellationConfig.SECTION.write(config.parcellation(), path -> "file"),
                            "cleaning", config.clean(),
                            "repetitionTime", String.valueOf(run.repetitionTime()),
                            "facts", List.of(DIGEST, QUALITY)),
                    SoftwareVersion.current());
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

        /** A run whose files are not the ones that were planned counts as impossible: somebody may still be writing them. */
        @Override
        public Made perform(BoldRun run, WorkUnit planned) {
            RunParcellation.Result result = engine().run(run, config.input().keptFrames(run));
            requireUnchanged(run, planned, work(run));
            return new Series(this, run, result, series(run));
        }

        private OutputFiles series(BoldRun run) {
            return OutputFiles.of(files, tree, KIND + "_" + run.id());
        }

        @Override
        public List<String> clear(BoldRun run) {
            OutputFiles series = series(run);
            atlases.forEach(atlas -> tree.series(run, atlas).delete(series));
            OutputFiles events = EventsFile.of(files, tree, run);
            EventsFile.delete(events, tree.events(run));
            List<String> kept = new ArrayList<>(series.kept());
            kept.addAll(events.kept());
            return kept;
        }

        private static void requireUnchanged(BoldRun run, WorkUnit planned, WorkUnit read) {
            if (!planned.key().equals(read.key())) {
                throw new InputException(
                        run.path(),
                        "it, its confounds or its mask changed while Insula was at work",
                        "wait until they are complete, then run the same command again");
            }
        }
    }

    /** The series of a run, by each atlas. */
    private record Series(Parcellation parcellation, BoldRun run, RunParcellation.Result result, OutputFiles output)
            implements Made {
        @Override
        public Map<String, Object> write(String folder) {
            RunConfig config = parcellation.config();
            Map<String, String> checksums = new LinkedHashMap<>(result.checksums());
            checksums.putAll(parcellation.checksums());
            SeriesSidecar sidecar = new SeriesSidecar(config.parcellation(), config.clean(), checksums);
            for (RunSeries made : result.series()) {
                parcellation.tree().series(run, made.atlas()).write(output, made.series(), sidecar.of(run, made));
            }
            output.end();
            RunSeries first = result.series().get(0);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put(DIGEST, ContentDigest.of(first.series()));
            facts.put(QUALITY, QualityFacts.of(first.quality()));
            return facts;
        }

        @Override
        public List<String> outputs() {
            List<String> paths = new ArrayList<>(output.listed());
            paths.add(output.manifest());
            return paths;
        }

        @Override
        public List<String> warnings() {
            List<String> warnings = new ArrayList<>(output.kept());
            result.series().forEach(made -> warnings.addAll(made.warnings()));
            return warnings;
        }
    }
}
