package org.insula.pipeline.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What two pieces of work of one thread took in rounds of one after the other. */
final class Rounds {
    /** Seconds by the clock, and seconds in which the thread had a processor, which other programs hardly change. */
    record Took(double clock, double processor) {}

    private final List<Took> base = new ArrayList<>();
    private final List<Took> ours = new ArrayList<>();

    private Rounds() {}

    /** Runs both once to warm up, then in turns. */
    static Rounds of(int rounds, Runnable base, Runnable ours) {
        base.run();
        ours.run();
        Rounds taken = new Rounds();
        for (int r = 0; r < rounds; r++) {
            taken.base.add(time(base));
            taken.ours.add(time(ours));
        }
        return taken;
    }

    private static Took time(Runnable work) {
        long clock = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long processorEnd = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return new Took((System.nanoTime() - clock) / 1e9, (processorEnd - processor) / 1e9);
    }

    /** The median time of the one by the clock, s. */
    double baseSeconds() {
        return median(base.stream().mapToDouble(Took::clock).toArray());
    }

    /** The median time of the other by the clock, s. */
    double ourSeconds() {
        return median(ours.stream().mapToDouble(Took::clock).toArray());
    }

    /** The median over the rounds of what the other took by what the one took beside it. */
    double ratio(ToDoubleFunction<Took> time) {
        double[] ratios = new double[base.size()];
        Arrays.setAll(ratios, r -> time.applyAsDouble(ours.get(r)) / time.applyAsDouble(base.get(r)));
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
