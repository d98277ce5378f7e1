package org.insula.pipeline.simulate;

import java.io.Serializable;

/**
 * One run of a simulated cohort.
 *
 * @param subject subject label without {@code sub-}
 * @param task task
 * @param run number of the run, from 1
 */
public record SimulatedRun(String subject, String task, int run) implements Serializable {
    /** The run's name, such as {@code sub-01_task-motor_run-1}. */
    public String id() {
        return "sub-" + subject + "_task-" + task + "_run-" + run;
    }

    /** Its folder below the cohort's, such as {@code sub-01/func}. */
    public String folder() {
        return "sub-" + subject + "/func";
    }
}
