package org.insula.atlas;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The weights of one region over a grid's voxels; only voxels with a weight are kept. Weights are held in single
 * precision. Immutable; may be shared between threads.
 */
public final class WeightMap implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int[] voxels;
    private final float[] weights;

    private WeightMap(int[] voxels, float[] weights) {
        this.voxels = voxels;
        this.weights = weights;
    }

    /** The map of one weight a voxel, x fastest; what is 0 or not finite is no weight. */
    public static WeightMap of(double[] perVoxel) {
        int count = 0;
        for (double weight : perVoxel) {
            count += isWeight(weight) ? 1 : 0;
        }
        int[] voxels = new int[count];
        float[] weights = new float[count];
        int next = 0;
        for (int v = 0; v < perVoxel.length; v++) {
            if (isWeight(perVoxel[v])) {
                voxels[next] = v;
                weights[next++] = (float) perVoxel[v];
            }
        }
        return new WeightMap(voxels, weights);
    }

    private static boolean isWeight(double weight) {
        return Float.isFinite((float) weight) && (float) weight != 0;
    }

    /** The number of voxels with a weight. */
    public int size() {
        return voxels.length;
    }

    /** The voxel of an entry, ascending over the entries; x fastest. */
    public int voxel(int entry) {
        return voxels[entry];
    }

    /** The weight of an entry: finite and not 0. */
    public double weight(int entry) {
        return weights[entry];
    }

    /** Whether any weight is below 0. */
    public boolean hasNegativeWeights() {
        for (float weight : weights) {
            if (weight < 0) {
                return true;
            }
        }
        return false;
    }

    /** One weight a voxel, 0 where there is none. */
    double[] dense(int gridVoxels) {
        double[] dense = new double[gridVoxels];
        for (int e = 0; e < voxels.length; e++) {
            dense[voxels[e]] = weights[e];
        }
        return dense;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightMap that
                && Arrays.equals(voxels, that.voxels)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(voxels) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "weights of " + voxels.length + " voxels";
    }
}
