package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class NearestResamplingTest {

    private static final int REGIONS = 5;

    private static Affine affine(double... rowMajor) {
        return Affine.of(rowMajor);
    }

    private static Atlas line(int... labels) {
        List<Region> regions =
                IntStream.rangeClosed(1, 3).mapToObj(Region::unnamed).toList();
        return new Atlas("Line", new Grid(labels.length, 1, 1, Affine.identity()), regions, labels);
    }

    private static RegionSeries extract(Atlas atlas, Grid grid, double... frame) {
        double[] later = frame.clone();
        for (int v = 0; v < later.length; v++) {
            later[v]++;
        }
        return RegionExtractor.of(atlas)
                .with(Resampling.NEAREST)
                .withMinimumCoverage(0)
                .extract(new ArrayFrames(grid, frame, later), 1);
    }

    @Test
    void followsAFlippedAxis() {
        Grid flipped = new Grid(4, 1, 1, affine(-1, 0, 0, 3, 0, 1, 0, 0, 0, 0, 1, 0));
        RegionSeries series = extract(line(1, 2, 2, 3), flipped, 30, 20, 22, 10);
        assertThat(series.values()[0]).containsExactly(10, 21, 30);
        assertThat(series.coverage()).containsExactly(1, 1, 1);
    }

    @Test
    void followsSwappedAxes() {
        Grid swapped = new Grid(1, 4, 1, affine(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0));
        assertThat(extract(line(1, 2, 2, 3), swapped, 10, 20, 22, 30).values()[0])
                .containsExactly(10, 21, 30);
    }

    @Test
    void givesACentreOnABorderToTheHigherIndex() {
        Grid between = new Grid(3, 1, 1, affine(1, 0, 0, 0.5, 0, 1, 0, 0, 0, 0, 1, 0));
        assertThat(extract(line(1, 2, 3, 3), between, 10, 20, 30).values()[0]).containsExactly(Double.NaN, 10, 25);
    }

    @Test
    void countsWhatLiesOutsideTheFieldOfViewAsNotCovered() {
        Grid cut = new Grid(2, 1, 1, Affine.identity());
        RegionSeries series = extract(line(1, 2, 2, 2), cut, 10, 20);
        assertThat(series.values()[0]).containsExactly(10, 20, Double.NaN);
        assertThat(series.coverage()).containsExactly(new double[] {1, 1.0 / 3, 0}, within(1e-15));
    }

    @Test
    void leavesARegionThatVanishesBetweenCoarseVoxelsMissing() {
        Grid coarse = new Grid(2, 1, 1, affine(3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
        RegionSeries series = extract(line(1, 2, 1, 3, 3, 3), coarse, 10, 30);
        assertThat(series.values()[0]).containsExactly(10, Double.NaN, 30);
        assertThat(series.coverage()[1]).isZero();
    }

    @Test
    void givesTheSameMeansOnAGridThatDiffersByRoundingOnly() {
        Grid rounded = new Grid(4, 1, 1, affine(1, 0, 0, 1e-7, 0, 1, 0, 0, 0, 0, 1, 0));
        assertThat(extract(line(1, 2, 2, 3), rounded, 10, 20, 22, 30).values()[0])
                .containsExactly(10, 21, 30);
    }

    /** Any affine: rotation, shear, flip, other voxel sizes, against the definition taken point by point. */
    @Property(tries = 200)
    void agreesWithTheAtlasVoxelThatHoldsEachCentre(@ForAll long seed) {
        Random random = new Random(seed);
        Grid source = new Grid(5, 6, 7, randomAffine(random));
        Grid target = new Grid(6, 5, 4, randomAffine(random));
        int[] labels = random.ints(source.voxels(), 0, REGIONS + 1).toArray();
        List<Region> regions =
                IntStream.rangeClosed(1, REGIONS).mapToObj(Region::unnamed).toList();
        boolean[] everywhere = new boolean[target.voxels()];
        Arrays.fill(everywhere, true);
        RegionVoxels voxels = RegionVoxels.nearest(new Atlas("Random", source, regions, labels), target, everywhere);
        int[] found = new int[target.voxels()];
        for (int r = 0; r < REGIONS; r++) {
            for (int voxel : voxels.voxels(r)) {
                found[voxel] = r + 1;
            }
        }
        assertThat(found).containsExactly(bruteForce(source, labels, target));
    }

    private static Affine randomAffine(Random random) {
        double[] elements = new double[12];
        for (int e = 0; e < 12; e++) {
            // The diagonal is kept large enough for an inverse, of either sign.
            boolean diagonal = e == 0 || e == 5 || e == 10;
            double scale = random.nextBoolean() ? 3 : -3;
            elements[e] = diagonal ? scale + random.nextGaussian() * 0.2 : random.nextGaussian() * 0.5;
        }
        elements[3] = -elements[0] * 2.5;
        elements[7] = -elements[5] * 2.5;
        elements[11] = -elements[10] * 2.5;
        return Affine.of(elements);
    }

    /** A centre on a border goes up, and so does one that rounding may have kept from it. */
    private static long nearest(double position) {
        return Math.round(position + 1e-6);
    }

    private static int[] bruteForce(Grid source, int[] labels, Grid target) {
        int[] expected = new int[target.voxels()];
        Affine back = source.affine().inverse();
        for (int i = 0; i < target.nx(); i++) {
            for (int j = 0; j < target.ny(); j++) {
                for (int k = 0; k < target.nz(); k++) {
                    double[] mm = target.affine().apply(i, j, k);
                    double[] at = back.apply(mm[0], mm[1], mm[2]);
                    long x = nearest(at[0]);
                    long y = nearest(at[1]);
                    long z = nearest(at[2]);
                    if (x >= 0 && x < source.nx() && y >= 0 && y < source.ny() && z >= 0 && z < source.nz()) {
                        expected[target.index(i, j, k)] = labels[source.index((int) x, (int) y, (int) z)];
                    }
                }
            }
        }
        return expected;
    }
}
