package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.insula.io.InputException;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.ProbeWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.SampleTable;
import scala.Tuple2;

/**
 * Removes from held-out samples what saliency points to and asks the networks again: one Spark task a network and method.
 *
 * <p>Input: samples, trained units and the table of saliency, whose rows are brought to the units that need them, sorted by
 * sample. Output: one finished unit each, with a line a subject and removed share. The driver sees no saliency.
 */
public final class ProbeJob {
    private final Study study;
    private final SampleJob samples;
    private final TrainJob training;
    private final ExplainJob explaining;
    private final ProbeWork work;

    /** The job of a study whose networks are explained. */
    public ProbeJob(Study study, SampleJob samples, TrainJob training, ExplainJob explaining) {
        this.study = study;
        this.samples = samples;
        this.training = training;
        this.explaining = explaining;
        this.work = new ProbeWork(study.files(), study.config(), study.tree(), explaining.work());
    }

    /** The units that this job does. */
    ProbeWork work() {
        return work;
    }

    /** Every network that is asked for, trained or not. */
    List<NetworkUnit> networks() {
        return training.work().networks();
    }

    /** Probes every explained network that is not probed yet. */
    public void run() {
        List<NetworkUnit> networks = training.trained();
        List<ExplainUnit> units = work.units(networks);
        List<ExplainUnit> pending =
                units.stream().filter(unit -> !isDone(unit, networks)).toList();
        study.progress().begin(ProbeWork.KIND, pending.size(), units.size() - pending.size());
        if (pending.isEmpty()) {
            return;
        }
        SampleTable cut = samples.samples();
        List<Fold> folds = FoldPlan.plan(cut, study.config().training().folds());
        JavaSparkContext spark = study.session().context();
        explaining.check(sources(pending, networks));
        JavaRDD<UnitOutcome> outcomes = rows(pending, networks)
                .repartitionAndSortWithinPartitions(new UnitPartitioner(pending.size()))
                .mapPartitions(new ProbeFn(work, pending, networks, folds, samples.onExecutors()));
        List<String> names = pending.stream().map(ExplainUnit::name).toList();
        ProgressListener.during(spark, study.progress(), names, outcomes::collect);
    }

    /** The tables of saliency that the pending units need. */
    private List<ExplainUnit> sources(List<ExplainUnit> pending, List<NetworkUnit> networks) {
        return pending.stream()
                .flatMap(unit -> work.sources(unit.network(), networks).stream()
                        .map(source -> new ExplainUnit(source, unit.method())))
                .distinct()
                .toList();
    }

    /** The rows of saliency that the pending units need, each as often as it is needed. */
    private JavaPairRDD<ProbeKey, SaliencyRow> rows(List<ExplainUnit> pending, List<NetworkUnit> networks) {
        HashMap<String, ArrayList<Integer>> readers = new HashMap<>();
        for (int number = 0; number < pending.size(); number++) {
            ExplainUnit unit = pending.get(number);
            for (NetworkUnit source : work.sources(unit.network(), networks)) {
                readers.computeIfAbsent(new ExplainUnit(source, unit.method()).name(), name -> new ArrayList<>())
                        .add(number);
            }
        }
        return study.session()
                .table(
                        SaliencyRows.SCHEMA,
                        study.tree().saliency(),
                        study.tree().saliency())
                .where(functions
                        .concat(
                                functions.col(SaliencyRows.UNIT),
                                functions.lit(ExplainUnit.SALIENCY),
                                functions.col(SaliencyRows.METHOD))
                        .isin(readers.keySet().toArray()))
                .javaRDD()
                .flatMapToPair(row -> keyed(row, readers));
    }

    private static Iterator<Tuple2<ProbeKey, SaliencyRow>> keyed(Row row, Map<String, ArrayList<Integer>> readers) {
        String source = row.getAs(SaliencyRows.UNIT);
        String method = row.getAs(SaliencyRows.METHOD);
        SaliencyRow saliency = SaliencyRows.fromRow(row);
        return readers.get(source + ExplainUnit.SALIENCY + method).stream()
                .map(unit ->
                        new ProbeKey(unit, saliency.sample(), saliency.key().model()))
                .map(key -> new Tuple2<>(key, saliency))
                .iterator();
    }

    /**
     * Makes sure that every explained network is probed.
     *
     * @throws InputException if one is not, or was explained again or an option changed since
     */
    public void requireDone() {
        List<NetworkUnit> networks = training.trained();
        List<ExplainUnit> missing = work.units(networks).stream()
                .filter(unit -> !isDone(unit, networks))
                .toList();
        if (!missing.isEmpty()) {
            throw new InputException(
                    study.tree().units(),
                    missing.size() + " units are not probed for this configuration (the first is "
                            + missing.get(0).name() + ")",
                    "run insula explain (or insula run) with this configuration first");
        }
    }

    /** How the probing of an explained network stands; nothing is done. */
    UnitStatus status(ExplainUnit unit) {
        return study.units().status(work.unit(unit, training.trained()), () -> true);
    }

    private boolean isDone(ExplainUnit unit, List<NetworkUnit> networks) {
        return study.units().isDone(work.unit(unit, networks));
    }
}
