package org.insula.jobs.report;

import java.util.Objects;

/**
 * A run that was left out.
 *
 * @param run the run's identity, such as {@code sub-01_task-rest_run-1}
 * @param reason one sentence saying why
 */
public record ExcludedRun(String run, String reason) {

    /** Refuses null. */
    public ExcludedRun {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(reason, "reason");
    }
}
