package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

class RegionExtractorPropertiesTest {

    private static final int REGIONS = 4;
    private static final double TOLERANCE = 1e-9;

    /** A run and its atlas with all that may go wrong: NaN voxels, NaN in places, constants, late changes. */
    private static final class Scene {
        final Grid grid;
        final int[] labels;
        final double[][] values;

        Scene(long seed, int voxels, int frames) {
            Random random = new Random(seed);
            grid = new Grid(voxels, 1, 1, Affine.identity());
            labels = random.ints(voxels, 0, REGIONS + 1).toArray();
            labels[0] = 1;
            values = new double[frames][voxels];
            for (int v = 0; v < voxels; v++) {
                int kind = v == 0 ? 0 : random.nextInt(6);
                int changeFrame = random.nextInt(frames);
                double start = 100 * random.nextGaussian();
                for (int f = 0; f < frames; f++) {
                    values[f][v] = switch (kind) {
                        case 1 -> Double.NaN;
                        case 2 -> start;
                        case 3 -> f < changeFrame ? start : start + 1;
                        case 4 -> random.nextInt(4) == 0 ? Double.NaN : start + f;
                        default -> start + random.nextGaussian();
                    };
                }
            }
        }

        Scene(Grid grid, int[] labels, double[][] values) {
            this.grid = grid;
            this.labels = labels;
            this.values = values;
        }

        RegionSeries extract(ConstantVoxels policy) {
            List<Region> regions =
                    IntStream.rangeClosed(1, REGIONS).mapToObj(Region::unnamed).toList();
            return RegionExtractor.of(new Atlas("Toy", grid, regions, labels))
                    .with(policy)
                    .withMinimumCoverage(0)
                    .extract(new ArrayFrames(grid, values), 1);
        }

        boolean constant(int voxel) {
            return Arrays.stream(values).allMatch(frame -> frame[voxel] == values[0][voxel]);
        }

        /** The definition, voxel by voxel. */
        double mean(int frame, int region, ConstantVoxels policy) {
            return IntStream.range(0, labels.length)
                    .filter(v -> labels[v] == region + 1)
                    .filter(v -> policy == ConstantVoxels.INCLUDE || !constant(v))
                    .mapToDouble(v -> values[frame][v])
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
        }

        Scene map(java.util.function.DoubleUnaryOperator change) {
            double[][] changed = new double[values.length][];
            for (int f = 0; f < values.length; f++) {
                changed[f] = Arrays.stream(values[f]).map(change).toArray();
            }
            return new Scene(grid, labels, changed);
        }

        Scene shuffled(long seed) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, labels.length).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            int[] newLabels = order.stream().mapToInt(v -> labels[v]).toArray();
            double[][] newValues = new double[values.length][];
            for (int f = 0; f < values.length; f++) {
                double[] frame = values[f];
                newValues[f] = order.stream().mapToDouble(v -> frame[v]).toArray();
            }
            return new Scene(grid, newLabels, newValues);
        }
    }

    @Property(tries = 300)
    void agreesWithTheDefinition(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int voxels,
            @ForAll @IntRange(min = 2, max = 8) int frames,
            @ForAll ConstantVoxels policy) {
        Scene scene = new Scene(seed, voxels, frames);
        RegionSeries series = scene.extract(policy);
        for (int f = 0; f < frames; f++) {
            for (int r = 0; r < REGIONS; r++) {
                assertSame(series.value(f, r), scene.mean(f, r, policy));
            }
        }
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrderOfVoxels(@ForAll long seed, @ForAll ConstantVoxels policy) {
        Scene scene = new Scene(seed, 40, 5);
        assertSame(
                scene.shuffled(seed + 1).extract(policy), scene.extract(policy).values());
    }

    @Property(tries = 100)
    void movesWithAConstantAddedToEveryVoxel(
            @ForAll long seed, @ForAll @DoubleRange(min = -1000, max = 1000) double constant) {
        Scene scene = new Scene(seed, 40, 5);
        double[][] moved = scene.extract(ConstantVoxels.EXCLUDE).values();
        Arrays.stream(moved).forEach(row -> Arrays.setAll(row, r -> row[r] + constant));
        assertSame(scene.map(x -> x + constant).extract(ConstantVoxels.EXCLUDE), moved);
    }

    @Property(tries = 100)
    void scalesWithTheVoxels(@ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
        Scene scene = new Scene(seed, 40, 5);
        double[][] scaled = scene.extract(ConstantVoxels.EXCLUDE).values();
        Arrays.stream(scaled).forEach(row -> Arrays.setAll(row, r -> row[r] * factor));
        assertSame(scene.map(x -> x * factor).extract(ConstantVoxels.EXCLUDE), scaled);
    }

    private static void assertSame(RegionSeries series, double[][] expected) {
        for (int f = 0; f < expected.length; f++) {
            for (int r = 0; r < REGIONS; r++) {
                assertSame(series.value(f, r), expected[f][r]);
            }
        }
    }

    private static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
        }
    }
}
