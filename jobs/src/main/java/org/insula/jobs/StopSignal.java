package org.insula.jobs;

import java.io.PrintWriter;

/** Says, when the process is stopped from outside (SIGTERM, Ctrl-C), that what is done stays done. */
final class StopSignal {
    private final PrintWriter err;
    private volatile boolean ended;

    private StopSignal(PrintWriter err) {
        this.err = err;
    }

    /** Watches from now on, until the process ends. */
    static StopSignal watch(PrintWriter err) {
        StopSignal signal = new StopSignal(err);
        Runtime.getRuntime().addShutdownHook(new Thread(signal::tell, "insula-stop"));
        return signal;
    }

    /** The program came to its end by itself; nothing more is to be said. */
    void ended() {
        ended = true;
    }

    private void tell() {
        if (!ended) {
            err.println("insula: stopped before the end; what is done is kept, run the same command again to go on");
        }
    }
}
