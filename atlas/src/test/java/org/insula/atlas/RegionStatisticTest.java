package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.StatUtils;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegionStatisticTest {

    private static final double NAN = Double.NaN;

    private static RegionSeries extract(RegionStatistic statistic, ConstantVoxels policy, double[]... frames) {
        Grid grid = new Grid(frames[0].length, 1, 1, Affine.identity());
        int[] labels = new int[frames[0].length];
        Arrays.fill(labels, 1);
        Atlas atlas = new Atlas("Toy", grid, List.of(Region.unnamed(1), Region.unnamed(2)), labels);
        return RegionExtractor.of(List.of(new LabelTarget(atlas, statistic)))
                .with(policy)
                .withMinimumCoverage(0)
                .extract(new ArrayFrames(grid, frames), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "MEAN, 4, 12",
        "MEDIAN, 3, 15",
        "SUM, 16, 36",
        "MINIMUM, 1, 5",
        "MAXIMUM, 9, 16",
        // Deviations -3, -2, 0, 5 (one voxel more than in the second frame) and -7, 4, 3: 38/4 and 74/3.
        "VARIANCE, 9.5, 24.666666666666668",
        "STANDARD_DEVIATION, 3.0822070014844885, 4.96655480858378"
    })
    void takesItsValueOfTheVoxelsThatHaveOne(RegionStatistic statistic, double first, double second) {
        RegionSeries series =
                extract(statistic, ConstantVoxels.EXCLUDE, new double[] {1, 2, 4, 9}, new double[] {5, 16, NAN, 15});
        assertThat(series.column(0)).containsExactly(new double[] {first, second}, within(1e-14));
        assertThat(series.column(1)).containsOnly(NAN);
        assertThat(series.coverage()).containsExactly(7.0 / 8, 0);
    }

    @ParameterizedTest
    @EnumSource(RegionStatistic.class)
    void leavesNoTraceOfAConstantVoxelHoweverLarge(RegionStatistic statistic) {
        double[][] without = {{0.1, 0.4, 7}, {0.2, 0.3, 6}, {0.5, 0.3, 6}};
        double[][] with = {{0.1, 1e12, 0.4, 7}, {0.2, 1e12, 0.3, 6}, {0.5, 1e12, 0.3, 6}};
        assertThat(extract(statistic, ConstantVoxels.EXCLUDE, with).column(0))
                .containsExactly(
                        extract(statistic, ConstantVoxels.EXCLUDE, without).column(0), within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(RegionStatistic.class)
    void passesOverAFrameWithoutAnyValue(RegionStatistic statistic) {
        double[] nothing = {NAN, NAN};
        RegionSeries series =
                extract(statistic, ConstantVoxels.EXCLUDE, nothing, new double[] {1, 2}, nothing, new double[] {2, 5});
        assertThat(series.value(0, 0)).isNaN();
        assertThat(series.value(1, 0)).isFinite();
        assertThat(series.value(2, 0)).isNaN();
        assertThat(series.coverage()[0]).isEqualTo(1);
    }

    @Test
    void keepsTheDigitsOfAVarianceFarFromZero() {
        double[] values = {1e9 + 1, 1e9 + 2, 1e9 + 3};
        double[] moved = {1e9 + 4, 1e9 + 4, 1e9 + 4};
        RegionSeries series = extract(RegionStatistic.VARIANCE, ConstantVoxels.EXCLUDE, values, moved);
        assertThat(series.column(0)).containsExactly(new double[] {2.0 / 3, 0}, within(1e-12));
    }

    /** Any mixture of NaN, constants and voxels that change late, against the definition voxel by voxel. */
    @Property(tries = 400)
    void agreesWithTheDefinition(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int voxels,
            @ForAll @IntRange(min = 2, max = 9) int frames,
            @ForAll RegionStatistic statistic,
            @ForAll ConstantVoxels policy) {
        double[][] values = scene(new Random(seed), voxels, frames);
        double[] found = extract(statistic, policy, values).column(0);
        for (int f = 0; f < frames; f++) {
            double[] frame = values[f];
            double[] measured = IntStream.range(0, voxels)
                    .filter(v -> policy == ConstantVoxels.INCLUDE
                            || Arrays.stream(values).anyMatch(row -> row[v] != values[0][v]))
                    .mapToDouble(v -> frame[v])
                    .filter(Double::isFinite)
                    .toArray();
            double expected = measured.length == 0 ? NAN : definition(statistic, measured);
            assertThat(found[f]).isEqualTo(expected, within(1e-9));
        }
    }

    private static double[][] scene(Random random, int voxels, int frames) {
        double[][] values = new double[frames][voxels];
        for (int v = 0; v < voxels; v++) {
            int kind = v == 0 ? 0 : random.nextInt(6);
            int change = random.nextInt(frames);
            double start = random.nextInt(20);
            for (int f = 0; f < frames; f++) {
                values[f][v] = switch (kind) {
                    case 1 -> NAN;
                    case 2 -> start;
                    case 3 -> f < change ? start : start + random.nextInt(5);
                    case 4 -> random.nextInt(4) == 0 ? NAN : random.nextInt(20);
                    default -> f + random.nextInt(20) / 4.0;
                };
            }
            if (v == 0) {
                values[0][0] = -1;
            }
        }
        return values;
    }

    private static double definition(RegionStatistic statistic, double[] values) {
        return switch (statistic) {
            case MEAN -> StatUtils.mean(values);
            case MEDIAN -> StatUtils.percentile(values, 50);
            case SUM -> StatUtils.sum(values);
            case MINIMUM -> StatUtils.min(values);
            case MAXIMUM -> StatUtils.max(values);
            case VARIANCE -> StatUtils.populationVariance(values);
            case STANDARD_DEVIATION -> Math.sqrt(StatUtils.populationVariance(values));
        };
    }
}
