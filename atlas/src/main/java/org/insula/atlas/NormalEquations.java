package org.insula.atlas;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Least squares on maps by {@code G s = b}, where G holds the maps' products with each other over the voxels measured
 * and b the frame's projections. Solved by Cholesky; where maps depend on each other, by the pseudo-inverse of G, which
 * gives the shortest solution.
 */
final class NormalEquations implements MapFit {

    /** What is left of a map's square after the maps before it, relative to itself, below which it depends on them. */
    private static final double DEPENDENT = 1e-12;

    /** How far from symmetric the products may be; they are so but for the order of sums. */
    private static final double ASYMMETRY = 1e-9;

    /** The maps that weigh any voxel measured. */
    private final int[] present;

    private final RealMatrix inverse;

    private NormalEquations(int[] present, RealMatrix inverse) {
        this.present = present;
        this.inverse = inverse;
    }

    static NormalEquations of(MapVoxels maps, int[] voxels) {
        double[][] products = new double[maps.regions()][maps.regions()];
        for (int voxel : voxels) {
            maps.addProducts(voxel, products);
        }
        int[] present = IntStream.range(0, products.length)
                .filter(r -> products[r][r] > 0)
                .toArray();
        if (present.length == 0) {
            return new NormalEquations(present, null);
        }
        RealMatrix all = new Array2DRowRealMatrix(products, false);
        return new NormalEquations(present, inverse(all.getSubMatrix(present, present)));
    }

    /** By Cholesky of the products of maps scaled to length 1, on which dependence shows alike for maps of any size. */
    private static RealMatrix inverse(RealMatrix products) {
        double[] lengths = IntStream.range(0, products.getRowDimension())
                .mapToDouble(r -> Math.sqrt(products.getEntry(r, r)))
                .toArray();
        try {
            RealMatrix cosines = divided(products, lengths);
            DecompositionSolver solver = new CholeskyDecomposition(cosines, ASYMMETRY, DEPENDENT).getSolver();
            return divided(solver.getInverse(), lengths);
        } catch (NonPositiveDefiniteMatrixException e) {
            return pseudoInverse(products);
        }
    }

    private static RealMatrix divided(RealMatrix matrix, double[] lengths) {
        RealMatrix divided = matrix.copy();
        for (int a = 0; a < lengths.length; a++) {
            for (int b = 0; b < lengths.length; b++) {
                divided.multiplyEntry(a, b, 1 / (lengths[a] * lengths[b]));
            }
        }
        return divided;
    }

    private static RealMatrix pseudoInverse(RealMatrix products) {
        EigenDecomposition eigen = new EigenDecomposition(products);
        double[] values = eigen.getRealEigenvalues();
        double largest = Arrays.stream(values).max().orElseThrow();
        RealMatrix scaled = eigen.getV().copy();
        for (int c = 0; c < values.length; c++) {
            double factor = values[c] > DEPENDENT * largest ? 1 / values[c] : 0;
            for (int r = 0; r < values.length; r++) {
                scaled.multiplyEntry(r, c, factor);
            }
        }
        return scaled.multiply(eigen.getVT());
    }

    @Override
    public double[] values(double[] projections) {
        double[] values = new double[projections.length];
        Arrays.fill(values, Double.NaN);
        for (int a = 0; a < present.length; a++) {
            double sum = 0;
            for (int b = 0; b < present.length; b++) {
                sum += inverse.getEntry(a, b) * projections[present[b]];
            }
            values[present[a]] = sum;
        }
        return values;
    }
}
