package org.insula.jobs.spark;

import org.apache.hadoop.util.ShutdownHookManager;

/**
 * What is done when the process is stopped from outside (SIGTERM, Ctrl-C) while a study is open: after Spark has stopped,
 * and before the file systems close.
 */
final class StopHook implements AutoCloseable {
    /** Spark's own hook has 40, the file systems' 10; higher ones come first. */
    private static final int PRIORITY = 20;

    private final Runnable action;

    private StopHook(Runnable action) {
        this.action = action;
    }

    /** Waits for the process to be stopped. */
    static StopHook of(Runnable action) {
        StopHook hook = new StopHook(action);
        if (!isStopping()) {
            ShutdownHookManager.get().addShutdownHook(hook.action, PRIORITY);
        }
        return hook;
    }

    /** Whether the process is being stopped. */
    static boolean isStopping() {
        return ShutdownHookManager.get().isShutdownInProgress();
    }

    /** Waits no more; without effect once the process is being stopped. */
    @Override
    public void close() {
        if (!isStopping()) {
            ShutdownHookManager.get().removeShutdownHook(action);
        }
    }
}
