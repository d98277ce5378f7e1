package org.insula.pipeline.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/**
 * An ellipsoid cut into compact named regions, mirrored over the midline.
 *
 * <p>Left regions are the nearest-centre cells of centres chosen farthest from each other and then moved to the middle
 * of their cells a few times (Lloyd 1982). Nothing is random: the same shape gives the same atlas.
 */
public final class SimulatedBrain {
    private static final double RADIUS = 0.98;
    private static final int ROUNDS = 8;

    private final BrainShape shape;
    private final Grid grid;
    private final List<double[]> leftVoxels = new ArrayList<>();
    private final int[] cellOfLeftVoxel;
    private final List<double[]> centres = new ArrayList<>();

    private SimulatedBrain(BrainShape shape) {
        this.shape = shape;
        this.grid = grid(shape);
        collectLeftVoxels();
        if (leftVoxels.size() < shape.regions() / 2) {
            throw new IllegalArgumentException(
                    shape.regions() + " regions do not fit into " + 2 * leftVoxels.size() + " brain voxels");
        }
        cellOfLeftVoxel = new int[leftVoxels.size()];
        spreadCentres();
        for (int round = 0; round < ROUNDS; round++) {
            assignCells();
            moveCentres();
        }
        assignCells();
    }

    /**
     * The atlas of a shape, left and right regions in turn, labels from 1.
     *
     * @throws IllegalArgumentException if there are fewer voxels than regions
     */
    public static Atlas atlas(BrainShape shape) {
        return new SimulatedBrain(shape).toAtlas();
    }

    /** The grid of a shape: x to the right, y forward, z up, the origin in the middle. */
    public static Grid grid(BrainShape shape) {
        double edge = shape.voxelSize();
        return new Grid(
                shape.nx(),
                shape.ny(),
                shape.nz(),
                Affine.of(
                        edge,
                        0,
                        0,
                        -edge * (shape.nx() - 1) / 2.0,
                        0,
                        edge,
                        0,
                        -edge * (shape.ny() - 1) / 2.0,
                        0,
                        0,
                        edge,
                        -edge * (shape.nz() - 1) / 2.0));
    }

    private void collectLeftVoxels() {
        for (int k = 0; k < shape.nz(); k++) {
            for (int j = 0; j < shape.ny(); j++) {
                for (int i = 0; i < shape.nx() / 2; i++) {
                    double x = 2.0 * (i + 0.5) / shape.nx() - 1;
                    double y = 2.0 * (j + 0.5) / shape.ny() - 1;
                    double z = 2.0 * (k + 0.5) / shape.nz() - 1;
                    if (x * x + y * y + z * z <= RADIUS * RADIUS) {
                        leftVoxels.add(new double[] {i, j, k});
                    }
                }
            }
        }
    }

    private void spreadCentres() {
        double[] nearest = new double[leftVoxels.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int next = 0;
        for (int cell = 0; cell < shape.regions() / 2; cell++) {
            double[] centre = leftVoxels.get(next).clone();
            centres.add(centre);
            next = 0;
            for (int voxel = 0; voxel < nearest.length; voxel++) {
                nearest[voxel] = Math.min(nearest[voxel], squaredDistance(leftVoxels.get(voxel), centre));
                next = nearest[voxel] > nearest[next] ? voxel : next;
            }
        }
    }

    private void assignCells() {
        for (int voxel = 0; voxel < cellOfLeftVoxel.length; voxel++) {
            int best = 0;
            for (int cell = 1; cell < centres.size(); cell++) {
                double here = squaredDistance(leftVoxels.get(voxel), centres.get(cell));
                best = here < squaredDistance(leftVoxels.get(voxel), centres.get(best)) ? cell : best;
            }
            cellOfLeftVoxel[voxel] = best;
        }
    }

    private void moveCentres() {
        double[][] sums = new double[centres.size()][4];
        for (int voxel = 0; voxel < cellOfLeftVoxel.length; voxel++) {
            double[] sum = sums[cellOfLeftVoxel[voxel]];
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += leftVoxels.get(voxel)[axis];
            }
            sum[3]++;
        }
        for (int cell = 0; cell < sums.length; cell++) {
            for (int axis = 0; axis < 3 && sums[cell][3] > 0; axis++) {
                centres.get(cell)[axis] = sums[cell][axis] / sums[cell][3];
            }
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double dx = a[0] - b[0];
        double dy = a[1] - b[1];
        double dz = a[2] - b[2];
        return dx * dx + dy * dy + dz * dz;
    }

    private Atlas toAtlas() {
        List<Region> regions = new ArrayList<>();
        Map<String, Integer> used = new HashMap<>();
        for (int cell = 0; cell < centres.size(); cell++) {
            String place = place(centres.get(cell));
            String name = place + "_" + used.merge(place, 1, Integer::sum);
            regions.add(new Region(2 * cell + 1, name + "_L"));
            regions.add(new Region(2 * cell + 2, name + "_R"));
        }
        int[] labels = new int[grid.voxels()];
        for (int voxel = 0; voxel < cellOfLeftVoxel.length; voxel++) {
            double[] at = leftVoxels.get(voxel);
            int label = 2 * cellOfLeftVoxel[voxel] + 1;
            labels[grid.index((int) at[0], (int) at[1], (int) at[2])] = label;
            labels[grid.index(shape.nx() - 1 - (int) at[0], (int) at[1], (int) at[2])] = label + 1;
        }
        return new Atlas("Simulated", grid, regions, labels);
    }

    /** Where a centre lies, such as {@code Anterior_Sup_Lat}. */
    private String place(double[] centre) {
        String length = third(centre[1] / shape.ny(), "Posterior", "Central", "Anterior");
        String height = third(centre[2] / shape.nz(), "Inf", "Mid", "Sup");
        String side = centre[0] / shape.nx() < 0.25 ? "Lat" : "Med";
        return length + "_" + height + "_" + side;
    }

    private static String third(double share, String low, String middle, String high) {
        return share < 0.36 ? low : share < 0.64 ? middle : high;
    }
}
