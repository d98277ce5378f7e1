package org.insula.jobs.command;

import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.StudySteps;

/** What the process tells its caller when it ends. */
public enum ExitCode {
    /** Everything that was asked for is done. */
    DONE(0),
    /** The command line could not be understood. */
    WRONG_COMMAND_LINE(1),
    /** An input is wrong or the output cannot be written; a message said which and what to do. */
    BAD_INPUT(2),
    /** Insula itself is wrong. */
    BUG(3),
    /** Finished, but some units of work failed and were reported. */
    SOME_UNITS_FAILED(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** How a study ended, with a line about the units that failed. */
    static ExitCode of(StudySteps ended, Progress progress) {
        int failed = ended.failed().size();
        if (failed == 0) {
            return DONE;
        }
        progress.note(failed + " failed and were left out; the messages are above");
        return SOME_UNITS_FAILED;
    }

    /** The number given to the operating system. */
    public int code() {
        return code;
    }
}
