package org.insula.pipeline.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How fast this machine multiplies matrices: the floor under the time that training takes. */
public final class MatrixProductRate {
    /** The cell's input product of half a batch at whole-brain size: 25 samples of 100 frames. */
    private static final int ROWS = 2_500;

    private static final int INNER = 360;
    private static final int COLUMNS = 512;
    private static final int REPEATS = 10;
    private static final int ROUNDS = 5;

    private MatrixProductRate() {}

    /**
     * The best rate of a few rounds in float32, in 10⁹ floating-point operations per second, a multiplication and an
     * addition counting two.
     *
     * @param threads that multiply side by side, each its own matrices
     */
    public static double gigaflops(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            double best = 0;
            for (int round = 0; round <= ROUNDS; round++) {
                best = Math.max(best, round(pool, threads));
            }
            return best;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a matrix product failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static double round(ExecutorService pool, int threads) throws InterruptedException, ExecutionException {
        List<Callable<Double>> jobs = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            jobs.add(MatrixProductRate::one);
        }
        double rate = 0;
        for (Future<Double> one : pool.invokeAll(jobs)) {
            rate += one.get();
        }
        return rate;
    }

    private static double one() {
        Products32 products = new Products32();
        Matrix32 a = ones(ROWS, INNER);
        Matrix32 b = ones(INNER, COLUMNS);
        Matrix32 c = ones(ROWS, COLUMNS);
        long start = System.nanoTime();
        for (int i = 0; i < REPEATS; i++) {
            products.multiply(Form.AB, ROWS, COLUMNS, INNER, a, b, Onto.REPLACE, c);
        }
        return 2.0 * ROWS * INNER * COLUMNS * REPEATS / (System.nanoTime() - start);
    }

    private static Matrix32 ones(int rows, int columns) {
        Values32 values = new Values32().resize(rows, columns);
        Arrays.fill(values.fill(), 1);
        values.readMemory();
        return values.matrix(0, columns);
    }
}
