package org.insula.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the program inside the tests' process. */
public final class Program {
    private Program() {}

    /**
     * How a run ended.
     *
     * @param code the exit code
     * @param out what it answered
     * @param err progress and complaints
     */
    public record Ended(int code, String out, String err) {}

    /** Runs a command line to its end. */
    public static Ended insula(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Insula.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ended(code, out.toString(), err.toString());
    }
}
