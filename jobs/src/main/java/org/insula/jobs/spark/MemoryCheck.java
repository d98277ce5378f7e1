package org.insula.jobs.spark;

import org.apache.spark.SparkConf;
import org.insula.io.InputException;
import org.insula.jobs.memory.Need;
import org.insula.jobs.memory.StudyNeeds;

/**
 * Compares what a study takes with what Spark was given, before any work begins. Only what cannot work is refused: the estimates
 * are of memory in use at the same time, without the room that Java wants beside it.
 */
public final class MemoryCheck {
    private static final long MEBIBYTE = 1L << 20;

    private final StudyNeeds needs;
    private final SparkConf conf;
    private final long heap;

    /**
     * A check.
     *
     * @param heap bytes that the heap of this process may grow to
     */
    MemoryCheck(StudyNeeds needs, SparkConf conf, long heap) {
        this.needs = needs;
        this.conf = conf;
        this.heap = heap;
    }

    /**
     * Makes sure that a study can be done with the memory and the cores that there are.
     *
     * @throws InputException if it cannot; the message names the setting to raise
     */
    public static void require(Study study) {
        StudyNeeds needs = StudyNeeds.of(study.config(), study.sizes());
        new MemoryCheck(needs, study.session().conf(), Runtime.getRuntime().maxMemory()).require();
    }

    void require() {
        int threads = conf.getInt("spark.task.cpus", 1);
        if (master().startsWith("local")) {
            int cores = localCores(master());
            requireCores(cores, threads, "--cores");
            Need both = needs.executor(Math.max(1, cores / threads));
            require(own(), both.heap(), heap);
            // The matrix library may take as much again as the heap.
            require(own(), both.direct(), heap);
        } else {
            int cores = conf.getInt("spark.executor.cores", 1);
            requireCores(conf.contains("spark.executor.cores") ? cores : threads, threads, "spark.executor.cores");
            Need executor = needs.executor(Math.max(1, cores / threads));
            require(MemorySetting.DRIVER, needs.driver().heap(), heap);
            require(MemorySetting.EXECUTOR, executor.heap(), executorHeap());
            requireOverhead(executor.direct());
        }
    }

    private String master() {
        return conf.get("spark.master");
    }

    private MemorySetting own() {
        return conf.contains("spark.submit.deployMode") ? MemorySetting.DRIVER : MemorySetting.JAVA;
    }

    private static void requireCores(int cores, int threads, String setting) {
        if (threads > cores) {
            throw new InputException(
                    "spark.task.cpus",
                    "is " + threads + ", more than the " + cores + " cores of an executor",
                    "lower spark.task.cpus, or raise " + setting);
        }
    }

    private long executorHeap() {
        return conf.getSizeAsBytes("spark.executor.memory", "1g");
    }

    /** Only YARN and Kubernetes end an executor that takes more beside its heap than it was given. */
    private void requireOverhead(long direct) {
        if (master().startsWith("yarn") || master().startsWith("k8s")) {
            long factor = (long) (conf.getDouble("spark.executor.memoryOverheadFactor", 0.1) * executorHeap());
            long standard = Math.max(384 * MEBIBYTE, factor);
            long given = MEBIBYTE * conf.getSizeAsMb("spark.executor.memoryOverhead", standard / MEBIBYTE + "m");
            require(MemorySetting.OVERHEAD, direct, given);
        }
    }

    private static void require(MemorySetting setting, long needed, long given) {
        if (needed > given) {
            throw new InputException(
                    "memory",
                    setting.process() + " may take " + MemorySetting.megabytes(given)
                            + " MB, this study needs at least " + MemorySetting.megabytes(needed)
                            + " MB at the same time",
                    setting.remedy(needed));
        }
    }

    /** Cores of {@code local}, {@code local[N]}, {@code local[*]} and {@code local[N,failures]}. */
    private static int localCores(String master) {
        String inside = master.replaceFirst("^local\\[?", "").replaceFirst("[,\\]].*$", "");
        if (inside.isEmpty()) {
            return 1;
        }
        return inside.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(inside);
    }
}
