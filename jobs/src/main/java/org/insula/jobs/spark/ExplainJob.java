package org.insula.jobs.spark;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.insula.io.InputException;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.ExplainWork;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.SampleTable;

/**
 * Asks every trained network which regions mattered when, on the samples it was not trained on: one Spark task a network
 * and method.
 *
 * <p>Input: samples and trained units. Output: the table of saliency, in one folder a method and network, and one
 * finished unit for each. Such a folder is replaced as a whole, so that an interrupted job leaves what was there before.
 */
public final class ExplainJob {
    private final Study study;
    private final SampleJob samples;
    private final TrainJob training;
    private final ExplainWork work;

    /** The job of a study whose networks are trained. */
    public ExplainJob(Study study, SampleJob samples, TrainJob training) {
        this.study = study;
        this.samples = samples;
        this.training = training;
        this.work = new ExplainWork(study.files(), study.config(), study.tree(), training.work());
    }

    /** The units that this job does. */
    ExplainWork work() {
        return work;
    }

    /** Explains every trained network by every method by which it is not explained yet. */
    public void run() {
        List<ExplainUnit> units = work.units(training.trained());
        List<ExplainUnit> pending = units.stream().filter(unit -> !isDone(unit)).toList();
        study.progress().begin("explain", pending.size(), units.size() - pending.size());
        if (pending.isEmpty()) {
            return;
        }
        pending.forEach(unit -> study.units().forget(ExplainWork.KIND, unit.name()));
        SampleTable cut = samples.samples();
        List<Fold> folds = FoldPlan.plan(cut, study.config().training().folds());
        JavaSparkContext spark = study.session().context();
        JavaRDD<Row> rows = spark.parallelize(pending, pending.size())
                .mapPartitions(new ExplainFn(work, folds, samples.onExecutors()));
        List<String> names = pending.stream().map(ExplainUnit::name).toList();
        ProgressListener.during(spark, study.progress(), names, () -> {
            store(rows);
            return rows;
        });
        ExplainWork finishing = work;
        spark.parallelize(pending, pending.size()).foreach(finishing::finish);
    }

    private void store(JavaRDD<Row> rows) {
        study.session()
                .spark()
                .createDataFrame(rows, SaliencyRows.SCHEMA)
                .write()
                .mode(SaveMode.Overwrite)
                // Replaces the folders of these units and leaves those of others, whatever the session's setting.
                .option("partitionOverwriteMode", "dynamic")
                .partitionBy(SaliencyRows.METHOD, SaliencyRows.UNIT)
                .parquet(study.tree().saliency());
    }

    /**
     * Makes sure that every trained network is explained by every method.
     *
     * @throws InputException if one is not, or was trained again or an option changed since
     */
    public void requireDone() {
        List<ExplainUnit> missing = work.units(training.trained()).stream()
                .filter(unit -> !isDone(unit))
                .toList();
        if (!missing.isEmpty()) {
            throw new InputException(
                    study.tree().saliency(),
                    missing.size() + " units are not explained for this configuration (the first is "
                            + missing.get(0).name() + ")",
                    "run insula explain (or insula run) with this configuration first");
        }
    }

    /**
     * Looks whether tables of saliency are as they were stored, in Spark tasks.
     *
     * @throws org.insula.jobs.unit.DamagedUnitException if one is not
     */
    void check(List<ExplainUnit> units) {
        if (!units.isEmpty()) {
            ExplainWork checking = work;
            study.session().context().parallelize(units, units.size()).foreach(checking::check);
        }
    }

    /** How the saliency of a trained network by a method stands; nothing is done. */
    UnitStatus status(ExplainUnit unit) {
        return study.units().status(work.unit(unit), () -> hasTable(unit));
    }

    private boolean isDone(ExplainUnit unit) {
        return study.units().isDone(work.unit(unit)) && hasTable(unit);
    }

    private boolean hasTable(ExplainUnit unit) {
        return study.exists(
                study.tree().saliency(unit.method().text(), unit.network().name()));
    }
}
