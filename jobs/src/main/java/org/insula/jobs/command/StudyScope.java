package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.List;
import org.insula.io.InputException;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.spark.StepPlan;
import org.insula.jobs.spark.StudyPlan;

/** How much of a study a command does. */
enum StudyScope {
    /** Everything. */
    ALL {
        @Override
        List<String> perform(StudySteps steps, OutputTree tree) {
            return followed(steps.all(), tree.report());
        }

        @Override
        List<StepPlan> planned(StudyPlan plan) {
            return plan.steps();
        }
    },
    /** The first step. */
    PARCELLATE {
        @Override
        List<String> perform(StudySteps steps, OutputTree tree) {
            steps.parcellate();
            return List.of(tree.root());
        }

        @Override
        List<StepPlan> planned(StudyPlan plan) {
            return List.of(plan.parcellation());
        }
    },
    /** The second step. */
    TRAIN {
        @Override
        List<String> perform(StudySteps steps, OutputTree tree) {
            steps.train();
            return List.of(tree.units());
        }

        @Override
        List<StepPlan> planned(StudyPlan plan) {
            requireSettled(plan.parcellation());
            return List.of(plan.samples(), plan.training());
        }
    },
    /** The third step. */
    EXPLAIN {
        @Override
        List<String> perform(StudySteps steps, OutputTree tree) {
            steps.explain();
            return List.of(tree.saliency());
        }

        @Override
        List<StepPlan> planned(StudyPlan plan) {
            requireSettled(plan.parcellation(), plan.training());
            List<StepPlan> steps = new ArrayList<>(List.of(plan.samples()));
            steps.addAll(plan.explanation());
            return steps;
        }
    },
    /** The fourth step. */
    MAP {
        @Override
        List<String> perform(StudySteps steps, OutputTree tree) {
            return followed(steps.map(), tree.report());
        }

        @Override
        List<StepPlan> planned(StudyPlan plan) {
            requireSettled(plan.parcellation(), plan.training(), plan.explaining());
            requireSettled("explain", plan.probing());
            requireSettled("explain", plan.retraining());
            requireSettled("explain", plan.controlling());
            return List.of(plan.samples(), plan.mapping());
        }
    };

    /** Does it; gives what to answer. */
    abstract List<String> perform(StudySteps steps, OutputTree tree);

    /**
     * The steps it would do.
     *
     * @throws InputException if a step before them is to be done first
     */
    abstract List<StepPlan> planned(StudyPlan plan);

    private static List<String> followed(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }

    private static void requireSettled(StepPlan... before) {
        for (StepPlan step : before) {
            requireSettled(step.step(), step);
        }
    }

    private static void requireSettled(String command, StepPlan step) {
        if (!step.isSettled()) {
            throw new InputException(
                    step.step(),
                    step.toDo().size() + " of " + step.units().size()
                            + " units are not done for this configuration (the first is "
                            + step.toDo().get(0).name() + ")",
                    "run insula " + command + " (or insula run) with this configuration first");
        }
    }
}
