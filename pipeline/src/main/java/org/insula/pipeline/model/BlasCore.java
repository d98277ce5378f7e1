package org.insula.pipeline.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which processor's kernels the BLAS library uses.
 *
 * <p>The library that ND4J brings knows the processors of its time; on a newer one it may fall back to kernels several
 * times slower. The environment variable {@value #VARIABLE} names the kernels to use; it is read when the library is
 * loaded, so it must be set before Java starts: by the launcher, or on a cluster by {@code spark.executorEnv}.
 * Different kernels round differently: give all executors the same.
 */
public final class BlasCore {
    /** The environment variable that the library reads. */
    public static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Set<String> AVX2 = Set.of("avx2", "fma");

    private BlasCore() {}

    /** What {@value #VARIABLE} says; empty where the library chooses for itself. */
    public static String inUse() {
        String name = System.getenv(VARIABLE);
        return name == null ? "" : name;
    }

    /**
     * The fastest kernels known to be right that this processor can run; empty where it cannot be told, or none fits. Not
     * those for AVX-512: this version's gave wrong sums on an EPYC.
     */
    public static String advised() {
        if (!Files.isReadable(PROCESSOR)) {
            return "";
        }
        try {
            return advised(Files.readAllLines(PROCESSOR));
        } catch (IOException unreadable) {
            return "";
        }
    }

    static String advised(List<String> lines) {
        String listed = lines.stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .orElse(":");
        Set<String> flags = new HashSet<>(
                List.of(listed.substring(listed.indexOf(':') + 1).trim().split(" +")));
        return flags.containsAll(AVX2) ? "Haswell" : "";
    }
}
