package org.insula.jobs.command;

/** A command that can sum up for machines what it did. */
public interface Summarised {
    /**
     * Tells, where that was asked for, how the command ended.
     *
     * @param exitCode what the process will tell its caller
     */
    void summarise(int exitCode);
}
