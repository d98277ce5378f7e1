package org.insula.atlas;

import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** Which voxel of one grid holds the centre of each voxel of another. Any affines that map a volume will do. */
final class VoxelMapping {

    /** Marks a voxel whose centre lies outside the other grid. */
    static final int OUTSIDE = -1;

    /** Slack in voxels, far above rounding and far below any real shift, that decides ties alike on every machine. */
    private static final double TIE_SLACK = 1e-6;

    private VoxelMapping() {}

    /**
     * For each voxel of {@code target}, the voxel of {@code source} that holds its centre, or {@link #OUTSIDE}. A
     * centre on the border of two voxels belongs to the one of the higher index.
     */
    static int[] nearest(Grid source, Grid target) {
        Affine toSource = source.affine().inverse().compose(target.affine());
        int[] nearest = new int[target.voxels()];
        int v = 0;
        for (int k = 0; k < target.nz(); k++) {
            for (int j = 0; j < target.ny(); j++) {
                double x0 = toSource.get(0, 1) * j + toSource.get(0, 2) * k + toSource.get(0, 3);
                double y0 = toSource.get(1, 1) * j + toSource.get(1, 2) * k + toSource.get(1, 3);
                double z0 = toSource.get(2, 1) * j + toSource.get(2, 2) * k + toSource.get(2, 3);
                for (int i = 0; i < target.nx(); i++, v++) {
                    int x = nearestIndex(x0 + toSource.get(0, 0) * i, source.nx());
                    int y = nearestIndex(y0 + toSource.get(1, 0) * i, source.ny());
                    int z = nearestIndex(z0 + toSource.get(2, 0) * i, source.nz());
                    nearest[v] = (x | y | z) < 0 ? OUTSIDE : x + source.nx() * (y + source.ny() * z);
                }
            }
        }
        return nearest;
    }

    private static int nearestIndex(double position, int length) {
        double index = Math.floor(position + 0.5 + TIE_SLACK);
        return index >= 0 && index < length ? (int) index : OUTSIDE;
    }
}
