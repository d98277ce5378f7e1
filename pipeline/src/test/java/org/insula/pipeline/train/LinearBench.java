package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Prints milliseconds of a linear model's design and of a fit with its choice of the penalty, on one thread, for samples
 * of 24 frames and 100 regions with three labels: {@code java … LinearBench [samples …]}.
 */
public final class LinearBench {
    private static final int FRAMES = 24;
    private static final int REGIONS = 100;

    private LinearBench() {}

    /** Measures each number of samples. */
    public static void main(String[] args) {
        int[] sizes = {96, 192, 288};
        if (args.length > 0) {
            sizes = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        }
        for (int samples : sizes) {
            measure(samples, true);
            measure(samples, false);
        }
    }

    private static void measure(int samples, boolean signal) {
        SampleSet set = samples(samples, signal);
        int[] all = IntStream.range(0, samples).toArray();
        Fold fold = new Fold(0, all, new int[0], new int[0]);
        int[] labels = IntStream.range(0, samples).map(i -> i % 3).toArray();
        double design = 0;
        double fit = 0;
        double l2 = 0;
        int rounds = samples > 500 ? 2 : 12;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            LinearDesign made = LinearDesign.of(ModelSpec.linear(), set, fold, Scaling.REGION);
            long middle = System.nanoTime();
            l2 = made.fit(labels, 3, ClassWeights.EQUAL).l2();
            long end = System.nanoTime();
            if (round >= rounds / 2) {
                design += (middle - start) * 1e-6 / (rounds - rounds / 2);
                fit += (end - middle) * 1e-6 / (rounds - rounds / 2);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d samples, %s: design %.1f ms, fit with choice %.1f ms, L2 %.3g%n",
                samples,
                signal ? "signal" : "noise",
                design,
                fit,
                l2);
    }

    private static SampleSet samples(int count, boolean signal) {
        Random random = new Random(1);
        List<HeldSample> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[FRAMES * REGIONS];
            double own = random.nextGaussian();
            for (int k = 0; k < values.length; k++) {
                double shift = signal && k / REGIONS > 8 && k % REGIONS / 6 == i % 3 ? 0.5 : 0;
                values[k] = (float) (random.nextGaussian() + own + shift);
            }
            String subject = String.valueOf(i % 12);
            made.add(HeldSample.of("s" + i, subject, subject, Map.of(), i % 3, 0, FRAMES, values));
        }
        return SampleSet.held(List.of("a", "b", "c"), Boxes.regions(REGIONS), FRAMES, 2, made);
    }
}
