package org.insula.jobs.report;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.insula.atlas.Atlas;
import org.insula.io.image.Grid;

/**
 * A brain picture as the page carries it: axes pointing right, forward and up, few enough voxels to travel well.
 *
 * <p>The picture's axes are permuted and flipped to those nearest to right, anterior and superior; nothing is
 * interpolated. Grids with too many voxels are thinned by a whole step along every axis.
 *
 * @param size voxels along right, anterior and superior
 * @param spacing mm from voxel to voxel along each
 * @param origin mm of the first voxel's centre along each
 * @param background brightness, one byte per voxel, in base64; empty if there is none
 * @param regions region of each voxel from 1, 0 for none, two bytes each with the low byte first, in base64
 */
record PackedBrain(List<Integer> size, List<Double> spacing, List<Double> origin, String background, String regions) {

    private static final int MOST_VOXELS = 1_100_000;

    /** Packs a picture. */
    static PackedBrain pack(BrainPicture picture) {
        return pack(picture, MOST_VOXELS);
    }

    /**
     * Packs a picture into at most a number of voxels.
     *
     * @param picture the picture
     * @param mostVoxels how many voxels may be kept
     * @return the packed picture
     */
    static PackedBrain pack(BrainPicture picture, int mostVoxels) {
        Grid grid = picture.atlas().grid();
        ViewAxis[] axes = ViewAxis.nearestTo(grid, step(grid, mostVoxels));
        int[] voxels = voxels(axes);
        return new PackedBrain(
                List.of(axes[0].size(), axes[1].size(), axes[2].size()),
                List.of(axes[0].spacing(), axes[1].spacing(), axes[2].spacing()),
                List.of(axes[0].origin(), axes[1].origin(), axes[2].origin()),
                picture.background()
                        .map(volume -> Brightness.of(thinned(volume.values(), voxels)))
                        .map(Base64.getEncoder()::encodeToString)
                        .orElse(""),
                regions(picture.atlas(), voxels));
    }

    private static int step(Grid grid, int mostVoxels) {
        int step = 1;
        while (thinned(grid, 0, step) * thinned(grid, 1, step) * thinned(grid, 2, step) > mostVoxels) {
            step++;
        }
        return step;
    }

    private static long thinned(Grid grid, int axis, int step) {
        return (ViewAxis.size(grid, axis) + step - 1) / step;
    }

    /** Which voxel of the picture stands at each place of the view, the right-left axis fastest. */
    private static int[] voxels(ViewAxis[] axes) {
        int[] voxels = new int[axes[0].size() * axes[1].size() * axes[2].size()];
        int at = 0;
        for (int z = 0; z < axes[2].size(); z++) {
            for (int y = 0; y < axes[1].size(); y++) {
                for (int x = 0; x < axes[0].size(); x++) {
                    voxels[at++] = axes[0].offset(x) + axes[1].offset(y) + axes[2].offset(z);
                }
            }
        }
        return voxels;
    }

    private static double[] thinned(double[] values, int[] voxels) {
        return Arrays.stream(voxels).mapToDouble(voxel -> values[voxel]).toArray();
    }

    private static String regions(Atlas atlas, int[] voxels) {
        byte[] data = new byte[2 * voxels.length];
        for (int at = 0; at < voxels.length; at++) {
            int region = atlas.regionOfVoxel(voxels[at]) + 1;
            data[2 * at] = (byte) region;
            data[2 * at + 1] = (byte) (region >>> 8);
        }
        return Base64.getEncoder().encodeToString(data);
    }
}
