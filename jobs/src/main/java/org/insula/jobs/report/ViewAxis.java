package org.insula.jobs.report;

/**
 * One axis of a picture turned to point right, forward or up.
 *
 * @param size voxels along it
 * @param spacing mm from one to the next, above 0
 * @param origin mm of the first voxel's centre
 * @param firstOffset place of the first voxel in the picture's array, along this axis alone
 * @param offsetStep how far the array goes from one voxel to the next; negative if the axis is flipped
 */
record ViewAxis(int size, double spacing, double origin, int firstOffset, int offsetStep) {

    /** Returns where voxel {@code index} of this axis stands in the picture's array, along this axis alone. */
    int offset(int index) {
        return firstOffset + index * offsetStep;
    }

    /**
     * Returns the axes nearest to right, anterior and superior.
     *
     * @param picture the picture
     * @param step every how many voxels one is kept
     * @return three axes
     */
    static ViewAxis[] nearestTo(BrainPicture picture, int step) {
        int[] order = voxelAxes(picture);
        ViewAxis[] axes = new ViewAxis[3];
        for (int world = 0; world < 3; world++) {
            axes[world] = along(picture, world, order, step);
        }
        return axes;
    }

    /** Which voxel axis runs along each world axis: of all orders the one that runs most nearly along the world. */
    private static int[] voxelAxes(BrainPicture picture) {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        int[] best = orders[0];
        double most = -1;
        for (int[] order : orders) {
            double alignment = 0;
            for (int world = 0; world < 3; world++) {
                alignment += Math.abs(picture.affine(world, order[world])) / length(picture, order[world]);
            }
            if (alignment > most + 1e-9) {
                most = alignment;
                best = order;
            }
        }
        return best;
    }

    private static ViewAxis along(BrainPicture picture, int world, int[] order, int step) {
        int axis = order[world];
        boolean flipped = picture.affine(world, axis) < 0;
        int size = (picture.size(axis) + step - 1) / step;
        int stride = stride(picture, axis);
        int last = (size - 1) * step;
        double spacing = length(picture, axis) * step;
        double first = middle(picture, world) - length(picture, axis) * toMiddle(picture, axis, flipped, last);
        return new ViewAxis(size, spacing, first, flipped ? last * stride : 0, (flipped ? -step : step) * stride);
    }

    /** World coordinate of the grid's middle: exact for straight grids, a fair label for oblique ones. */
    private static double middle(BrainPicture picture, int world) {
        double mm = picture.affine(world, 3);
        for (int other = 0; other < 3; other++) {
            mm += picture.affine(world, other) * (picture.size(other) - 1) / 2.0;
        }
        return mm;
    }

    /** Voxels from the view's first voxel to the grid's middle. */
    private static double toMiddle(BrainPicture picture, int axis, boolean flipped, int last) {
        double middle = (picture.size(axis) - 1) / 2.0;
        return flipped ? last - middle : middle;
    }

    private static int stride(BrainPicture picture, int axis) {
        int stride = 1;
        for (int faster = 0; faster < axis; faster++) {
            stride *= picture.size(faster);
        }
        return stride;
    }

    private static double length(BrainPicture picture, int axis) {
        double length =
                Math.hypot(Math.hypot(picture.affine(0, axis), picture.affine(1, axis)), picture.affine(2, axis));
        return length > 0 ? length : 1;
    }
}
