package org.insula.jobs.spark;

import java.util.ArrayList;
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
import org.apache.spark.sql.types.StructType;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.unit.ParcellateWork;
import org.insula.jobs.unit.SampleWork;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Cut;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Gathers the series of all runs and cuts samples from them.
 *
 * <p>Input: the parcellated runs. Output: the tables of time series and of samples, and one finished unit. Series are
 * read by one Spark task a run; the cut is made on the driver, because labels are decided over all runs.
 */
public final class SampleJob {
    private final Study study;
    private final SampleWork work;
    private Map<BoldRun, UnitRecord> parcellated;
    private SampleSet loaded;

    /** The job of a study. */
    public SampleJob(Study study) {
        this.study = study;
        this.work = new SampleWork(study.files(), study.config(), study.tree());
    }

    /**
     * Cuts the samples of the runs that could be parcellated, unless that is done; gives what the finished unit says.
     */
    public UnitRecord run() {
        Map<BoldRun, UnitRecord> runs = parcellated();
        if (runs.isEmpty()) {
            throw new InputException(
                    study.config().input().path(), "no run could be parcellated", "see the messages above");
        }
        WorkUnit unit = work.unit(runs);
        if (!study.units().isDone(unit) || !hasFiles()) {
            study.units().forget(SampleWork.KIND, SampleWork.NAME);
            gather(List.copyOf(runs.keySet()));
            Cut cut = cut();
            store(cut.samples());
            work.finish(unit, cut);
        }
        UnitRecord finished = finished();
        study.progress().note(SampleWork.describe(finished));
        return finished;
    }

    /**
     * How the samples stand; nothing is done.
     *
     * @param parcellated whether every run is as it is asked for, or impossible
     */
    UnitStatus status(boolean parcellated) {
        return parcellated && !parcellated().isEmpty()
                ? study.units().status(work.unit(parcellated()), this::hasFiles)
                : study.units().unfinished(SampleWork.KIND, SampleWork.NAME, "runs are to be parcellated first");
    }

    private boolean hasFiles() {
        return study.exists(study.tree().samples());
    }

    /** The samples, read back from their table once. */
    SampleSet samples() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private SampleSet load() {
        Dataset<Row> table = study.session()
                .spark()
                .read()
                .schema(SampleRows.SCHEMA)
                .parquet(study.tree().samples());
        List<Sample> samples = new ArrayList<>();
        // Partition by partition: Spark bounds what may be collected at once.
        table.orderBy("index").toLocalIterator().forEachRemaining(row -> samples.add(SampleRows.fromRow(row)));
        return SampleWork.restore(finished(), study.atlas().regions(), samples);
    }

    /** The runs that are parcellated, with what their units say; looked up once. */
    Map<BoldRun, UnitRecord> parcellated() {
        if (parcellated == null) {
            parcellated = new LinkedHashMap<>();
            for (BoldRun run : study.runs()) {
                study.units()
                        .find(ParcellateWork.KIND, run.id())
                        .filter(found -> !found.hasFailed())
                        .ifPresent(found -> parcellated.put(run, found));
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
        JavaRDD<Row> rows = spark.parallelize(runs, runs.size())
                .mapPartitions(new SeriesFn(study.files(), spark.broadcast(parcellation)));
        study.progress().begin("gather", runs.size(), 0);
        List<String> names = runs.stream().map(BoldRun::id).toList();
        ProgressListener.during(spark, study.progress(), names, () -> {
            write(rows, SeriesRows.SCHEMA, study.tree().timeSeries());
            return rows;
        });
    }

    private Cut cut() {
        Dataset<Row> table = study.session()
                .spark()
                .read()
                .schema(SeriesRows.SCHEMA)
                .parquet(study.tree().timeSeries());
        List<LabelledRun> runs = new ArrayList<>();
        List<Exclusion> unreadable = new ArrayList<>();
        Iterator<Row> rows = table.orderBy("run").toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            LabelledRun run = SeriesRows.fromRow(row, study.atlas().regions());
            String problem = SeriesRows.eventsProblem(row);
            if (problem.isEmpty()) {
                runs.add(run);
            } else {
                unreadable.add(new Exclusion(run.run().id(), "", problem));
            }
        }
        return work.cut(runs, unreadable);
    }

    private void store(SampleSet samples) {
        JavaSparkContext spark = study.session().context();
        Broadcast<SampleSet> shared = spark.broadcast(samples);
        List<Integer> indices = IntStream.range(0, samples.size()).boxed().toList();
        JavaRDD<Row> rows = spark.parallelize(indices, 1).map(index -> SampleRows.toRow(shared.value(), index));
        write(rows, SampleRows.SCHEMA, study.tree().samples());
    }

    private void write(JavaRDD<Row> rows, StructType schema, String path) {
        SparkSession spark = study.session().spark();
        spark.createDataFrame(rows, schema).write().mode(SaveMode.Overwrite).parquet(path);
    }
}
