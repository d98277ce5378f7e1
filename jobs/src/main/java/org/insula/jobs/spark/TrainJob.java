package org.insula.jobs.spark;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.insula.io.InputException;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.SampleWork;
import org.insula.jobs.unit.TrainWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.SampleTable;

/**
 * Trains every network of a study: one Spark task per model, fold and seed.
 *
 * <p>Input: the samples. Output: one finished unit a network, with its model, metrics, predictions and provenance. A
 * network that cannot be trained is noted and left out.
 */
public final class TrainJob {
    private final Study study;
    private final SampleJob samples;
    private final TrainWork work;

    /** The job of a study whose samples are cut. */
    public TrainJob(Study study, SampleJob samples, UnitRecord cut) {
        this(study, samples, SampleWork.digest(cut));
    }

    /** The job of a study; without the samples' digest its networks have names, but nobody can tell whether they are done. */
    TrainJob(Study study, SampleJob samples, String samplesDigest) {
        this.study = study;
        this.samples = samples;
        this.work = new TrainWork(study.files(), study.config(), study.tree(), samplesDigest);
    }

    /** The units that this job does. */
    TrainWork work() {
        return work;
    }

    /** Trains what is not done yet; gives the networks that failed. */
    public List<UnitOutcome> run() {
        List<NetworkUnit> networks = work.networks();
        List<NetworkUnit> pending = networks.stream()
                .filter(network -> !study.units().isDone(work.unit(network)))
                .toList();
        study.progress().begin("train", pending.size(), networks.size() - pending.size());
        if (pending.isEmpty()) {
            return List.of();
        }
        SampleTable cut = samples.samples();
        List<Fold> folds = FoldPlan.plan(cut, study.config().training().folds());
        JavaSparkContext spark = study.session().context();
        TrainFn train = new TrainFn(work, folds, samples.onExecutors());
        List<UnitOutcome> outcomes = ProgressListener.during(
                spark,
                study.progress(),
                pending.stream().map(NetworkUnit::name).toList(),
                () -> spark.parallelize(pending, pending.size())
                        .mapPartitions(train)
                        .collect());
        List<UnitOutcome> failed = UnitOutcome.failures(outcomes);
        failed.forEach(network ->
                study.progress().unitFailed(network.name(), "failed: " + network.name() + ": " + network.message()));
        return failed;
    }

    /** How each network stands, the samples being as they are asked for; nothing is done. */
    List<UnitStatus> status() {
        return work.networks().stream()
                .map(network -> study.units().status(work.unit(network), () -> true))
                .toList();
    }

    /** The networks that are trained, by model, fold and seed. */
    List<NetworkUnit> trained() {
        return work.networks().stream()
                .filter(network -> study.units().isDone(work.unit(network)))
                .toList();
    }

    /**
     * Makes sure that every network is trained or known to be impossible.
     *
     * @throws InputException if one was not trained yet, or its samples or an option changed since
     */
    public void requireDone() {
        List<NetworkUnit> networks = work.networks();
        List<NetworkUnit> missing =
                networks.stream().filter(network -> !isSettled(network)).toList();
        if (!missing.isEmpty()) {
            throw new InputException(
                    study.tree().units(),
                    missing.size() + " of " + networks.size()
                            + " networks are not trained for this configuration (the first is "
                            + missing.get(0).name() + ")",
                    "run insula train (or insula run) with this configuration first");
        }
    }

    private boolean isSettled(NetworkUnit network) {
        return study.units().isSettled(work.unit(network));
    }
}
