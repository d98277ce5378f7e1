package org.insula.pipeline.train;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.insula.atlas.Region;
import org.insula.pipeline.model.LinearAlgebraThreads;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Seconds an epoch, and where they go by sampling the training thread's stack: not a test, a program for the bench.
 *
 * <p>Arguments: FRAMES REGIONS HIDDEN ATTENTION HOPS SAMPLES BATCH EPOCHS [THREADS]. The first epochs warm the compiler
 * up.
 */
public final class EpochBench {
    private EpochBench() {}

    /** Runs the bench. */
    public static void main(String[] arguments) throws InterruptedException {
        int[] n = new int[9];
        n[8] = 1;
        for (int i = 0; i < arguments.length; i++) {
            n[i] = Integer.parseInt(arguments[i]);
        }
        LinearAlgebraThreads.use(1);
        SampleSet samples = samples(n[5], n[0], n[1]);
        int[] train = new int[n[5]];
        for (int i = 0; i < train.length; i++) {
            train[i] = i;
        }
        Fold fold = new Fold(0, train, new int[0], new int[0]);
        ModelSpec spec = ModelSpec.inputCellLstm()
                .withHidden(n[2])
                .withAttentionWidth(n[3])
                .withHops(n[4]);
        TrainingOptions options =
                TrainingOptions.defaults().withBatch(n[6]).withEpochs(n[7]).withPatience(n[7]);
        new Trainer(options).withThreads(n[8]).train(spec, samples, fold, 1);

        Thread training = new Thread(() -> {
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long cpu = clock.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            new Trainer(options).withThreads(n[8]).train(spec, samples, fold, 1);
            double seconds = (System.nanoTime() - start) * 1e-9 / n[7];
            double busy = (clock.getCurrentThreadCpuTime() - cpu) * 1e-9 / n[7];
            System.out.printf("%.3f s an epoch, %.3f s of processor time%n", seconds, busy);
        });
        profile(training);
    }

    private static void profile(Thread thread) throws InterruptedException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int total = 0;
        thread.start();
        while (thread.isAlive()) {
            Thread.sleep(1);
            String place = place(thread.getStackTrace());
            counts.merge(place, 1, Integer::sum);
            total++;
        }
        int all = total;
        counts.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(25)
                .forEach(entry -> System.out.printf("%5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
    }

    /** The innermost of our methods, and who called it. */
    private static String place(StackTraceElement[] stack) {
        List<String> ours = new ArrayList<>();
        for (StackTraceElement element : stack) {
            if (element.getClassName().startsWith("org.insula")) {
                String type = element.getClassName();
                ours.add(type.substring(type.lastIndexOf('.') + 1) + "." + element.getMethodName());
            }
        }
        int depth = ours.isEmpty() ? 0 : ours.get(0).startsWith("Products") ? 5 : 2;
        return String.join(" < ", ours.subList(0, Math.min(depth, ours.size())));
    }

    private static SampleSet samples(int count, int frames, int regions) {
        SplittableRandom random = new SplittableRandom(0);
        List<Region> atlas = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            atlas.add(new Region(i + 1, "region " + (i + 1)));
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = random.nextInt(2);
            float[] values = new float[frames * regions];
            for (int j = 0; j < values.length; j++) {
                double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
                values[j] = (float) (2 * noise + (j / regions < frames / 3 ? 2 * label - 1 : 0));
            }
            samples.add(new Sample("s" + i, "run" + i, "" + i, Map.of(), label, 0, frames, values));
        }
        return new SampleSet(List.of("a", "b"), atlas, frames, 1, samples);
    }
}
