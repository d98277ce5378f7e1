package org.insula.atlas;

import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** Trilinear interpolation of maps between grids of any affines that map a volume; outside its grid a map is 0. */
final class LinearInterpolation {

    private final Grid source;
    private final Grid target;
    private final Affine toSource;

    LinearInterpolation(Grid source, Grid target) {
        this.source = source;
        this.target = target;
        this.toSource = source.affine().inverse().compose(target.affine());
    }

    /** The values, x fastest, that a map of the source grid has at the voxel centres of the target. */
    double[] apply(double[] map) {
        double[] values = new double[target.voxels()];
        int v = 0;
        for (int k = 0; k < target.nz(); k++) {
            for (int j = 0; j < target.ny(); j++) {
                double x0 = toSource.get(0, 1) * j + toSource.get(0, 2) * k + toSource.get(0, 3);
                double y0 = toSource.get(1, 1) * j + toSource.get(1, 2) * k + toSource.get(1, 3);
                double z0 = toSource.get(2, 1) * j + toSource.get(2, 2) * k + toSource.get(2, 3);
                for (int i = 0; i < target.nx(); i++, v++) {
                    values[v] = at(
                            map, x0 + toSource.get(0, 0) * i, y0 + toSource.get(1, 0) * i, z0 + toSource.get(2, 0) * i);
                }
            }
        }
        return values;
    }

    private double at(double[] map, double x, double y, double z) {
        if (!(x > -1 && x < source.nx() && y > -1 && y < source.ny() && z > -1 && z < source.nz())) {
            return 0;
        }
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int ci = i + (corner & 1);
            int cj = j + (corner >> 1 & 1);
            int ck = k + (corner >> 2);
            double share = (1 - Math.abs(x - ci)) * (1 - Math.abs(y - cj)) * (1 - Math.abs(z - ck));
            if (share != 0
                    && ci >= 0
                    && ci < source.nx()
                    && cj >= 0
                    && cj < source.ny()
                    && ck >= 0
                    && ck < source.nz()) {
                sum += share * map[source.index(ci, cj, ck)];
            }
        }
        return sum;
    }
}
