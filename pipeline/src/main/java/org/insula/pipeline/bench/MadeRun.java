package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;

/**
 * A run like a preprocessed one in MNI space, made for measuring: float32, zeros around an ellipsoid as large as a brain
 * (a quarter of the 2 mm grid), and within it a smooth mean of about 10000 with 1 % of noise. It packs about as well as
 * such runs do: nothing is left of the zeros, and of the voxels their exponents and upper digits.
 *
 * @param grid the voxels
 * @param regions how many regions its atlas has; compact, of some hundred voxels or more
 * @param frames how many frames
 */
public record MadeRun(Grid grid, int regions, int frames) {
    /** Of half the grid's sides; gives the 228 thousand voxels of the MNI152 brain at 2 mm. */
    private static final double RADIUS = 0.783;

    private static final double MEAN = 10_000;
    private static final double NOISE = 100;
    private static final double REPETITION_TIME = 2;

    /** The grid of MNI152 at 2 mm, 91×109×91, with as many regions as AAL. */
    public static MadeRun standard(int frames) {
        return new MadeRun(new Grid(91, 109, 91, Affine.of(2, 0, 0, -90, 0, 2, 0, -126, 0, 0, 2, -72)), 116, frames);
    }

    /** The atlas: each voxel of the ellipsoid belongs to the nearest of centres strewn evenly. */
    public Atlas atlas() {
        List<double[]> centres = centres();
        int[] labels = new int[grid.voxels()];
        for (int v = 0; v < labels.length; v++) {
            double[] at = position(v);
            labels[v] = inside(at) ? 1 + nearest(centres, at) : 0;
        }
        // A region that lies between voxels has none, which an atlas may have too.
        List<Region> named = new ArrayList<>();
        for (int r = 1; r <= regions; r++) {
            named.add(new Region(r, "Region_" + r));
        }
        return new Atlas("Made", grid, named, labels);
    }

    private List<double[]> centres() {
        List<double[]> centres = new ArrayList<>();
        for (int i = 1; centres.size() < regions; i++) {
            double[] at = {2 * radicalInverse(i, 2) - 1, 2 * radicalInverse(i, 3) - 1, 2 * radicalInverse(i, 5) - 1};
            if (inside(at)) {
                centres.add(at);
            }
        }
        return centres;
    }

    /** Halton's sequence: the digits of a number mirrored at the point. */
    private static double radicalInverse(int number, int base) {
        double inverse = 0;
        double place = 1.0 / base;
        for (int rest = number; rest > 0; rest /= base) {
            inverse += rest % base * place;
            place /= base;
        }
        return inverse;
    }

    /** Where a voxel lies between −1 and 1 on each side. */
    private double[] position(int voxel) {
        int row = voxel / grid.nx();
        return new double[] {
            (2 * (voxel % grid.nx()) + 1.0) / grid.nx() - 1,
            (2 * (row % grid.ny()) + 1.0) / grid.ny() - 1,
            (2 * (row / grid.ny()) + 1.0) / grid.nz() - 1
        };
    }

    private static boolean inside(double[] at) {
        return at[0] * at[0] + at[1] * at[1] + at[2] * at[2] <= RADIUS * RADIUS;
    }

    private static int nearest(List<double[]> centres, double[] at) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.size(); c++) {
            double[] centre = centres.get(c);
            double dx = centre[0] - at[0];
            double dy = centre[1] - at[1];
            double dz = centre[2] - at[2];
            double distance = dx * dx + dy * dy + dz * dz;
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    /**
     * Writes the run; the same shape gives the same bytes.
     *
     * @throws org.insula.io.InputException if the file cannot be written
     */
    public void write(FileAccess files, String path) {
        double[] mean = mean();
        SplittableRandom random = new SplittableRandom(1);
        double[] frame = new double[mean.length];
        NiftiMetadata meta = NiftiMetadata.forTimeSeries(REPETITION_TIME);
        try (NiftiFrameWriter writer = NiftiWriter.create(files, path, grid, frames, meta)) {
            for (int f = 0; f < frames; f++) {
                for (int v = 0; v < frame.length; v++) {
                    frame[v] = mean[v] == 0 ? 0 : mean[v] + NOISE * random.nextGaussian();
                }
                writer.write(frame);
            }
            writer.commit();
        }
    }

    private double[] mean() {
        double[] mean = new double[grid.voxels()];
        Arrays.setAll(mean, v -> {
            double[] at = position(v);
            return inside(at) ? MEAN * (1 + 0.2 * Math.cos(9 * at[0]) * Math.cos(9 * at[1]) * Math.cos(9 * at[2])) : 0;
        });
        return mean;
    }
}
