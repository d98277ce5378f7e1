package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
     * What a process needs and has.
     *
     * @param setting what its memory is set by
     * @param needed  bytes in use at the same time
     * @param given   bytes that it may take
     */
    private record Demand(MemorySetting setting, long needed, long given) {
        void require() {
            if (needed > given) {
                throw new InputException("memory", describe(), setting.remedy(needed));
            }
        }

        String describe() {
            return setting.process() + " may take " + MemorySetting.megabytes(given)
                    + " MB, this study needs at least " + MemorySetting.megabytes(needed)
                    + " MB at the same time";
        }
    }

    private static MemoryCheck of(Study study) {
        StudyNeeds needs = StudyNeeds.of(study.config(), study.sizes());
        return new MemoryCheck(
                needs, study.session().conf(), Runtime.getRuntime().maxMemory());
    }

    /**
     * Makes sure that a study can be done with the memory and the cores that there are.
     *
     * @throws InputException if it cannot; the message names the setting to raise
     */
    public static void require(Study study) {
        of(study).require();
    }

    /** What the processes of a study need and have, in words. */
    public static String describe(Study study) {
        return of(study).demands().stream().map(Demand::describe).distinct().collect(Collectors.joining("; "));
    }

    void require() {
        demands().forEach(Demand::require);
    }

    private List<Demand> demands() {
        int threads = conf.getInt("spark.task.cpus", 1);
        List<Demand> demands = new ArrayList<>();
        if (master().startsWith("local")) {
            int cores = localCores(master());
            requireCores(cores, threads, "--cores");
            Need both = needs.executor(Math.max(1, cores / threads));
            // The matrix library may take as much again as the heap.
            demands.add(new Demand(own(), Math.max(both.heap(), both.direct()), heap));
        } else {
            int cores = conf.getInt("spark.executor.cores", 1);
            requireCores(conf.contains("spark.executor.cores") ? cores : threads, threads, "spark.executor.cores");
            Need executor = needs.executor(Math.max(1, cores / threads));
            demands.add(new Demand(MemorySetting.DRIVER, needs.driver().heap(), heap));
            demands.add(new Demand(MemorySetting.EXECUTOR, executor.heap(), executorHeap()));
            if (master().startsWith("yarn") || master().startsWith("k8s")) {
                demands.add(overhead(executor.direct()));
            }
        }
        return demands;
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
    private Demand overhead(long direct) {
        long factor = (long) (conf.getDouble("spark.executor.memoryOverheadFactor", 0.1) * executorHeap());
        long standard = Math.max(384 * MEBIBYTE, factor);
        long given = MEBIBYTE * conf.getSizeAsMb("spark.executor.memoryOverhead", standard / MEBIBYTE + "m");
        return new Demand(MemorySetting.OVERHEAD, direct, given);
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
