package org.insula.pipeline.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.insula.io.FileAccess;
import org.insula.io.LocalFiles;
import org.insula.pipeline.sample.LocalValues;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.StoredValues;
import org.insula.pipeline.sample.ValuesFile;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingOptions;

/**
 * Seconds an epoch, and where they go by sampling the training thread's stack: not a test, a program for the bench.
 *
 * <p>Arguments: FRAMES REGIONS HIDDEN ATTENTION HOPS SAMPLES BATCH EPOCHS, and perhaps a FILE to map the samples' values
 * from, which is written again. A first run warms the compiler up.
 */
public final class EpochProfile {
    private EpochProfile() {}

    /** Runs the bench. */
    public static void main(String[] arguments) throws InterruptedException {
        int[] n = Arrays.stream(arguments).limit(8).mapToInt(Integer::parseInt).toArray();
        TrainingShape shape = new TrainingShape("bench", n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
        SampleSet samples = arguments.length > 8 ? mapped(shape.data(), arguments[8]) : shape.data();
        TrainingOptions options =
                TrainingOptions.defaults().withBatch(n[6]).withEpochs(n[7]).withPatience(n[7]);
        new Trainer(options).train(shape.spec(), samples, shape.fold(), 1);

        Thread training = new Thread(() -> {
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long cpu = clock.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            new Trainer(options).train(shape.spec(), samples, shape.fold(), 1);
            double seconds = (System.nanoTime() - start) * 1e-9 / n[7];
            double busy = (clock.getCurrentThreadCpuTime() - cpu) * 1e-9 / n[7];
            System.out.printf("%.3f s an epoch, %.3f s of processor time%n", seconds, busy);
        });
        profile(training);
    }

    private static SampleSet mapped(SampleSet held, String file) {
        FileAccess files = new LocalFiles();
        StoredValues stored = ValuesFile.write(files, file, held.table().shape(), out -> {
            for (int sample = 0; sample < held.size(); sample++) {
                ValuesFile.put(held.values().of(sample), out);
            }
        });
        LocalValues local = new LocalValues("", () -> Path.of(file).getParent());
        return new SampleSet(held.table(), local.open(files, file, stored));
    }

    private static void profile(Thread thread) throws InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        int total = 0;
        thread.start();
        while (thread.isAlive()) {
            Thread.sleep(1);
            String kind = kind(thread.getStackTrace());
            if (!kind.isEmpty()) {
                counts.merge(kind, 1, Integer::sum);
                total++;
            }
        }
        int all = total;
        counts.forEach((kind, count) -> System.out.printf("%5.1f %%  %s%n", 100.0 * count / all, kind));
    }

    /** What the thread is at, by the names of our classes and methods on its stack; empty outside of the batches. */
    private static String kind(StackTraceElement[] stack) {
        String path = Arrays.stream(stack)
                .filter(element -> element.getClassName().startsWith("org.insula"))
                .map(element -> element.getClassName() + "." + element.getMethodName())
                .collect(Collectors.joining(" "));
        if (!path.contains("BatchRunner")) {
            return "";
        }
        if (path.contains("Products")) {
            return path.contains("Attention")
                    ? "products of the attention"
                    : path.contains("idden") ? "products of the hidden state" : "products of the cell's input and head";
        }
        if (path.contains("Squashing")) {
            return "tanh, gates and exponentials";
        }
        boolean data = Stream.of("Scaler", "Numbers", "Dropout", "Values", "Parameters")
                .anyMatch(path::contains);
        return data ? "data: scaling, copies, dropout" : "other loops";
    }
}
