package org.insula.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Population variances over voxels, {@code sum((x - mean)^2) / n}, and what follows from them. Within a frame in two
 * passes; parts are joined by the rule of Chan, Golub and LeVeque ("Updating formulae and a pairwise algorithm for
 * computing sample variances", 1979), which keeps its digits however far the mean is from zero.
 */
final class MomentTally implements RegionTally {

    /** Count, mean and sum of squared deviations of some values. */
    private static final class Moments {
        private double count;
        private double mean;
        private double squares;

        void join(double otherCount, double otherMean, double otherSquares) {
            if (otherCount == 0) {
                return;
            }
            double all = count + otherCount;
            double apart = otherMean - mean;
            squares += otherSquares + apart * apart * count * otherCount / all;
            mean += apart * otherCount / all;
            count = all;
        }

        void join(Moments other) {
            join(other.count, other.mean, other.squares);
        }
    }

    private final int regions;
    private final DoubleUnaryOperator outcome;
    private final List<Moments[]> moments = new ArrayList<>();
    private final List<Moments[]> owed = new ArrayList<>();

    /** Gives what {@code outcome} makes of each variance. */
    MomentTally(int regions, DoubleUnaryOperator outcome) {
        this.regions = regions;
        this.outcome = outcome;
    }

    @Override
    public void beginFrame() {
        moments.add(nothing());
        owed.add(nothing());
    }

    private Moments[] nothing() {
        return Stream.generate(Moments::new).limit(regions).toArray(Moments[]::new);
    }

    @Override
    public int take(int region, double[] frame, ChangingVoxels voxels) {
        int[] list = voxels.list();
        int start = voxels.start(region);
        int end = voxels.changedEnd(region);
        double sum = 0;
        int count = 0;
        for (int p = start; p < end; p++) {
            double value = frame[list[p]];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                sum += value;
                count++;
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int p = start; p < end; p++) {
            double value = frame[list[p]];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                squares += (value - mean) * (value - mean);
            }
        }
        moments.get(moments.size() - 1)[region].join(count, mean, squares);
        return count;
    }

    @Override
    public void owe(int region, double before) {
        owed.get(owed.size() - 1)[region].join(1, before, 0);
    }

    @Override
    public void settle() {
        Moments[] due = nothing();
        for (int f = moments.size() - 1; f >= 0; f--) {
            for (int r = 0; r < regions; r++) {
                moments.get(f)[r].join(due[r]);
                due[r].join(owed.get(f)[r]);
            }
        }
    }

    @Override
    public double value(int frame, int region, int count) {
        return outcome.applyAsDouble(moments.get(frame)[region].squares / count);
    }
}
