package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class MapExtractionTest {

    private static final double NAN = Double.NaN;
    private static final Grid GRID = new Grid(4, 1, 1, Affine.scaling(2, 2, 2));

    private static ProbabilisticAtlas atlas(Grid grid, double[]... maps) {
        List<Region> regions =
                IntStream.rangeClosed(1, maps.length).mapToObj(Region::unnamed).toList();
        return new ProbabilisticAtlas(
                "Maps", grid, regions, Stream.of(maps).map(WeightMap::of).toList());
    }

    private static RegionSeries extract(MapStatistic statistic, ProbabilisticAtlas atlas, double[]... frames) {
        return RegionExtractor.of(List.of(new MapTarget(atlas, statistic)))
                .withMinimumCoverage(0)
                .extract(new ArrayFrames(GRID, frames), 2);
    }

    @Test
    void findsTheValuesThatOverlappingMapsWereMixedWith() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {1, 0.5, 0, 0}, new double[] {0, 0.5, 1, 0});
        // 3 and 5 times the maps, then 4 and -2 times.
        RegionSeries series =
                extract(MapStatistic.LEAST_SQUARES, atlas, new double[] {3, 4, 5, 9}, new double[] {4, 1, -2, 8});
        assertThat(series.column(0)).containsExactly(new double[] {3, 4}, within(1e-14));
        assertThat(series.column(1)).containsExactly(new double[] {5, -2}, within(1e-14));
        assertThat(series.coverage()).containsExactly(1, 1);
    }

    @Test
    void weighsVoxelsByTheMap() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {3, 1, 0, 0}, new double[] {0, 0, 2, NAN});
        RegionSeries series =
                extract(MapStatistic.WEIGHTED_MEAN, atlas, new double[] {4, 8, 5, 9}, new double[] {8, 4, 6, 8});
        assertThat(series.column(0)).containsExactly(5, 7);
        assertThat(series.column(1)).containsExactly(5, 6);
    }

    @Test
    void sharesTheValueOfMapsThatAreAlike() {
        ProbabilisticAtlas atlas =
                atlas(GRID, new double[] {1, 1, 0, 0}, new double[] {1, 1, 0, 0}, new double[] {0, 0, 1, 0});
        RegionSeries series =
                extract(MapStatistic.LEAST_SQUARES, atlas, new double[] {4, 6, 1, 0}, new double[] {6, 8, 2, 0});
        assertThat(series.column(0)).containsExactly(new double[] {2.5, 3.5}, within(1e-12));
        assertThat(series.column(1)).containsExactly(new double[] {2.5, 3.5}, within(1e-12));
        assertThat(series.column(2)).containsExactly(new double[] {1, 2}, within(1e-12));
    }

    @Test
    void leavesVoxelsWithoutAValueOutOfTheFit() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {1, 0.5, 0, 0}, new double[] {0, 0.5, 1, 0.5});
        RegionSeries series = extract(
                MapStatistic.LEAST_SQUARES, atlas, new double[] {3, 4, NAN, 2.5}, new double[] {4, NAN, -2, -1});
        assertThat(series.column(0)).containsExactly(new double[] {3, 4}, within(1e-13));
        assertThat(series.column(1)).containsExactly(new double[] {5, -2}, within(1e-13));
        // The first map lacks 0.5 of 1.5 in one of two frames.
        assertThat(series.coverage()[0]).isEqualTo(1 - 0.5 / 1.5 / 2, within(1e-15));
    }

    @Test
    void takesAConstantVoxelForNotCovered() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {1, 1, 0, 0}, new double[] {0, 0, 1, 0});
        double[][] frames = {{3, 1e12, 4, 0}, {5, 1e12, 6, 0}, {5, 1e12, 7, 0}};
        for (MapStatistic statistic : MapStatistic.values()) {
            RegionSeries series = extract(statistic, atlas, frames);
            assertThat(series.column(0)).containsExactly(new double[] {3, 5, 5}, within(1e-15));
            assertThat(series.coverage()).containsExactly(0.5, 1);
        }
    }

    @Test
    void returnsNaNForAMapWithoutWeights() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {1, 1, 0, 0}, new double[4]);
        for (MapStatistic statistic : MapStatistic.values()) {
            RegionSeries series = extract(statistic, atlas, new double[] {1, 3, 0, 0}, new double[] {2, 4, 0, 0});
            assertThat(series.column(0)).containsExactly(new double[] {2, 3}, within(1e-15));
            assertThat(series.column(1)).containsOnly(NAN);
            assertThat(series.coverage()[1]).isZero();
        }
    }

    @Test
    void passesOverAFrameWithoutAnyValue() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {1, 1, 1, 1});
        double[] nothing = {NAN, NAN, NAN, NAN};
        RegionSeries series = extract(
                MapStatistic.WEIGHTED_MEAN, atlas, new double[] {1, 2, 3, 2}, nothing, new double[] {5, 6, 7, 6});
        assertThat(series.column(0)).containsExactly(2, NAN, 6);
        assertThat(series.coverage()).containsExactly(1);
    }

    @Test
    void refusesAWeightedMeanOfNegativeWeights() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {1, -1, 0, 0});
        assertThatIllegalArgumentException().isThrownBy(() -> new MapTarget(atlas, MapStatistic.WEIGHTED_MEAN));
        assertThat(extract(MapStatistic.LEAST_SQUARES, atlas, new double[] {3, 1, 0, 0}, new double[] {1, 3, 0, 0})
                        .column(0))
                .containsExactly(new double[] {1, -1}, within(1e-15));
    }

    @Test
    void interpolatesMapsBetweenVoxelsOnlyWhenAsked() {
        Grid between = new Grid(3, 1, 1, Affine.of(2, 0, 0, 1, 0, 2, 0, 0, 0, 0, 2, 0));
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {0, 1, 0.5, 0});
        RegionExtractor extractor = RegionExtractor.of(List.of(new MapTarget(atlas, MapStatistic.WEIGHTED_MEAN)));
        double[][] frames = {{4, 8, 12}, {8, 4, 0}};
        assertThatThrownBy(() -> extractor.extract(new ArrayFrames(between, frames), 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("of atlas Maps; resample first");
        // Weights 0.5, 0.75, 0.25; the nearest voxels, of higher index at a border, have 1, 0.5, 0.
        assertThat(extractor
                        .with(Resampling.LINEAR)
                        .extract(new ArrayFrames(between, frames), 2)
                        .column(0))
                .containsExactly(new double[] {11 / 1.5, 7 / 1.5}, within(1e-7));
        assertThat(extractor
                        .with(Resampling.NEAREST)
                        .extract(new ArrayFrames(between, frames), 2)
                        .column(0))
                .containsExactly(new double[] {8 / 1.5, 10 / 1.5}, within(1e-14));
    }

    @Test
    void aMapWithoutAVoxelThatCountsIsMissingNotZero() {
        ProbabilisticAtlas atlas = atlas(GRID, new double[] {1, 0, 0, 0}, new double[] {0, 1, 0.5, 0});
        RegionSeries series = RegionExtractor.of(List.of(new MapTarget(atlas, MapStatistic.LEAST_SQUARES)))
                .withMinimumCoverage(0)
                .extract(new ArrayFrames(GRID, new double[][] {{NAN, 4, 2, 1}, {NAN, 6, 3, 2}}), 1);
        assertThat(series.column(0)).containsExactly(NAN, NAN);
        assertThat(series.column(1)).containsExactly(new double[] {4, 6}, within(1e-12));
    }

    /**
     * Dependent maps, NaN and constants, against a singular value decomposition of the voxels that count; a map none of
     * whose voxels counts is missing.
     */
    @Property(tries = 150)
    void agreesWithLeastSquaresVoxelByVoxel(@ForAll long seed) {
        Random random = new Random(seed);
        int voxels = 12;
        Grid grid = new Grid(voxels, 1, 1, Affine.identity());
        double[][] maps = new double[3][];
        Arrays.setAll(
                maps,
                m -> random.doubles(voxels).map(w -> w < 0.4 ? 0 : (float) w).toArray());
        if (random.nextInt(4) == 0) {
            maps[2] = maps[0];
        }
        double[][] frames = new double[4][];
        Arrays.setAll(frames, f -> random.doubles(voxels, -5, 5).toArray());
        for (double[] frame : frames) {
            frame[0] = NAN;
            frame[1] = 3;
            frame[2] = random.nextBoolean() ? NAN : frame[2];
        }
        RegionSeries series = RegionExtractor.of(List.of(new MapTarget(atlas(grid, maps), MapStatistic.LEAST_SQUARES)))
                .withMinimumCoverage(0)
                .extract(new ArrayFrames(grid, frames), 1);
        for (int f = 0; f < frames.length; f++) {
            double[] frame = frames[f];
            int[] used = IntStream.range(2, voxels)
                    .filter(v -> Double.isFinite(frame[v]))
                    .toArray();
            double[][] design = new double[used.length][maps.length];
            double[] target = new double[used.length];
            for (int u = 0; u < used.length; u++) {
                for (int m = 0; m < maps.length; m++) {
                    design[u][m] = maps[m][used[u]];
                }
                target[u] = frame[used[u]];
            }
            double[] expected = new SingularValueDecomposition(new Array2DRowRealMatrix(design))
                    .getSolver()
                    .solve(new ArrayRealVector(target))
                    .toArray();
            for (int m = 0; m < maps.length; m++) {
                double[] map = maps[m];
                if (IntStream.of(used).allMatch(v -> map[v] == 0)) {
                    expected[m] = NAN;
                }
            }
            assertThat(series.values()[f]).containsExactly(expected, within(1e-7));
        }
    }
}
