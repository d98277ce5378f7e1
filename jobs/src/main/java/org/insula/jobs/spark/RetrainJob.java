package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.insula.io.InputException;
import org.insula.jobs.export.RetrainedCurve;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.RetrainWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.statistics.BootstrapInterval;

/**
 * Trains networks anew on samples without what saliency points to: one Spark task a network of the study's first seed and
 * method. Does nothing unless the configuration asks for it.
 *
 * <p>Input: samples and trained units. Output: one finished unit each, with a line a subject and removed share.
 */
public final class RetrainJob {
    private final Study study;
    private final SampleJob samples;
    private final TrainJob training;
    private final RetrainWork work;

    /** The job of a study whose networks are trained. */
    public RetrainJob(Study study, SampleJob samples, TrainJob training) {
        this.study = study;
        this.samples = samples;
        this.training = training;
        this.work = new RetrainWork(study.files(), study.config(), study.tree(), training.work());
    }

    /** Trains anew what is not done yet; gives the units that failed. */
    public List<UnitOutcome> run() {
        List<ExplainUnit> units = work.units(training.trained());
        if (units.isEmpty()) {
            return List.of();
        }
        List<ExplainUnit> pending = units.stream().filter(unit -> !isDone(unit)).toList();
        study.progress().begin(RetrainWork.KIND, pending.size(), units.size() - pending.size());
        if (pending.isEmpty()) {
            return List.of();
        }
        SampleTable cut = samples.samples();
        List<Fold> folds = FoldPlan.plan(cut, study.config().training().folds());
        JavaSparkContext spark = study.session().context();
        RetrainFn retrain = new RetrainFn(work, folds, samples.onExecutors());
        List<UnitOutcome> outcomes = ProgressListener.during(
                spark,
                study.progress(),
                pending.stream().map(ExplainUnit::name).toList(),
                () -> spark.parallelize(pending, pending.size())
                        .mapPartitions(retrain)
                        .collect());
        List<UnitOutcome> failed = UnitOutcome.failures(outcomes);
        failed.forEach(
                unit -> study.progress().unitFailed(unit.name(), "failed: " + unit.name() + ": " + unit.message()));
        return failed;
    }

    /** How each unit stands, in the order of networks; none if nothing is asked for. */
    List<UnitStatus> status() {
        List<UnitStatus> units = new ArrayList<>();
        for (ExplainUnit unit : work.units(training.work().networks())) {
            boolean trained = study.units().isDone(training.work().unit(unit.network()));
            units.add(
                    trained
                            ? study.units().status(work.unit(unit), () -> true)
                            : study.units()
                                    .unfinished(RetrainWork.KIND, unit.name(), "its network is to be trained first"));
        }
        return units;
    }

    /**
     * Makes sure that every trained network is trained anew as it is asked for, or that is known to be impossible.
     *
     * @throws InputException if one is not
     */
    public void requireDone() {
        List<ExplainUnit> missing = work.units(training.trained()).stream()
                .filter(unit -> !isSettled(unit))
                .toList();
        if (!missing.isEmpty()) {
            throw new InputException(
                    study.tree().units(),
                    missing.size() + " networks are not trained anew for this configuration (the first is "
                            + missing.get(0).name() + ")",
                    "run insula explain (or insula run) with this configuration first");
        }
    }

    private boolean isDone(ExplainUnit unit) {
        return study.units().isDone(work.unit(unit));
    }

    private boolean isSettled(ExplainUnit unit) {
        return study.units().isSettled(work.unit(unit));
    }

    /** The units that are finished. */
    List<WorkUnit> finished() {
        return done().stream().map(work::unit).toList();
    }

    private List<ExplainUnit> done() {
        return work.units(training.trained()).stream().filter(this::isDone).toList();
    }

    /** What finished units found by a method: of each model by its own saliency and at random, in the order of models. */
    List<RetrainedCurve> curves(SaliencyMethod method) {
        BootstrapInterval interval = BootstrapInterval.withDefaults()
                .withSeed(study.config().training().folds().seed());
        List<RetrainedCurve> curves = new ArrayList<>();
        for (ModelSpec model : study.config().models()) {
            List<RetrainedCurve.Found> found = done().stream()
                    .filter(unit ->
                            unit.method() == method && unit.network().model().equals(model))
                    .flatMap(unit -> work.found(unit).stream())
                    .toList();
            curves.addAll(RetrainedCurve.of(model.name(), found, interval));
        }
        return curves;
    }
}
