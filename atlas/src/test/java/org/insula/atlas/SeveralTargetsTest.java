package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.junit.jupiter.api.Test;

class SeveralTargetsTest {

    private static final double NAN = Double.NaN;
    private static final Grid GRID = new Grid(6, 1, 1, Affine.scaling(3, 3, 3));
    private static final Atlas HALVES =
            new Atlas("Halves", GRID, List.of(new Region(1, "a"), new Region(2, "b")), new int[] {1, 1, 1, 2, 2, 2});
    private static final Atlas THIRDS =
            new Atlas("Thirds", GRID, List.of(new Region(1, "a"), new Region(2, "b"), new Region(3, "c")), new int[] {
                1, 1, 2, 2, 3, 3
            });
    private static final ProbabilisticAtlas MAP = new ProbabilisticAtlas(
            "Map", GRID, List.of(new Region(1, "m")), List.of(WeightMap.of(new double[] {1, 2, 1, 0, 0, 0})));
    private static final List<Target> TARGETS = List.of(
            Target.of(HALVES),
            new LabelTarget(THIRDS, RegionStatistic.MAXIMUM),
            new MapTarget(MAP, MapStatistic.WEIGHTED_MEAN));
    private static final double[][] FRAMES = {{1, 2, 3, 4, 5, 6}, {3, 4, 5, 9, 9, 9}, {2, 2, 2, 1, 1, 4}};

    private static BrainMask mask(Grid grid, double... values) {
        return new BrainMask("mask.nii.gz", new Volume(grid, values));
    }

    @Test
    void givesEachTargetWhatItWouldHaveGotAlone() {
        List<Extraction> together = RegionExtractor.of(TARGETS).extractAll(new ArrayFrames(GRID, FRAMES), 2);
        for (int t = 0; t < TARGETS.size(); t++) {
            assertThat(together.get(t).target()).isEqualTo(TARGETS.get(t));
            assertThat(together.get(t).series())
                    .isEqualTo(RegionExtractor.of(List.of(TARGETS.get(t))).extract(new ArrayFrames(GRID, FRAMES), 2));
        }
        assertThat(together.get(0).series().column(1)).containsExactly(5, 9, 2);
        assertThat(together.get(1).series().column(2)).containsExactly(6, 9, 4);
        assertThat(together.get(2).series().column(0)).containsExactly(2, 4, 2);
    }

    @Test
    void readsTheRunOnceIntoOneBuffer() {
        ArrayFrames frames = new ArrayFrames(GRID, FRAMES);
        RegionExtractor.of(TARGETS).extractAll(frames, 2);
        assertThat(frames.buffers()).isEqualTo(1);
        assertThat(frames.next(new double[6])).isFalse();
    }

    @Test
    void refusesOneSeriesOfSeveralTargetsAndNoTarget() {
        assertThatThrownBy(() -> RegionExtractor.of(TARGETS).extract(new ArrayFrames(GRID, FRAMES), 2))
                .isInstanceOf(IllegalStateException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> RegionExtractor.of(List.of()));
    }

    @Test
    void leavesVoxelsOutsideTheMaskOutAndCountsThemAsNotCovered() {
        RegionExtractor extractor =
                RegionExtractor.of(TARGETS).with(mask(GRID, 0, 1, 1, 1, 0, NAN)).withMinimumCoverage(0);
        List<Extraction> masked = extractor.extractAll(new ArrayFrames(GRID, FRAMES), 2);
        assertThat(masked.get(0).series().column(0)).containsExactly(2.5, 4.5, 2);
        assertThat(masked.get(0).series().coverage()).containsExactly(2.0 / 3, 1.0 / 3);
        assertThat(masked.get(1).series().column(2)).containsOnly(NAN);
        assertThat(masked.get(1).fit().vanished())
                .extracting(fit -> fit.region().name())
                .containsExactly("c");
        assertThat(masked.get(2).series().column(0)).containsExactly(7.0 / 3, 13.0 / 3, 2);
        assertThat(masked.get(2).series().coverage()).containsExactly(0.75);
    }

