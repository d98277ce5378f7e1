package org.insula.jobs.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.export.EventsFile;
import org.insula.jobs.export.FileNames;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.unit.ContentDigest;
import org.insula.jobs.unit.ParcellateStep;
import org.insula.jobs.unit.Samples;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStore;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Cut;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.RunCut;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.SamplingOptions;
import org.insula.pipeline.sample.Shuffling;
import org.insula.pipeline.sample.StoredValues;
import org.insula.pipeline.sample.ValuesFile;
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
final class SampleStep extends Step<String, SampleTable> implements Samples {
    /** What its unit is called. */
    static final String KIND = "samples";

    /** The name of its unit: there is only one. */
    static final String NAME = "all";

    /** What is written beside the samples; part of the key, so that outputs without it are completed. */
    private static final List<String> EXPORTS = List.of("events");

    private static final String DIGEST = "Digest";
    private static final String VALUES = "ValuesSHA256";
    private static final int SHOWN = 10;

    /** Most runs in one file of the table of series: a file costs far more to write and to open than a run in it. */
    private static final int RUNS_A_FILE = 32;

    /** Up to so many runs, each is a file and a task of its own. */
    private static final int SINGLE_RUNS = 64;

    private final Study study;
    private final ParcellateStep parcellation;
    private final Cutting cutting;
    private UnitRecord finished;
    private SampleTable loaded;
    private List<Fold> folds;

    /** The step of a study. */
    SampleStep(Study study, ParcellateStep parcellation) {
        super(study, KIND, Set.of(Stage.TRAIN, Stage.EXPLAIN, Stage.MAP));
        this.study = study;
        this.parcellation = parcellation;
        this.cutting = new Cutting(
                study.files(),
                study.tree(),
                study.config().samples(),
                new ArrayList<>(study.atlas().regions()));
    }

    @Override
    public List<String> units() {
        return List.of(NAME);
    }

    @Override
    public String name(String unit) {
        return unit;
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
    public WorkUnit work(String unit) {
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
        return new WorkUnit(KIND, NAME, inputs, options, SoftwareVersion.current());
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
                    && study.files().status(path).size() == values(finished()).fileBytes();
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
        WorkUnit unit = work(NAME);
        study.units().forget(KIND, NAME);
        gather(runs);
        List<RunCut> cuts = cuts();
        Cut cut = table(cuts, unreadable());
        StoredValues values = cutting.gather(cuts, cut.samples());
        store(cut.samples());
        study.units().finish(unit, () -> outputs(runs), folder -> facts(cut, values));
        return List.of(UnitOutcome.done(NAME));
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
            finished = record(NAME).orElseThrow();
        }
        return finished;
    }

    @Override
    public boolean areCut() {
        return status(NAME).isDone();
    }

    @Override
    public String digest() {
        return areCut() ? finished().facts().path(DIGEST).asText() : "";
    }

    @Override
    public ValuesShape shape() {
        return values(finished()).shape();
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
                study.tree().sampleValues(),
                values(finished()));
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

    /** The values that the finished unit stored; of no samples if it stored none. */
    public static StoredValues values(UnitRecord finished) {
        JsonNode facts = finished.facts();
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
        return facts;
    }

    private SampleTable load() {
        study.units().checkOutputs(KIND, NAME, study.tree().samples());
        Dataset<Row> table = table(SampleRows.SCHEMA, study.tree().samples());
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
        Cut readable = cutting.cutter().table(cuts);
        List<Exclusion> exclusions = new ArrayList<>(unreadable);
        exclusions.addAll(readable.exclusions());
        SampleTable samples =
                switch (study.config().training().labels()) {
                    case REAL -> readable.samples();
                    case SHUFFLED -> shuffled(readable.samples());
                };
        return new Cut(samples, exclusions);
    }

    /** The samples under each other's labels. */
    private SampleTable shuffled(SampleTable samples) {
        int[] labels = samples.samples().stream().mapToInt(Sample::label).toArray();
        Shuffling.shuffle(labels, new SplittableRandom(seed()));
        return samples.withLabels(labels);
    }

    private void gather(List<BoldRun> runs) {
        JavaSparkContext spark = study.session().context();
        StudyAtlas atlas = study.atlas();
        int parts = parts(runs.size());
        CollectionAccumulator<String> kept = spark.sc().collectionAccumulator();
        Reading reading = new Reading(
                study.files(),
                study.tree(),
                spark.broadcast(atlas),
                study.config().samples().column(),
                kept);
        JavaRDD<Row> rows = spark.parallelize(runs, parts).map(reading::row);
        study.progress().begin("gather", parts, 0);
        ProgressListener.during(spark, study.progress(), names(runs, parts), () -> {
            write(rows, SeriesRows.SCHEMA, study.tree().timeSeries());
            return rows;
        });
        study.tellKept(kept.value());
    }

    /** Files, and Spark tasks, that the table of series is written in: one a run, until they would be many. */
    private static int parts(int runs) {
        int needed = (runs + RUNS_A_FILE - 1) / RUNS_A_FILE;
        return Math.min(runs, Math.max(needed, SINGLE_RUNS));
    }

