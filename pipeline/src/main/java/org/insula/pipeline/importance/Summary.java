package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Mean, standard deviation and standard error over subjects, for each cell of an array.
 *
 * <p>{@code sd = √(Σ(x − mean)² / (n − 1))}, {@code se = sd / √n} over the n subjects whose cell is not NaN. The mean
 * is NaN for n = 0, the others for n &lt; 2. Immutable; equal to another of the same content.
 */
public final class Summary implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] n;
    private final double[] mean;
    private final double[] sd;

    private Summary(int[] n, double[] mean, double[] sd) {
        this.n = n;
        this.mean = mean;
        this.sd = sd;
    }

    /**
     * Summary over subjects, summed in the order given.
     *
     * @param subjects one array a subject, all of the same length
     * @throws IllegalArgumentException if there is none or lengths differ
     */
    public static Summary of(List<double[]> subjects) {
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("nothing to summarise");
        }
        int cells = subjects.get(0).length;
        Summary summary = new Summary(new int[cells], new double[cells], new double[cells]);
        for (double[] subject : subjects) {
            if (subject.length != cells) {
                throw new IllegalArgumentException(subject.length + " cells, expected " + cells);
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            summary.fill(subjects, cell);
        }
        return summary;
    }

    /** The cells of several summaries, one after another. */
    public static Summary joined(List<Summary> parts) {
        return new Summary(
                parts.stream().flatMapToInt(part -> Arrays.stream(part.n)).toArray(),
                parts.stream().flatMapToDouble(part -> Arrays.stream(part.mean)).toArray(),
                parts.stream().flatMapToDouble(part -> Arrays.stream(part.sd)).toArray());
    }

    private void fill(List<double[]> subjects, int cell) {
        double sum = 0;
        for (double[] subject : subjects) {
            if (!Double.isNaN(subject[cell])) {
                sum += subject[cell];
                n[cell]++;
            }
        }
        mean[cell] = n[cell] == 0 ? Double.NaN : sum / n[cell];
        double squares = 0;
        for (double[] subject : subjects) {
            double deviation = subject[cell] - mean[cell];
            squares += Double.isNaN(deviation) ? 0 : deviation * deviation;
        }
        sd[cell] = n[cell] < 2 ? Double.NaN : Math.sqrt(squares / (n[cell] - 1));
    }

    /** Number of cells. */
    public int cells() {
        return mean.length;
    }

    /** Number of subjects behind a cell. */
    public int n(int cell) {
        return n[cell];
    }

    /** Mean over the subjects of a cell. */
    public double mean(int cell) {
        return mean[cell];
    }

    /** Standard deviation over the subjects of a cell. */
    public double sd(int cell) {
        return sd[cell];
    }

    /** Standard error of the mean of a cell. */
    public double se(int cell) {
        return sd[cell] / Math.sqrt(n[cell]);
    }

    /** A copy of the numbers of subjects. */
    public int[] n() {
        return n.clone();
    }

    /** A copy of the means. */
    public double[] mean() {
        return mean.clone();
    }

    /** A copy of the standard deviations. */
    public double[] sd() {
        return sd.clone();
    }

    /** The standard errors. */
    public double[] se() {
        double[] se = new double[mean.length];
        Arrays.setAll(se, this::se);
        return se;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Summary that
                && Arrays.equals(n, that.n)
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(sd, that.sd);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(n) + Arrays.hashCode(mean)) + Arrays.hashCode(sd);
    }

    @Override
    public String toString() {
        return "Summary of " + mean.length + " cells, means " + Arrays.toString(mean);
    }
}