    @Test
    void movesAMaskOfAnotherGridOnlyWhenAsked() {
        Grid coarse = new Grid(2, 1, 1, Affine.of(9, 0, 0, 3, 0, 3, 0, 0, 0, 0, 3, 0));
        RegionExtractor extractor =
                RegionExtractor.of(HALVES).with(mask(coarse, 0, 1)).withMinimumCoverage(0);
        assertThatThrownBy(() -> extractor.extract(new ArrayFrames(GRID, FRAMES), 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("of mask mask.nii.gz; resample first");
        RegionSeries series = extractor.with(Resampling.NEAREST).extract(new ArrayFrames(GRID, FRAMES), 2);
        assertThat(series.column(0)).containsOnly(NAN);
        assertThat(series.column(1)).containsExactly(5, 9, 2);
    }

    @Test
    void refusesAMaskThatHoldsNothingOrMissesTheAtlas() {
        assertThatThrownBy(() -> mask(GRID, 0, NAN, 0, 0, 0, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("mask.nii.gz: holds no voxel");
        Atlas left = new Atlas("Left", GRID, List.of(new Region(1, "a")), new int[] {1, 0, 0, 0, 0, 0});
        assertThatThrownBy(() -> RegionExtractor.of(left)
                        .with(mask(GRID, 0, 1, 1, 1, 1, 1))
                        .extract(new ArrayFrames(GRID, FRAMES), 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no voxel lies in a region of atlas Left");
    }

    @Test
    void tellsWithNumbersWhichRegionsVanish() {
        Grid coarse = new Grid(2, 1, 1, Affine.of(9, 0, 0, 3, 0, 3, 0, 0, 0, 0, 3, 0));
        Atlas fine = new Atlas(
                "Fine", GRID, List.of(new Region(1, "big"), new Region(2, "small"), new Region(3, "none")), new int[] {
                    2, 1, 2, 1, 1, 1
                });
        GridFit fit = RegionExtractor.of(fine)
                .with(Resampling.NEAREST)
                .extractAll(new ArrayFrames(coarse, new double[] {1, 2}, new double[] {2, 4}), 2)
                .get(0)
                .fit();
        assertThat(fit.regions().get(0)).isEqualTo(new RegionFit(new Region(1, "big"), 4, 2, 1));
        assertThat(fit.vanished()).containsExactly(new RegionFit(new Region(2, "small"), 2, 0, 1));
        assertThat(fit.warning())
                .contains("1 of 3 regions of atlas Fine have no voxel on the run's grid of 2×1×1 voxels of 9×3×3 mm:"
                        + " small (2 atlas voxels, 100 % in the field of view)");
    }

    @Test
    void warnsOfNothingWhereNothingVanishes() {
        assertThat(RegionExtractor.of(HALVES)
                        .extractAll(new ArrayFrames(GRID, FRAMES), 2)
                        .get(0)
                        .fit()
                        .warning())
                .isEmpty();
    }

    @Test
    void smoothsBeforeItExtracts() {
        double[][] smoothed = Arrays.stream(FRAMES).map(double[]::clone).toArray(double[][]::new);
        SmoothedFrames frames = new SmoothedFrames(new ArrayFrames(GRID, FRAMES), 6);
        for (double[] frame : smoothed) {
            frames.next(frame);
        }
        assertThat(RegionExtractor.of(HALVES).withSmoothing(6).extract(new ArrayFrames(GRID, FRAMES), 2))
                .isEqualTo(RegionExtractor.of(HALVES).extract(new ArrayFrames(GRID, smoothed), 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionExtractor.of(HALVES).withSmoothing(-1));
    }

    @Test
    void survivesSerialization() throws IOException, ClassNotFoundException {
        List<Object> values = List.of(
                TARGETS.get(0),
                TARGETS.get(2),
                mask(GRID, 1, 1, 1, 0, 0, 0),
                RegionExtractor.of(TARGETS)
                        .extractAll(new ArrayFrames(GRID, FRAMES), 2)
                        .get(1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(List.copyOf(values));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(values);
        }
    }
}
