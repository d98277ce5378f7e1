package org.insula.jobs.spark;

import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.unit.Stage;

/**
 * Measures how long a study's runs take to be parcellated on some cores. Spark is started, and the study parcellated
 * once, before the clock runs; each measurement has an output folder of its own.
 */
public final class CohortRate {
    private final RunConfig config;
    private final Progress progress;

    /** Measures a study; its output folder receives one folder a measurement. */
    public CohortRate(RunConfig config, Progress progress) {
        this.config = config;
        this.progress = progress;
    }

    /**
     * What parcellating all runs takes on an embedded Spark of so many cores, in s.
     *
     * @throws InputException if a run cannot be parcellated
     */
    public double seconds(int cores) {
        try (Session session = Session.withCores(cores)) {
            parcellate(session, cores + "-warm");
            return parcellate(session, cores + "-timed");
        }
    }

    private double parcellate(Session session, String name) {
        RunConfig own = config.withOutput(FilePaths.child(config.output(), name));
        Study study = Study.open(own, session, progress);
        try {
            StudySteps steps = new StudySteps(study);
            long begun = System.nanoTime();
            steps.run(Stage.PARCELLATE);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (!steps.failed().isEmpty()) {
                throw new InputException(
                        own.input().path(), steps.failed().get(0).message(), "");
            }
            return seconds;
        } finally {
            // The next measurement still needs the session.
            study.closeWithoutSession();
        }
    }
}
