package org.insula.jobs.spark;

import java.util.List;
import java.util.Optional;
import org.insula.io.InputException;

/** Which setting to raise once memory has run out, in this process or in an executor. */
public final class MemoryAdvice {
    /** What Spark says of an executor that ended itself because its heap was full, and of one that the system ended. */
    private static final List<String> EXECUTOR_FULL =
            List.of("exited with code 52", "exit status: 52", "Exit status: 52");

    private static final List<String> EXECUTOR_KILLED = List.of(
            "exited with code 137",
            "exit status: 137",
            "Exit status: 137",
            "OOMKilled",
            "exceeding memory limits",
            "exceeding physical memory limits");

    private MemoryAdvice() {}

    /** What to tell after a failure that came of too little memory; empty if it came of something else. */
    public static Optional<InputException> after(Throwable failure) {
        return after(failure, System.getProperty("spark.master", "local"));
    }

    /**
     * The same.
     *
     * @param master where Spark runs; an embedded one is told nothing by spark-submit
     */
    static Optional<InputException> after(Throwable failure, String master) {
        boolean embedded = master.startsWith("local");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(advice(setting(embedded)));
            }
            // Spark hands on what a task threw as text where it cannot as a cause.
            if (message.contains(OutOfMemoryError.class.getName()) || containsAny(message, EXECUTOR_FULL)) {
                return Optional.of(advice(embedded ? setting(true) : MemorySetting.EXECUTOR));
            }
            if (containsAny(message, EXECUTOR_KILLED)) {
                return Optional.of(advice(MemorySetting.OVERHEAD));
            }
        }
        return Optional.empty();
    }

    private static MemorySetting setting(boolean embedded) {
        boolean submitted = System.getProperty("spark.submit.deployMode") != null;
        return embedded && !submitted ? MemorySetting.JAVA : MemorySetting.DRIVER;
    }

    private static boolean containsAny(String message, List<String> parts) {
        return parts.stream().anyMatch(message::contains);
    }

    private static InputException advice(MemorySetting setting) {
        long heap = Runtime.getRuntime().maxMemory();
        boolean ours = setting == MemorySetting.JAVA || setting == MemorySetting.DRIVER;
        String had = ours
                ? "the " + MemorySetting.megabytes(heap) + " MB that " + setting.process() + " may take do not suffice"
                : "what " + setting.process() + " may take does not suffice";
        return new InputException("memory", had, setting.remedy(ours ? 2 * heap : 0) + "; what is done is kept");
    }
}
