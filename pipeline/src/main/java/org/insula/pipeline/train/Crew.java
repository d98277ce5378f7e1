package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads, the caller's among them, that do numbered jobs side by side. */
public final class Crew implements AutoCloseable {
    private final ExecutorService others;

    /** A crew of so many threads; one is the caller's alone. */
    public Crew(int threads) {
        this.others = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, job -> {
                    Thread thread = new Thread(job, "insula-train");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** A job, by its number. */
    public interface Job {
        /** Does the job of this number. */
        void run(int number);
    }

    /** Does the jobs 0 to count − 1, in any order, and returns when all are done. */
    public void run(int count, Job job) {
        if (others == null || count == 1) {
            for (int number = 0; number < count; number++) {
                job.run(number);
            }
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        for (int number = 1; number < count; number++) {
            int own = number;
            running.add(others.submit(() -> job.run(own)));
        }
        try {
            job.run(0);
        } finally {
            running.forEach(Crew::await);
        }
    }

    private static void await(Future<?> job) {
        try {
            job.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of a batch failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("training was interrupted").initCause(e);
        }
    }

    @Override
    public void close() {
        if (others != null) {
            others.shutdownNow();
        }
    }
}
