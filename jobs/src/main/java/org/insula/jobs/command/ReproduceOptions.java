package org.insula.jobs.command;

import picocli.CommandLine.Option;

/** Options that all experiments have. */
final class ReproduceOptions {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for tables and page.")
    private String out;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Seeds, each with data and networks of its own. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "0",
            description = "Epochs at most; 0 is as published. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--cores",
            paramLabel = "N",
            defaultValue = "0",
            description = "Cores of the embedded Spark; 0 is all. Default: ${DEFAULT-VALUE}.")
    private int cores;

    String out() {
        return out;
    }

    int seeds() {
        return seeds;
    }

    int epochs() {
        return epochs;
    }

    int cores() {
        return cores;
    }
}
