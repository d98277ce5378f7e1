package org.insula.jobs.command;

import java.io.PrintWriter;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.RunConfigReader;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.Study;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command over a whole study takes. */
final class StudyOptions {
    @Parameters(index = "0", paramLabel = "CONFIG.yaml", description = "The study's configuration.")
    private String configuration;

    @Option(
            names = "--cores",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Cores of the embedded Spark; 0 is all. No effect under spark-submit. Default: ${DEFAULT-VALUE}.")
    private int cores;

    /** Reads the configuration, looks at its input and prepares its output. */
    Study open(PrintWriter err) {
        Session session = Session.withCores(cores);
        RunConfig config = RunConfigReader.read(session.files(), configuration);
        return Study.open(config, session, Progress.on(err));
    }
}
