package org.insula.jobs.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Work of the driver that is mostly waiting for Spark, two pieces at a time: small jobs one after another leave cores
 * idle, and more pieces would hold more of the driver's memory. Results come in the order of the pieces.
 */
final class SideBySide {
    private static final int AT_A_TIME = 2;

    private SideBySide() {}

    /**
     * Works on each piece, and waits for all.
     *
     * @throws RuntimeException what the first piece that failed has thrown
     */
    static <K, V> Map<K, V> each(List<K> pieces, Function<K, V> work) {
        // Threads of the caller's class loader, in which spark-submit has the program; a common pool's have another.
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Callable<V>> calls = pieces.stream()
                    .<Callable<V>>map(piece -> () -> work.apply(piece))
                    .toList();
            List<Future<V>> futures = threads.invokeAll(calls);
            Map<K, V> results = new LinkedHashMap<>();
            for (int i = 0; i < futures.size(); i++) {
                results.put(pieces.get(i), futures.get(i).get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Spark", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
