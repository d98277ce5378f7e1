package org.insula.jobs.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.insula.atlas.Region;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Events;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.export.EventsFile;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.unit.ContentDigest;
import org.insula.jobs.unit.ParcellateStep;
import org.insula.jobs.unit.Samples;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.WholeStudyStep;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Cut;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.RunCut;
import org.insula.pipeline.sample.RunGaps;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.Shuffling;
import org.insula.pipeline.sample.StoredValues;
import org.insula.pipeline.sample.ValuesShape;

/**
 * Gathers the series of all runs and cuts samples from them: one unit for the whole study, because labels and folds are decided over
 * all runs.
 *
 * <p>Input: the parcellated runs. Output: the runs' events beside their series, the tables of time series and of
 * samples, the file of the samples' values. Series are read by some Spark tasks and cut by others; the driver numbers the labels, which
 * are decided over all runs, and puts the runs' values one after another in the order of the samples. No process holds more
 * than a few runs at a time. It is done again when a run's series or events, or an option of sampling, changes.
 */
final class SampleStep extends WholeStudyStep<SampleTable> implements Samples {
    /** What its unit is called. */
    static final String KIND = "samples";

    /** What is written beside the samples; part of the key, so that outputs without it are completed. */
    private static final List<String> EXPORTS = List.of("events");

    private static final String DIGEST = "Digest";
    private static final String VALUES = "ValuesSHA256";
    private static final String GAPS = "Gaps";
    private static final int SHOWN = 10;

    private final Study study;
    private final ParcellateStep parcellation;
    private final SampleGathering gathering;
    private UnitRecord finished;
    private SampleTable loaded;
    private List<Fold> folds;

    /** The step of a study. */
    SampleStep(Study study, ParcellateStep parcellation) {
        super(study, KIND, Set.of(Stage.TRAIN, Stage.EXPLAIN, Stage.MAP));
        this.study = study;
        this.parcellation = parcellation;
        this.gathering = new SampleGathering(study);
    }

    @Override
    protected String awaits(String unit) {
        return parcellation.isSettled() && !parcellated().isEmpty() ? "" : "runs are to be parcellated first";
    }

    /** The runs that are parcellated. */
    List<BoldRun> parcellated() {
        return parcellation.done();
    }

