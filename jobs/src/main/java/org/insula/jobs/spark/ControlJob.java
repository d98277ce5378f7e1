package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.insula.io.InputException;
import org.insula.jobs.export.ModelControls;
import org.insula.jobs.unit.ControlUnit;
import org.insula.jobs.unit.ControlWork;
import org.insula.jobs.unit.SampleWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.inference.Control;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.LabelPermutation;
import org.insula.pipeline.sample.SampleTable;

/**
 * Trains the controls that findings rest on: one Spark task per model and set of networks, or some permutations of a linear
 * model.
 *
 * <p>Input: the samples. Output: one finished unit each, with the evidence of each label and region.
 */
public final class ControlJob {
    private final Study study;
    private final SampleJob samples;
    private final ControlWork work;

    /** The job of a study whose samples have the given digest. */
    public ControlJob(Study study, SampleJob samples, String samplesDigest) {
        this.study = study;
        this.samples = samples;
        this.work = new ControlWork(study.files(), study.config(), study.tree(), samplesDigest);
    }

    /** Trains what is not done yet; gives the units that failed. */
    public List<UnitOutcome> run() {
        List<ControlUnit> units = units();
        List<ControlUnit> pending = units.stream().filter(unit -> !isDone(unit)).toList();
        if (pending.isEmpty()) {
            study.progress().begin(ControlWork.KIND, 0, units.size());
            return List.of();
        }
        SampleTable cut = samples.samples();
        if (study.config().inference().asksForPermutations()) {
            LabelPermutation.of(cut, study.config().training().folds().group());
        }
        tellPermutations(cut, pending);
        study.progress().begin(ControlWork.KIND, pending.size(), units.size() - pending.size());
        List<Fold> folds = FoldPlan.plan(cut, study.config().training().folds());
        JavaSparkContext spark = study.session().context();
        ControlFn control = new ControlFn(work, folds, samples.onExecutors());
        List<UnitOutcome> outcomes = ProgressListener.during(
                spark,
                study.progress(),
                pending.stream().map(ControlUnit::name).toList(),
                () -> spark.parallelize(pending, pending.size())
                        .mapPartitions(control)
                        .collect());
        List<UnitOutcome> failed = UnitOutcome.failures(outcomes);
        failed.forEach(
                unit -> study.progress().unitFailed(unit.name(), "failed: " + unit.name() + ": " + unit.message()));
        return failed;
    }

    /** Every unit, as the samples' unit tells; their table is not looked at. */
    private List<ControlUnit> units() {
        UnitRecord cut = samples.finished();
        return work.units(SampleWork.values(cut).shape(), SampleWork.labels(cut).size());
    }

    private int permutations(ModelSpec model) {
        UnitRecord cut = samples.finished();
        return work.permutations(
                model, SampleWork.values(cut).shape(), SampleWork.labels(cut).size());
    }

    /** Says before it begins how often each model is trained again. */
    private void tellPermutations(SampleTable cut, List<ControlUnit> pending) {
        if (pending.stream().noneMatch(unit -> unit.kind() == Control.Kind.PERMUTED)) {
            return;
        }
        double ways = work.permutation(cut).map(LabelPermutation::ways).orElse(0.0);
        for (ModelSpec model : study.config().models()) {
            int permutations = ways == 0 ? 0 : permutations(model);
            if (permutations > 0) {
                study.progress()
                        .note("permutation test of " + model.name() + ": " + permutations + " × "
                                + study.config().training().folds().networks() + " networks are trained again");
            }
            if (permutations > 0 && permutations >= ways) {
                study.progress()
                        .warn("warning: the labels of this study can be dealt in " + (long) ways
                                + " ways only, so that some of " + permutations + " permutations are alike");
            }
        }
    }

    /** How each unit stands, the samples being cut; nothing is done. */
    List<UnitStatus> status() {
        return units().stream()
                .map(unit -> study.units().status(work.unit(unit), () -> true))
                .toList();
    }

    /**
     * Makes sure that every control is trained or known to be impossible.
     *
     * @throws InputException if one is not
     */
    public void requireDone() {
        List<ControlUnit> missing =
                units().stream().filter(unit -> !isSettled(unit)).toList();
        if (!missing.isEmpty()) {
            throw new InputException(
                    study.tree().units(),
                    missing.size() + " controls are not trained for this configuration (the first is "
                            + missing.get(0).name() + ")",
                    "run insula explain (or insula run) with this configuration first");
        }
    }

    private boolean isDone(ControlUnit unit) {
        return study.units().isDone(work.unit(unit));
    }

    private boolean isSettled(ControlUnit unit) {
        return study.units().isSettled(work.unit(unit));
    }

    /** The units that are finished. */
    List<WorkUnit> finished() {
        return done().stream().map(work::unit).toList();
    }

    private List<ControlUnit> done() {
        return units().stream().filter(this::isDone).toList();
    }

    /** What the finished units of a model found. */
    ModelControls of(ModelSpec model) {
        SampleTable cut = samples.samples();
        List<Control> controls = new ArrayList<>();
        for (ControlUnit unit : done()) {
            if (unit.model().equals(model)) {
                controls.addAll(work.found(unit, cut));
            }
        }
        return ModelControls.of(
                cut.labels(),
                cut.regions().size(),
                controls,
                study.config().training().folds().seed());
    }
}
