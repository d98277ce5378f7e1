package org.insula.pipeline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.insula.pipeline.model.BlasCore;
import org.insula.pipeline.model.MatrixProductRate;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Crew;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingOptions;

/**
 * Measures training on this machine: seconds an epoch for a few shapes beside the floor that the machine's own
 * matrix-product rate sets, two folds side by side against two in turn, and the gradients of many samples.
 *
 * @param shapes  what to train, at least one; the first is also what folds and gradients are measured on
 * @param threads that work on a batch, at least 1
 * @param epochs  measured epochs of each shape, at least 1; a few more warm the compiler up
 * @param warmUp  seconds that each shape is trained for before it is measured: the compiler goes on improving loops for
 *     some seconds, in which short epochs are many
 */
public record TrainingBench(List<TrainingShape> shapes, int threads, int epochs, double warmUp) {
    /** Seconds after which short epochs stop becoming faster. */
    public static final double USUAL_WARM_UP = 4;

    private static final int WARM_UP = 3;

    private static final int FOLD_ROUNDS = 3;
    private static final int EXPLAINED = 300;
    private static final int EXPLAINED_AT_ONCE = 25;

    /** Copies the shapes. */
    public TrainingBench {
        shapes = List.copyOf(shapes);
    }

    /**
     * Runs everything; takes some minutes with the usual shapes.
     *
     * @param progress told what is measured next
     */
    public TrainingFigures run(Consumer<String> progress) {
        progress.accept("matrix products");
        double one = MatrixProductRate.gigaflops(1);
        double all = MatrixProductRate.gigaflops(threads);
        List<TrainingFigures.Row> rows = new ArrayList<>();
        for (TrainingShape shape : shapes) {
            progress.accept("epochs of " + shape.name());
            rows.add(row(shape, all));
        }
        progress.accept("two folds in turn and side by side, and gradients, of "
                + shapes.get(0).name());
        TrainingShape first = shapes.get(0);
        SampleSet data = first.data();
        double[][] folds = folds(first, data);
        return new TrainingFigures(
                BlasCore.inUse(),
                BlasCore.advised(),
                Runtime.getRuntime().availableProcessors(),
                threads,
                one,
                all,
                rows,
                Rounds.median(folds[0]),
                Rounds.median(folds[1]),
                gradients(first, data));
    }

    private TrainingFigures.Row row(TrainingShape shape, double gigaflops) {
        SampleSet data = shape.data();
        warmUp(shape, data);
        Epochs seconds = epochs(shape, data, threads);
        return new TrainingFigures.Row(
                shape,
                Rounds.median(seconds.wall()),
                Arrays.stream(seconds.wall()).min().orElseThrow(),
                Rounds.median(seconds.processor()),
                shape.operations() / (gigaflops * 1e9));
    }

    private void warmUp(TrainingShape shape, SampleSet data) {
        long start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < warmUp) {
            epochs(shape, data, threads);
        }
    }

    /** Seconds of each epoch, once warm, by the clock and of processor time. */
    private record Epochs(double[] wall, double[] processor) {}

    private Epochs epochs(TrainingShape shape, SampleSet data, int crew) {
        List<Long> ends = new ArrayList<>();
        List<Long> worked = new ArrayList<>();
        int all = WARM_UP + epochs;
        TrainingOptions options = TrainingOptions.defaults()
                .withBatch(shape.batch())
                .withEpochs(all)
                .withPatience(all);
        new Trainer(options)
                .withThreads(crew)
                .withListener(epoch -> {
                    ends.add(System.nanoTime());
                    worked.add(processorTime());
                })
                .train(shape.spec(), data, shape.fold(), 1);
        return new Epochs(seconds(ends), seconds(worked));
    }

    private static double[] seconds(List<Long> ends) {
        return IntStream.range(WARM_UP, ends.size())
                .mapToDouble(i -> ends.get(i) < 0 ? Double.NaN : (ends.get(i) - ends.get(i - 1)) * 1e-9)
                .toArray();
    }

    /** Nanoseconds that this process has worked; negative where Java cannot tell. */
    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process
                ? process.getProcessCpuTime()
                : -1;
    }

    /**
     * Seconds of an epoch of two folds, one after the other on all threads and at once on a thread each: measured in
     * turns, so that whatever else the machine does falls on both.
     */
    private double[][] folds(TrainingShape shape, SampleSet data) {
        double[][] seconds = new double[2][FOLD_ROUNDS];
        for (int i = 0; i < FOLD_ROUNDS; i++) {
            seconds[0][i] = 2 * Rounds.median(epochs(shape, data, threads).wall());
            seconds[1][i] = together(shape, data);
        }
        return seconds;
    }

    /** Seconds of an epoch of two folds at once, a thread each. */
    private double together(TrainingShape shape, SampleSet data) {
        double[][] seconds = new double[2][];
        try (Crew crew = new Crew(2)) {
            crew.run(2, fold -> seconds[fold] = epochs(shape, data, 1).wall());
        }
        return Math.max(Rounds.median(seconds[0]), Rounds.median(seconds[1]));
    }

    private double gradients(TrainingShape shape, SampleSet data) {
        int[] all = IntStream.range(0, Math.min(EXPLAINED, data.size())).toArray();
        Scaler scaler = Scaler.fit(data, all);
        Network network = Network.create(shape.spec(), shape.regions(), 2, 1);
        List<NetworkPass> passes = IntStream.range(0, threads)
                .mapToObj(i -> network.newPass(Precision.FLOAT32))
                .toList();
        double[] seconds = new double[epochs];
        try (Crew crew = new Crew(threads)) {
            for (int i = -WARM_UP; i < epochs; i++) {
                long start = System.nanoTime();
                crew.run(threads, worker -> explain(passes.get(worker), scaler, data, all, worker));
                if (i >= 0) {
                    seconds[i] = (System.nanoTime() - start) * 1e-9;
                }
            }
        }
        return Rounds.median(seconds);
    }

    /** Every batch that is this worker's turn. */
    private void explain(NetworkPass pass, Scaler scaler, SampleSet data, int[] all, int worker) {
        int step = threads * EXPLAINED_AT_ONCE;
        for (int from = worker * EXPLAINED_AT_ONCE; from < all.length; from += step) {
            int to = Math.min(all.length, from + EXPLAINED_AT_ONCE);
            SequenceBatch batch = scaler.batch(data, all, from, to);
            double[] logits = pass.forward(batch);
            pass.inputGradient(Softmax.probabilityGradient(logits, new int[to - from], 2));
        }
    }
}