    /** The first run of each part, as Spark divides a list. */
    private static List<String> names(List<BoldRun> runs, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part ->
                        runs.get((int) ((long) part * runs.size() / parts)).id())
                .toList();
    }

    /** Where each run whose events are readable is cut; its values are in a file of its own then. */
    private List<RunCut> cuts() {
        cutting.forgetParts();
        Broadcast<Cutting> shared = study.session().context().broadcast(cutting);
        return table(SeriesRows.SCHEMA, study.tree().timeSeries())
                .where(functions.col(SeriesRows.EVENTS_PROBLEM).equalTo(""))
                .javaRDD()
                .map(row -> shared.value()
                        .cut(SeriesRows.fromRow(row, shared.value().regions())))
                .collect();
    }

    /** Runs whose events could not be read. */
    private List<Exclusion> unreadable() {
        return table(SeriesRows.SCHEMA, study.tree().timeSeries())
                .where(functions.col(SeriesRows.EVENTS_PROBLEM).notEqual(""))
                .select("run", SeriesRows.EVENTS_PROBLEM)
                .orderBy("run")
                .collectAsList()
                .stream()
                .map(row -> new Exclusion(row.getString(0), "", row.getString(1)))
                .toList();
    }

    private void store(SampleTable samples) {
        JavaSparkContext spark = study.session().context();
        Broadcast<SampleTable> shared = spark.broadcast(samples);
        List<Integer> indices = IntStream.range(0, samples.size()).boxed().toList();
        JavaRDD<Row> rows = spark.parallelize(indices, 1).map(index -> SampleRows.toRow(shared.value(), index));
        write(rows, SampleRows.SCHEMA, study.tree().samples());
    }

    private Dataset<Row> table(StructType schema, String path) {
        return study.session().table(schema, path, path);
    }

    private void write(JavaRDD<Row> rows, StructType schema, String path) {
        SparkSession spark = study.session().spark();
        spark.createDataFrame(rows, schema).write().mode(SaveMode.Overwrite).parquet(path);
    }

    /**
     * Reads the series and events of parcellated runs into rows of {@link SeriesRows}, and writes the events beside the series.
     *
     * @param column of the events, which trial types are read from
     * @param kept receives what had to be moved aside
     */
    private record Reading(
            FileAccess files,
            OutputTree tree,
            Broadcast<StudyAtlas> atlas,
            String column,
            CollectionAccumulator<String> kept)
            implements Serializable {
        Row row(BoldRun run) {
            UnitStore store = new UnitStore(files, tree.units());
            store.checkOutputs(ParcellateStep.KIND, run.id(), tree.runFolder(run));
            RegionSeries series = tree.series(run, atlas.value())
                    .read(files, run.id(), atlas.value().regions());
            List<Event> events = List.of();
            String problem = "";
            try {
                events = events(run);
            } catch (InputException e) {
                problem = e.getMessage();
            }
            OutputFiles output = EventsFile.of(files, tree, run);
            EventsFile.write(output, tree.events(run), events);
            output.end();
            output.kept().forEach(kept::add);
            return SeriesRows.toRow(new LabelledRun(run, series, events), problem);
        }

        private List<Event> events(BoldRun run) {
            return run.eventsPath().isEmpty() ? List.of() : Events.read(files, run.eventsPath(), column);
        }
    }

    /** Cuts runs and joins their values; on executors too. */
    private record Cutting(FileAccess files, OutputTree tree, SamplingOptions options, ArrayList<Region> regions)
            implements Serializable {
        /** Decides where a run is cut and writes its values into a file of its own, if it has any. */
        RunCut cut(LabelledRun run) {
            SampleCutter cutter = cutter();
            RunCut cut = cutter.cut(run);
            if (!cut.windows().isEmpty()) {
                files.writeAtomically(part(cut), out -> cutter.write(run, cut, out));
            }
            return cut;
        }

        /**
         * Puts the values of the runs together in one file, in the order of their samples, and removes those of single
         * runs. Little more than one block is in memory.
         *
         * @throws InputException if the file cannot be written
         */
        StoredValues gather(List<RunCut> cuts, SampleTable samples) {
            clearPlace(tree.sampleValues());
            StoredValues stored = ValuesFile.write(files, tree.sampleValues(), samples.shape(), out -> {
                for (RunCut cut : SampleCutter.inOrder(cuts)) {
                    if (!cut.windows().isEmpty()) {
                        try (InputStream part = files.open(part(cut))) {
                            part.transferTo(out);
                        }
                    }
                }
            });
            forgetParts();
            return stored;
        }

        /** No file can take the place of a folder, and what is written to a pipe waits for a reader. */
        private void clearPlace(String path) {
            try {
                if (files.isFolder(path) || files.isDevice(path)) {
                    files.delete(path);
                }
            } catch (IOException e) {
                throw InputException.writing(path, e);
            }
        }

        /** Removes what an earlier attempt at cutting left. */
        void forgetParts() {
            try {
                files.delete(tree.sampleParts());
            } catch (IOException e) {
                throw InputException.writing(tree.sampleParts(), e);
            }
        }

        private String part(RunCut cut) {
            return FilePaths.child(
                    tree.sampleParts(), FileNames.unique(cut.run().id()));
        }

        SampleCutter cutter() {
            return SampleCutter.with(options, regions);
        }
    }
}
