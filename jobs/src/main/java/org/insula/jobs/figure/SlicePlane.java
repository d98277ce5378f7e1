package org.insula.jobs.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.insula.atlas.Atlas;
import org.insula.jobs.report.BrainPicture;
import org.insula.jobs.report.Brightness;
import org.insula.jobs.report.ViewAxis;

/** One of the three planes through a brain picture, with the slices that a figure shows. */
final class SlicePlane {
    private static final String[] NAMES = {"x", "y", "z"};
    /** Axis across and axis up of the plane through each axis. */
    private static final int[][] SIDES = {{1, 2}, {0, 2}, {0, 1}};

    private static final int PIXELS_PER_VOXEL = 4;
    private static final double GREY = 0.85;

    private final int through;
    private final ViewAxis[] axes;
    private final Atlas atlas;
    private final byte[] brightness;
    private final List<Integer> slices;

    private SlicePlane(int through, ViewAxis[] axes, Atlas atlas, byte[] brightness, List<Integer> slices) {
        this.through = through;
        this.axes = axes;
        this.atlas = atlas;
        this.brightness = brightness;
        this.slices = slices;
    }

    /** The sagittal, the coronal and the axial plane, each with so many slices at even distances through the regions. */
    static List<SlicePlane> all(BrainPicture picture, int slices) {
        Atlas atlas = picture.atlas();
        ViewAxis[] axes = ViewAxis.nearestTo(atlas.grid(), 1);
        byte[] brightness = picture.background()
                .map(volume -> Brightness.of(volume.values()))
                .orElse(new byte[0]);
        List<SlicePlane> planes = new ArrayList<>();
        for (int through = 0; through < 3; through++) {
            planes.add(new SlicePlane(through, axes, atlas, brightness, spread(extent(atlas, axes, through), slices)));
        }
        return planes;
    }

    /** First and last slice that cuts a region; the whole axis if none does. */
    private static int[] extent(Atlas atlas, ViewAxis[] axes, int through) {
        int[] sides = SIDES[through];
        int first = axes[through].size();
        int last = -1;
        for (int at = 0; at < axes[through].size(); at++) {
            if (hasRegion(atlas, axes, through, sides, at)) {
                first = Math.min(first, at);
                last = at;
            }
        }
        return last < 0 ? new int[] {0, axes[through].size() - 1} : new int[] {first, last};
    }

    private static boolean hasRegion(Atlas atlas, ViewAxis[] axes, int through, int[] sides, int at) {
        for (int up = 0; up < axes[sides[1]].size(); up++) {
            for (int across = 0; across < axes[sides[0]].size(); across++) {
                int voxel = axes[through].offset(at) + axes[sides[0]].offset(across) + axes[sides[1]].offset(up);
                if (atlas.regionOfVoxel(voxel) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Integer> spread(int[] extent, int slices) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < slices; at++) {
            double share = (at + 1.0) / (slices + 1);
            places.add((int) Math.round(extent[0] + share * (extent[1] - extent[0])));
        }
        return places;
    }

    /** The slices, counted along the axis that the plane cuts. */
    List<Integer> slices() {
        return slices;
    }

    /** Width of a slice in mm. */
    double width() {
        ViewAxis axis = axes[SIDES[through][0]];
        return axis.size() * axis.spacing();
    }

    /** Height of a slice in mm. */
    double height() {
        ViewAxis axis = axes[SIDES[through][1]];
        return axis.size() * axis.spacing();
    }

    /** What lies at the left and at the right: L and R, or P and A. */
    String ends() {
        return through == 0 ? "PA" : "LR";
    }

    /** Where a slice lies, such as {@code x = −42 mm}. */
    String place(int slice) {
        long mm = Math.round(axes[through].origin() + slice * axes[through].spacing());
        return NAMES[through] + " = " + (mm < 0 ? "−" : "") + Math.abs(mm) + " mm";
    }

    /**
     * Paints a slice.
     *
     * @param regions colour of each region in atlas order; null where the background shows
     */
    BufferedImage paint(int slice, Color[] regions) {
        ViewAxis across = axes[SIDES[through][0]];
        ViewAxis up = axes[SIDES[through][1]];
        BufferedImage image = new BufferedImage(
                PIXELS_PER_VOXEL * across.size(), PIXELS_PER_VOXEL * up.size(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            int row = up.size() - 1 - y / PIXELS_PER_VOXEL;
            for (int x = 0; x < image.getWidth(); x++) {
                int voxel = axes[through].offset(slice) + across.offset(x / PIXELS_PER_VOXEL) + up.offset(row);
                image.setRGB(x, y, colour(voxel, regions));
            }
        }
        return image;
    }

    private int colour(int voxel, Color[] regions) {
        int region = atlas.regionOfVoxel(voxel);
        if (region >= 0 && regions[region] != null) {
            return regions[region].getRGB();
        }
        int grey = brightness.length > 0 ? (int) (GREY * (brightness[voxel] & 0xff)) : region >= 0 ? 70 : 0;
        return new Color(grey, grey, grey).getRGB();
    }
}
