package org.insula.jobs.command;

import org.insula.jobs.log.RunLog;
import org.insula.jobs.spark.Session;
import picocli.CommandLine.Option;

/** How a command over a study is done, and what it tells of that. */
final class RunOptions {
    /** What is told in the end beside the answer. */
    enum Summary {
        /** Nothing. */
        NONE,
        /** One line of JSON, alone on standard output; the answer goes to the log. */
        JSON
    }

    @Option(
            names = "--cores",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Cores of the embedded Spark; 0 is all. No effect under spark-submit. Default: ${DEFAULT-VALUE}.")
    private int cores;

    @Option(
            names = "--dry-run",
            description = "Only list what would be done, and why it is not done yet. Nothing is written.")
    private boolean dryRun;

    @Option(
            names = "--summary",
            paramLabel = "FORMAT",
            defaultValue = "none",
            description =
                    "none, or json: one line in the end, alone on standard output; what else there is to say goes to"
                            + " standard error. Default: ${DEFAULT-VALUE}.")
    private Summary summary;

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Lines on standard error: text, or json (one object per line). Default: ${DEFAULT-VALUE}.")
    private RunLog.Format log;

    private String scratch = "";

    /** Takes another number of cores, where an option of another name asks for it. */
    void setCores(int number) {
        cores = number;
    }

    /** Takes a folder for temporary files, where an option asks for it. */
    void setScratch(String folder) {
        scratch = folder;
    }

    /** A session with these options, not started yet. */
    Session session() {
        Session session = Session.withCores(cores);
        return scratch.isEmpty() ? session : session.withScratch(scratch);
    }

    boolean isDryRun() {
        return dryRun;
    }

    Summary summary() {
        return summary;
    }

    RunLog.Format log() {
        return log;
    }
}
