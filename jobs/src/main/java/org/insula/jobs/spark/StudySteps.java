package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.insula.jobs.unit.ControlStep;
import org.insula.jobs.unit.DamagedUnitException;
import org.insula.jobs.unit.ParcellateStep;
import org.insula.jobs.unit.RetrainStep;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.TrainStep;
import org.insula.jobs.unit.UnitOutcome;

/**
 * The steps of a study: the one place that says which there are, and which come after which. They are run, planned, required and
 * looked at in the same way. Runs are incremental: a step does only what is not done yet.
 *
 * <p>Without Spark until a unit is to be done.
 */
public final class StudySteps {
    /** A disk that damages more than that is not to be worked on. */
    private static final int MOST_DAMAGES = 20;

    private static final int WARNINGS_SHOWN = 10;

    private final Study study;
    private final UnitRunner runner;
    private final List<Step<?, ?>> steps = new ArrayList<>();
    private final List<UnitOutcome> failed = new ArrayList<>();
    private TrainStep train;
    private MapStep map;

    /** The steps of a study as it is now. */
    public StudySteps(Study study) {
        this.study = study;
        this.runner = new UnitRunner(study.session(), study.progress());
        connect();
    }

    /** Each step after those that its constructor takes. */
    private void connect() {
        steps.clear();
        ParcellateStep parcellate = add(new ParcellateStep(study));
        SampleStep samples = add(new SampleStep(study, parcellate));
        train = add(new TrainStep(study, samples));
        ExplainStep explain = add(new ExplainStep(study, study.session(), samples, train));
        ProbeStep probe = add(new ProbeStep(study, study.session(), samples, train, explain));
        RetrainStep retrain = add(new RetrainStep(study, samples, train));
        ControlStep control = add(new ControlStep(study, samples));
        map = add(new MapStep(study, parcellate, samples, train, explain, probe, retrain, control));
    }

    private <S extends Step<?, ?>> S add(S step) {
        steps.add(step);
        return step;
    }

    /** Every step that has units, in the order in which they are done. */
    public List<Step<?, ?>> inUse() {
        return steps.stream().filter(step -> !step.units().isEmpty()).toList();
    }

    /** The training of networks. */
    public TrainStep train() {
        return train;
    }

    /** What could not be done so far, with the reasons. */
    public List<UnitOutcome> failed() {
        return List.copyOf(failed);
    }

    /** The steps of a command and those before them. */
    private List<Step<?, ?>> upTo(Stage stage) {
        int last = 0;
        for (int s = 0; s < steps.size(); s++) {
            last = steps.get(s).isDoneBy(stage) ? s : last;
        }
        return List.copyOf(steps.subList(0, last + 1));
    }

    /**
     * The steps that a command would do; nothing is done.
     *
     * @throws org.insula.io.InputException if a step before them is to be done first
     */
    public List<Step<?, ?>> plan(Stage stage) {
        List<Step<?, ?>> planned = new ArrayList<>();
        for (Step<?, ?> step : upTo(stage)) {
            if (step.isDoneBy(stage)) {
                planned.add(step);
            } else {
                step.require();
            }
        }
        planned.removeIf(step -> step.units().isEmpty());
        return planned;
    }

    /**
     * Makes sure that a command and those before it have left nothing but what is impossible.
     *
     * @throws org.insula.io.InputException if they have
     */
    public void require(Stage stage) {
        upTo(stage).forEach(Step::require);
    }

    /**
     * Does the steps of a command, from the beginning again where a finished unit turns out to be damaged when it is used.
     *
     * @return the result, in a few lines
     * @throws org.insula.io.InputException if a step before them is to be done first, the output was removed meanwhile, or there is
     *     damage again and again
     */
    public List<String> run(Stage stage) {
        for (int time = 1; ; time++) {
            try {
                return runOnce(stage);
            } catch (Exception | Error e) {
                study.requireOutput(e);
                Optional<DamagedUnitException> damage = DamagedUnitException.in(e);
                if (damage.isEmpty() || time == MOST_DAMAGES) {
                    throw e;
                }
                study.progress().warn(damage.get().file() + " " + damage.get().problem() + "; its unit is done again");
                connect();
            }
        }
    }

    private List<String> runOnce(Stage stage) {
        failed.clear();
        for (Step<?, ?> step : upTo(stage)) {
            if (step.isDoneBy(stage)) {
                run(step);
            } else {
                step.require();
            }
        }
        List<String> lines = new ArrayList<>(map.isDoneBy(stage) ? map.found(MapStep.ALL) : List.of());
        lines.add(stage.results(study.tree()));
        return lines;
    }

    private <U extends Serializable> void run(Step<U, ?> step) {
        List<U> pending = step.pending();
        int units = step.units().size();
        if (units > 0 && step.isCounted()) {
            study.progress().begin(step.kind(), pending.size(), units - pending.size());
        }
        if (!pending.isEmpty()) {
            List<UnitOutcome> outcomes = step.perform(runner, pending);
            study.progress().end();
            step.lookAgain();
            steps.subList(steps.indexOf(step) + 1, steps.size()).forEach(Step::startAgain);
            warn(outcomes);
            fail(step, outcomes);
        }
        failed.addAll(step.conclude(runner));
    }

    private void warn(List<UnitOutcome> outcomes) {
        List<String> warnings = outcomes.stream()
                .flatMap(outcome -> outcome.warnings().stream().map(warning -> outcome.name() + ": " + warning))
                .toList();
        warnings.stream()
                .limit(WARNINGS_SHOWN)
                .forEach(warning -> study.progress().warn("warning: " + warning));
        if (warnings.size() > WARNINGS_SHOWN) {
            study.progress()
                    .warn("… and " + (warnings.size() - WARNINGS_SHOWN)
                            + " more warnings; each run's sidecar has its own");
        }
    }

    private void fail(Step<?, ?> step, List<UnitOutcome> outcomes) {
        for (UnitOutcome each : UnitOutcome.failures(outcomes)) {
            study.progress().unitFailed(each.name(), step.told(each));
            failed.add(each);
        }
    }
}