    @Override
    protected WorkUnit describe(String unit) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        Map<String, Object> about = new TreeMap<>();
        for (BoldRun run : parcellated()) {
            inputs.put("series " + run.id(), InputIdentity.ofChecksum(run.id(), parcellation.digest(run)));
            if (!run.eventsPath().isEmpty()) {
                putEvents(inputs, run);
            }
            about.put(run.id(), List.of(run.subject(), run.session(), run.task(), run.run(), run.columns()));
        }
        TrainingConfig training = study.config().training();
        Map<String, Object> options = Map.of(
                "sampling",
                study.config().samples(),
                "runs",
                about,
                "labels",
                training.labels(),
                "seed",
                training.labels() == TrainingConfig.Labels.SHUFFLED ? seed() : 0,
                "exports",
                EXPORTS);
        return new WorkUnit(KIND, ALL, inputs, options, SoftwareVersion.current());
    }

    private long seed() {
        return study.config().training().folds().seed();
    }

    /** What the events of a run come from: one file, or each file of a folder. */
    private void putEvents(Map<String, InputIdentity> inputs, BoldRun run) {
        String name = "events " + run.id();
        try {
            for (String path : Events.files(study.files(), run.eventsPath())) {
                inputs.put(name + " " + FilePaths.name(path), InputIdentity.ofFile(study.files(), path));
            }
        } catch (InputException e) {
            // The attempt to read them finds, and reports, whatever is wrong.
            inputs.put(name, InputIdentity.ofChecksum(run.eventsPath(), "unreadable"));
        }
    }

    /** Whether the files of values and samples are there, as long as they should be. Not if there are no sizes that samples can have. */
    @Override
    protected boolean isWhole(String unit) {
        if (!hasShape(finished().facts())) {
            return false;
        }
        String path = study.tree().sampleValues();
        try {
            return study.exists(study.tree().samples())
                    && study.exists(path)
                    && study.files().status(path).size() == values().fileBytes();
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static boolean hasShape(JsonNode facts) {
        return facts.path("Samples").canConvertToInt()
                && facts.path("Frames").canConvertToInt()
                && facts.path("Regions").canConvertToInt()
                && ValuesShape.isPossible(
                        facts.path("Samples").asInt(),
                        facts.path("Frames").asInt(),
                        facts.path("Regions").asInt());
    }

    /** Counts the parts that series are gathered in. */
    @Override
    public boolean isCounted() {
        return false;
    }

    @Override
    public List<UnitOutcome> perform(Runner runner, List<String> pending) {
        List<BoldRun> runs = parcellated();
        if (runs.isEmpty()) {
            throw new InputException(
                    study.config().input().path(), "no run could be parcellated", "see the messages above");
        }
        WorkUnit unit = work(ALL);
        study.units().forget(KIND, ALL);
        gathering.gather(runs);
        List<RunCut> cuts = gathering.cuts();
        Cut cut = table(cuts, gathering.unreadable());
        StoredValues values = gathering.join(cuts, cut.samples());
        gathering.store(cut.samples());
        study.units().finish(unit, () -> outputs(runs), folder -> facts(cut, values));
        return List.of(UnitOutcome.done(ALL));
    }

    private List<String> outputs(List<BoldRun> runs) {
        OutputTree tree = study.tree();
        List<String> outputs = new ArrayList<>(List.of(tree.timeSeries(), tree.samples(), tree.sampleValues()));
        for (BoldRun run : runs) {
            OutputFiles events = EventsFile.of(study.files(), tree, run);
            outputs.addAll(events.listed());
            outputs.add(events.manifest());
        }
        return outputs;
    }

    @Override
    public void lookAgain() {
        super.lookAgain();
        finished = null;
        loaded = null;
        folds = null;
    }

    /** Says what the samples are, and what gave none; gives the runs that gave none. */
    @Override
    public List<UnitOutcome> conclude(Runner runner) {
        JsonNode facts = finished().facts();
        List<Exclusion> exclusions = exclusions();
        runner.note("samples: " + facts.path("Samples").asInt() + " of "
                + facts.path("Frames").asInt() + " frames, labels " + String.join(", ", labels())
                + (exclusions.isEmpty() ? "" : "; " + exclusions.size() + " runs or events gave none"));
        exclusions.stream()
                .limit(SHOWN)
                .forEach(each -> runner.leftOut(each.run(), "no sample from " + each.describe()));
        if (exclusions.size() > SHOWN) {
            runner.note("… and from " + (exclusions.size() - SHOWN) + " more; the report lists all");
        }
        return exclusions.stream()
                .filter(Exclusion::wholeRun)
                .map(each -> UnitOutcome.failed(each.run(), each.reason()))
                .toList();
    }

    private UnitRecord finished() {
        if (finished == null) {
            finished = record(ALL).orElseThrow();
        }
        return finished;
    }

    @Override
    public boolean areCut() {
        return status(ALL).isDone();
    }

    @Override
    public String digest() {
        return areCut() ? finished().facts().path(DIGEST).asText() : "";
    }

    @Override
    public ValuesShape shape() {
        return values().shape();
    }

    @Override
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        finished().facts().path("Labels").forEach(label -> labels.add(label.asText()));
        return labels;
    }

    @Override
    public SampleTable table() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    @Override
    public SampleTable found(String unit) {
        return table();
    }

    @Override
    public List<Fold> folds() {
        if (folds == null) {
            folds = FoldPlan.plan(table(), study.config().training().folds());
        }
        return folds;
    }

    @Override
    public ExecutorSamples onExecutors() {
        return new ExecutorSamples(
                study.session().context().broadcast(table()),
                study.files(),
                study.units(),
                study.tree().sampleValues(),
                values());
    }

    /** What was left out when samples were cut. */
    List<Exclusion> exclusions() {
        List<Exclusion> exclusions = new ArrayList<>();
        for (JsonNode each : finished().facts().path("Exclusions")) {
            exclusions.add(new Exclusion(
                    each.path("Run").asText(),
                    each.path("Part").asText(),
                    each.path("Reason").asText()));
        }
        return exclusions;
    }

    /** What missing frames did to the samples of runs, by the run's id; without runs in which they did nothing. */
    Map<String, RunGaps> gaps() {
        Map<String, RunGaps> gaps = new HashMap<>();
        for (JsonNode each : finished().facts().path(GAPS)) {
            String run = each.path("Run").asText();
            gaps.put(
                    run,
                    new RunGaps(
                            run,
                            each.path("FramesBridged").asInt(),
                            each.path("WindowsDropped").asInt()));
        }
        return gaps;
    }

    /** The values that the finished unit stored; of no samples if it stored none. */
    private StoredValues values() {
        JsonNode facts = finished().facts();
        ValuesShape shape = new ValuesShape(
                facts.path("Samples").asInt(),
                facts.path("Frames").asInt(1),
                facts.path("Regions").asInt(1));
        return new StoredValues(shape, facts.path(VALUES).asText());
    }

    private static Map<String, Object> facts(Cut cut, StoredValues values) {
        SampleTable samples = cut.samples();
        List<Map<String, Object>> exclusions = new ArrayList<>();
        for (Exclusion each : cut.exclusions()) {
            Map<String, Object> exclusion = new LinkedHashMap<>();
            exclusion.put("Run", each.run());
            exclusion.put("Part", each.part());
            exclusion.put("Reason", each.reason());
            exclusions.add(exclusion);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(DIGEST, ContentDigest.of(samples, values));
        facts.put("Samples", samples.size());
        facts.put("Frames", samples.frames());
        facts.put("RepetitionTime", samples.repetitionTime());
        facts.put("Regions", samples.regions().size());
        facts.put(VALUES, values.sha256());
        facts.put("Labels", samples.labels());
        facts.put("Exclusions", exclusions);
        facts.put(GAPS, cut.gaps().stream().map(SampleStep::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(RunGaps gaps) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Run", gaps.run());
        facts.put("FramesBridged", gaps.bridged());
        facts.put("WindowsDropped", gaps.dropped());
        return facts;
    }

    private SampleTable load() {
        study.units().checkOutputs(KIND, ALL, study.tree().samples());
        String path = study.tree().samples();
        Dataset<Row> table = study.session().table(SampleRows.SCHEMA, path, path);
        // Partition by partition: Spark bounds what may be collected at once.
        Iterator<Row> rows = table.orderBy("index").toLocalIterator();
        JsonNode facts = finished().facts();
        List<Region> regions = study.atlas().regions();
        return new SampleTable(
                labels(),
                regions,
                facts.path("Frames").asInt(),
                facts.path("RepetitionTime").asDouble(Double.NaN),
                SampleRows.fromRows(rows, regions.size()));
    }

    /**
     * Puts the samples of a study in order and labels them.
     *
     * @param unreadable runs that cannot be labelled; they are excluded
     * @throws InputException if no sample, or samples of one label only, can be cut
     */
    private Cut table(List<RunCut> cuts, List<Exclusion> unreadable) {
        if (cuts.isEmpty()) {
            Exclusion first = unreadable.get(0);
            throw new InputException(first.run(), first.reason(), "no other run can be used either");
        }
        Cut readable = gathering.cutter().table(cuts);
        List<Exclusion> exclusions = new ArrayList<>(unreadable);
        exclusions.addAll(readable.exclusions());
        SampleTable samples =
                switch (study.config().training().labels()) {
                    case REAL -> readable.samples();
                    case SHUFFLED -> shuffled(readable.samples());
                };
        return new Cut(samples, exclusions, readable.gaps());
    }

    /** The samples under each other's labels. */
    private SampleTable shuffled(SampleTable samples) {
        int[] labels = samples.samples().stream().mapToInt(Sample::label).toArray();
        Shuffling.shuffle(labels, new SplittableRandom(seed()));
        return samples.withLabels(labels);
    }
}
