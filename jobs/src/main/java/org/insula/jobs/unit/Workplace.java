package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a unit was worked on. Results do not depend on it.
 *
 * @param executor what Spark calls the executor, such as {@code 0}, or {@code driver} where Spark is embedded
 * @param threads threads of this unit, as many as Spark gives a task cores
 * @param productThreads threads of one matrix product, as the library reports them
 */
public record Workplace(String executor, int threads, int productThreads) implements Serializable {
    /** Refuses null. */
    public Workplace {
        Objects.requireNonNull(executor);
    }

    /** The entries of a unit's metrics, on the machine that works on it. */
    Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("Executor", executor);
        metrics.put("Threads", threads);
        metrics.put("ThreadsPerProduct", productThreads);
        metrics.put("Machine", Machine.here().facts());
        return metrics;
    }
}
