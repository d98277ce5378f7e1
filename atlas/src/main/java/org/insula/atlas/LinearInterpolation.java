package org.insula.atlas;

import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/**
 * Trilinear interpolation of maps between grids of any affines that map a volume; outside its grid a map is 0. Holds a
 * frame of each grid; for use by one thread.
 */
final class LinearInterpolation implements MapResampling {

    private final Grid source;
    private final Grid target;
    private final Affine toSource;
    /** The map at hand, one weight a voxel; zeros between maps. */
    private final double[] map;

    private final double[] moved;

    LinearInterpolation(Grid source, Grid target) {
        this.source = source;
        this.target = target;
        this.toSource = source.affine().inverse().compose(target.affine());
        this.map = new double[source.voxels()];
        this.moved = new double[target.voxels()];
    }

    @Override
    public WeightMap apply(WeightMap weights) {
        Box box = new Box();
        for (int e = 0; e < weights.size(); e++) {
            map[weights.voxel(e)] = weights.weight(e);
            box.include(source, weights.voxel(e));
        }
        interpolate(box);
        for (int e = 0; e < weights.size(); e++) {
            map[weights.voxel(e)] = 0;
        }
        return WeightMap.of(moved);
    }

    /** The voxels between which a map has weights. */
    private static final class Box {
        private final int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        private final int[] high = {-1, -1, -1};

        void include(Grid grid, int voxel) {
            int row = voxel / grid.nx();
            include(0, voxel % grid.nx());
            include(1, row % grid.ny());
            include(2, row / grid.ny());
        }

        private void include(int axis, int index) {
            low[axis] = Math.min(low[axis], index);
            high[axis] = Math.max(high[axis], index);
        }

        /** Whether a place is less than a voxel away, where interpolation may give a weight. */
        boolean touches(double x, double y, double z) {
            return touches(0, x) && touches(1, y) && touches(2, z);
        }

        private boolean touches(int axis, double at) {
            return at > low[axis] - 1.0 && at < high[axis] + 1.0;
        }
    }

    private void interpolate(Box box) {
        int v = 0;
        for (int k = 0; k < target.nz(); k++) {
            for (int j = 0; j < target.ny(); j++) {
                double x0 = toSource.get(0, 1) * j + toSource.get(0, 2) * k + toSource.get(0, 3);
                double y0 = toSource.get(1, 1) * j + toSource.get(1, 2) * k + toSource.get(1, 3);
                double z0 = toSource.get(2, 1) * j + toSource.get(2, 2) * k + toSource.get(2, 3);
                for (int i = 0; i < target.nx(); i++, v++) {
                    double x = x0 + toSource.get(0, 0) * i;
                    double y = y0 + toSource.get(1, 0) * i;
                    double z = z0 + toSource.get(2, 0) * i;
                    moved[v] = box.touches(x, y, z) ? at(x, y, z) : 0;
                }
            }
        }
    }

    private double at(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int ci = i + (corner & 1);
            int cj = j + (corner >> 1 & 1);
            int ck = k + (corner >> 2);
            if (ci >= 0 && ci < source.nx() && cj >= 0 && cj < source.ny() && ck >= 0 && ck < source.nz()) {
                double share = (1 - Math.abs(x - ci)) * (1 - Math.abs(y - cj)) * (1 - Math.abs(z - ck));
                sum += share * map[source.index(ci, cj, ck)];
            }
        }
        return sum;
    }
}
