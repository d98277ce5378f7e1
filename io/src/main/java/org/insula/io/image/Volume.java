package org.insula.io.image;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One three-dimensional image. The values are kept as given, not copied, and must not be changed afterwards; x runs
 * fastest; NaN means no value. Equal by content.
 */
public final class Volume implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Grid grid;
    private final double[] values;

    /**
     * An image of the given values.
     *
     * @throws IllegalArgumentException unless there is one value a voxel
     */
    public Volume(Grid grid, double[] values) {
        if (values.length != grid.voxels()) {
            throw new IllegalArgumentException(values.length + " values for " + grid.describe());
        }
        this.grid = grid;
        this.values = values;
    }

    /** The voxels and where they lie. */
    public Grid grid() {
        return grid;
    }

    /** One value a voxel, x fastest; not a copy. */
    public double[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Volume volume && grid.equals(volume.grid) && Arrays.equals(values, volume.values);
    }

    @Override
    public int hashCode() {
        return 31 * grid.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Volume of " + grid.describe();
    }
}
