package org.insula.jobs.report;

import org.insula.io.image.Grid;

/**
 * One axis of a grid turned to point right, forward or up.
 *
 * @param size voxels along it
 * @param spacing mm from one to the next, above 0
 * @param origin mm of the first voxel's centre
 * @param firstOffset place of the first voxel in the image's array, along this axis alone
 * @param offsetStep how far the array goes from one voxel to the next; negative if the axis is flipped
 */
public record ViewAxis(int size, double spacing, double origin, int firstOffset, int offsetStep) {

    /** Returns where voxel {@code index} of this axis stands in the image's array, along this axis alone. */
    public int offset(int index) {
        return firstOffset + index * offsetStep;
    }

    /**
     * Returns the axes nearest to right, anterior and superior.
     *
     * @param grid the voxels
     * @param step every how many voxels one is kept
     * @return three axes
     */
    public static ViewAxis[] nearestTo(Grid grid, int step) {
        int[] order = voxelAxes(grid);
        ViewAxis[] axes = new ViewAxis[3];
        for (int world = 0; world < 3; world++) {
            axes[world] = along(grid, world, order, step);
        }
        return axes;
    }

    /** Which voxel axis runs along each world axis: of all orders the one that runs most nearly along the world. */
    private static int[] voxelAxes(Grid grid) {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        int[] best = orders[0];
        double most = -1;
        for (int[] order : orders) {
            double alignment = 0;
            for (int world = 0; world < 3; world++) {
                alignment += Math.abs(grid.affine().get(world, order[world])) / length(grid, order[world]);
            }
            if (alignment > most + 1e-9) {
                most = alignment;
                best = order;
            }
        }
        return best;
    }

    private static ViewAxis along(Grid grid, int world, int[] order, int step) {
        int axis = order[world];
        boolean flipped = grid.affine().get(world, axis) < 0;
        int size = (size(grid, axis) + step - 1) / step;
        int stride = stride(grid, axis);
        int last = (size - 1) * step;
        double spacing = length(grid, axis) * step;
        double first = middle(grid, world) - length(grid, axis) * toMiddle(grid, axis, flipped, last);
        return new ViewAxis(size, spacing, first, flipped ? last * stride : 0, (flipped ? -step : step) * stride);
    }

    /** World coordinate of the grid's middle: exact for straight grids, a fair label for oblique ones. */
    private static double middle(Grid grid, int world) {
        double mm = grid.affine().get(world, 3);
        for (int other = 0; other < 3; other++) {
            mm += grid.affine().get(world, other) * (size(grid, other) - 1) / 2.0;
        }
        return mm;
    }

    /** Voxels from the view's first voxel to the grid's middle. */
    private static double toMiddle(Grid grid, int axis, boolean flipped, int last) {
        double middle = (size(grid, axis) - 1) / 2.0;
        return flipped ? last - middle : middle;
    }

    private static int stride(Grid grid, int axis) {
        int stride = 1;
        for (int faster = 0; faster < axis; faster++) {
            stride *= size(grid, faster);
        }
        return stride;
    }

    private static double length(Grid grid, int axis) {
        double length = grid.affine().voxelSizes()[axis];
        return length > 0 ? length : 1;
    }

    /** Returns the number of voxels along a grid's axis, 0 to 2. */
    static int size(Grid grid, int axis) {
        return new int[] {grid.nx(), grid.ny(), grid.nz()}[axis];
    }
}
