package org.insula.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.insula.jobs.Program;

/**
 * Runs of the launcher, as a person starts it: a process of its own, with the matrix library's kernels that the cluster's
 * processes use too. {@link Program} runs in this process, whose kernels are the library's own choice.
 */
final class Launched {
    private Launched() {}

    /** Runs a study to its end and makes sure that it is done; the log's name is the name given. */
    static void study(String configuration, String log) throws IOException {
        ProcessBuilder launcher = new ProcessBuilder(System.getProperty("insula.launcher"), "run", configuration);
        LoggedProcess run = LoggedProcess.start(
                launcher.redirectErrorStream(true), Build.logs().resolve(log + ".log"));
        assertThat(run.end()).as(run.output()).isZero();
    }
}
