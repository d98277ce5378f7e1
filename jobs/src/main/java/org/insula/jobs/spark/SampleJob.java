package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.unit.ParcellateWork;
import org.insula.jobs.unit.SampleWork;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Cut;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.RunCut;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.StoredValues;

/**
 * Gathers the series of all runs and cuts samples from them.
 *
 * <p>Input: the parcellated runs. Output: the runs' events beside their series, the tables of time series and of
 * samples, the file of the samples' values, and one finished unit. Series are read by some Spark tasks and cut by others; the driver numbers the labels, which are
 * decided over all runs, and puts the runs' values one after another in the order of the samples. No process holds more
 * than a few runs at a time.
 */
public final class SampleJob {
    /** Most runs in one file of the table of series: a file costs far more to write and to open than a run in it. */
    private static final int RUNS_A_FILE = 32;

    /** Up to so many runs, each is a file and a task of its own. */
    private static final int SINGLE_RUNS = 64;

    private final Study study;
    private final SampleWork work;
    private Map<BoldRun, String> parcellated;
    private SampleTable loaded;

    /** The job of a study. */
    public SampleJob(Study study) {
        this.study = study;
        this.work = new SampleWork(
                study.files(), study.config(), study.tree(), study.atlas().regions());
    }

    /**
     * Cuts the samples of the runs that could be parcellated, unless that is done; gives what the finished unit says.
     */
    public UnitRecord run() {
        Map<BoldRun, String> runs = parcellated();
        if (runs.isEmpty()) {
            throw new InputException(
                    study.config().input().path(), "no run could be parcellated", "see the messages above");
        }
        WorkUnit unit = work.unit(runs);
        if (!study.units().isDone(unit) || !hasFiles()) {
            study.units().forget(SampleWork.KIND, SampleWork.NAME);
            gather(List.copyOf(runs.keySet()));
            List<RunCut> cuts = cuts();
            Cut cut = work.table(cuts, unreadable());
            StoredValues values = work.gather(cuts, cut.samples());
            store(cut.samples());
            work.finish(unit, cut, values, runs.keySet());
        }
        UnitRecord finished = finished();
        study.progress().note(SampleWork.describe(finished));
        return finished;
    }

    /**
     * How the samples stand; nothing is done. What else is to do is told from their table, so it is looked at closely.
     *
     * @param parcellated whether every run is as it is asked for, or impossible
     */
    UnitStatus status(boolean parcellated) {
        return parcellated && !parcellated().isEmpty()
                ? study.units()
                        .status(
                                work.unit(parcellated()),
                                this::hasFiles,
                                study.tree().samples())
                : study.units().unfinished(SampleWork.KIND, SampleWork.NAME, "runs are to be parcellated first");
    }

    private boolean hasFiles() {
        return work.hasFiles(finished());
    }

    /** What is known of the samples, read back from their table once. */
    SampleTable samples() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    /** The samples for tasks. */
    ExecutorSamples onExecutors() {
        return new ExecutorSamples(
                study.session().context().broadcast(samples()),
                study.files(),
                study.tree().sampleValues(),
                SampleWork.values(finished()));
    }

    private SampleTable load() {
        study.units()
                .checkOutputs(SampleWork.KIND, SampleWork.NAME, study.tree().samples());
        Dataset<Row> table = table(SampleRows.SCHEMA, study.tree().samples());
        // Partition by partition: Spark bounds what may be collected at once.
        Iterator<Row> rows = table.orderBy("index").toLocalIterator();
        return work.restore(
                finished(), SampleRows.fromRows(rows, study.atlas().regions().size()));
    }

    /** The runs that are parcellated, with the digests of their series; looked up once. */
    Map<BoldRun, String> parcellated() {
        if (parcellated == null) {
            parcellated = new LinkedHashMap<>();
            for (BoldRun run : study.runs()) {
                study.units()
                        .find(ParcellateWork.KIND, run.id())
                        .filter(found -> !found.hasFailed())
                        .map(ParcellateWork::digest)
                        .ifPresent(digest -> parcellated.put(run, digest));
            }
        }
        return parcellated;
    }

    /** What the finished unit says. */
    UnitRecord finished() {
        return study.units().find(SampleWork.KIND, SampleWork.NAME).orElseThrow();
    }

    private void gather(List<BoldRun> runs) {
        JavaSparkContext spark = study.session().context();
        ParcellateWork parcellation = study.parcellation();
        int parts = parts(runs.size());
        CollectionAccumulator<String> kept = spark.sc().collectionAccumulator();
        JavaRDD<Row> rows = spark.parallelize(runs, parts)
                .mapPartitions(new SeriesFn(
                        study.files(),
                        study.tree(),
                        spark.broadcast(parcellation),
                        study.config().samples().column(),
                        kept));
        study.progress().begin("gather", parts, 0);
        ProgressListener.during(spark, study.progress(), names(runs, parts), () -> {
            write(rows, SeriesRows.SCHEMA, study.tree().timeSeries());
            return rows;
        });
        study.tellKept(kept.value());
    }

    /** Files, and Spark tasks, that the table of series is written in: one a run, until they would be many. */
    static int parts(int runs) {
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
        work.forgetParts();
        JavaSparkContext spark = study.session().context();
        return table(SeriesRows.SCHEMA, study.tree().timeSeries())
                .where(functions.col(SeriesRows.EVENTS_PROBLEM).equalTo(""))
                .javaRDD()
                .mapPartitions(new SampleFn(spark.broadcast(work)))
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
}
