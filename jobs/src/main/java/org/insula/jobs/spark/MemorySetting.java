package org.insula.jobs.spark;

import java.util.function.UnaryOperator;

/** A setting by which somebody gives a process more memory. */
enum MemorySetting {
    /** The heap of a process that is driver and executor in one. */
    JAVA("Java", size -> "give more, such as INSULA_JAVA_OPTS=-Xmx" + size + ", or fewer --cores"),
    /** The heap of spark-submit's driver. */
    DRIVER("the driver", size -> "raise spark.driver.memory (spark-submit --driver-memory " + size + ")"),
    /** The heap of executors. */
    EXECUTOR(
            "an executor",
            size -> "raise spark.executor.memory (spark-submit --executor-memory " + size
                    + "), or lower spark.executor.cores"),
    /** What executors may take beside their heap, where a cluster counts it. */
    OVERHEAD(
            "an executor",
            size -> "raise spark.executor.memoryOverhead (spark-submit --conf spark.executor.memoryOverhead=" + size
                    + "), or lower spark.executor.cores");

    private static final long MEBIBYTE = 1L << 20;

    private final String process;
    private final UnaryOperator<String> remedy;

    MemorySetting(String process, UnaryOperator<String> remedy) {
        this.process = process;
        this.remedy = remedy;
    }

    /** Whose memory it is. */
    String process() {
        return process;
    }

    /** What to do, with a size that gives {@code bytes} and half as much again for the garbage collector. */
    String remedy(long bytes) {
        long gibibytes = Math.max(2, (long) Math.ceil(1.5 * bytes / (1024 * MEBIBYTE)));
        return remedy.apply(gibibytes + "g");
    }

    /** Bytes in MB, as people set them. */
    static long megabytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE;
    }
}
