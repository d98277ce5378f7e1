package org.insula.atlas;

/** Divides each region's projection by the weight of the voxels measured. */
final class WeightedMean implements MapFit {

    private final double[] weights;

    private WeightedMean(double[] weights) {
        this.weights = weights;
    }

    static WeightedMean of(MapVoxels maps, int[] voxels) {
        double[] weights = new double[maps.regions()];
        for (int voxel : voxels) {
            maps.addSizes(voxel, weights);
        }
        return new WeightedMean(weights);
    }

    @Override
    public double[] values(double[] projections) {
        double[] values = new double[projections.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = weights[r] == 0 ? Double.NaN : projections[r] / weights[r];
        }
        return values;
    }
}
