package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class RegionExtractorTest {

    private static final double NAN = Double.NaN;
    private static final Grid GRID = new Grid(6, 1, 1, Affine.scaling(3, 3, 3));
    /** Region a has voxels 0 and 1, region b has 3, 4 and 5; voxel 2 is background; region c has none. */
    private static final Atlas ATLAS =
            new Atlas("Toy", GRID, List.of(new Region(1, "a"), new Region(2, "b"), new Region(3, "c")), new int[] {
                1, 1, 0, 2, 2, 2
            });

    private static final RegionExtractor EXTRACTOR = RegionExtractor.of(ATLAS);

    private static RegionSeries extract(RegionExtractor extractor, double[]... frames) {
        return extractor.extract(new ArrayFrames(GRID, frames), 2);
    }

    @Test
    void takesTheMeanOfEachRegionInEachFrame() {
        RegionSeries series = extract(EXTRACTOR, new double[] {1, 3, 99, 4, 5, 6}, new double[] {2, 6, 98, 7, 8, 12});
        assertThat(series.column(0)).containsExactly(2, 4);
        assertThat(series.column(1)).containsExactly(5, 9);
        assertThat(series.coverage()).containsExactly(1, 1, 0);
        assertThat(series.repetitionTime()).isEqualTo(2);
        assertThat(series.id()).isEqualTo("sub-01_task-x_bold");
    }

    @Test
    void returnsNaNForARegionWithoutVoxels() {
        RegionSeries series = extract(EXTRACTOR.withMinimumCoverage(0), new double[] {1, 3, 99, 4, 5, 6});
        assertThat(series.regions()).hasSize(3);
        assertThat(series.column(2)).containsExactly(NAN);
    }

    @Test
    void leavesConstantVoxelsOutOfAllFrames() {
        RegionSeries series = extract(
                EXTRACTOR, new double[] {1, 1e12, 0, 0, 5, 7}, new double[] {2, 1e12, 0, 0, 6, 9}, new double[] {
                    0.1, 1e12, 0, 0, 5, 8
                });
        // Exactly: a constant voxel, however large, leaves no rounding behind.
        assertThat(series.column(0)).containsExactly(1, 2, 0.1);
        assertThat(series.column(1)).containsExactly(6, 7.5, 6.5);
        assertThat(series.coverage()).containsExactly(0.5, 2.0 / 3, 0);
    }

    @Test
    void includesConstantVoxelsWhenAsked() {
        RegionSeries series = extract(
                EXTRACTOR.with(ConstantVoxels.INCLUDE), new double[] {1, 5, 0, 0, 5, 7}, new double[] {3, 5, 0, 0, 6, 9
                });
        assertThat(series.column(0)).containsExactly(3, 4);
        assertThat(series.column(1)).containsExactly(4, 5);
        assertThat(series.coverage()).containsExactly(1, 1, 0);
    }

    @Test
    void countsAVoxelThatChangesInTheLastFrameInAllFrames() {
        RegionSeries series =
                extract(EXTRACTOR, new double[] {1, 5, 0, 1, 1, 1}, new double[] {2, 5, 0, 2, 2, 2}, new double[] {
                    3, 9, 0, 3, 3, 3
                });
        assertThat(series.column(0)).containsExactly(3, 3.5, 6);
        assertThat(series.coverage()[0]).isEqualTo(1);
    }

    @Test
    void neverLetsANaNVoxelIntoAMean() {
        RegionSeries series = extract(
                EXTRACTOR, new double[] {1, NAN, 0, 3, 4, 5}, new double[] {2, NAN, 0, 4, NAN, 6}, new double[] {
                    3, NAN, 0, 5, 6, 7
                });
        assertThat(series.column(0)).containsExactly(1, 2, 3);
        assertThat(series.column(1)).containsExactly(4, 5, 6);
        assertThat(series.coverage()).containsExactly(0.5, 8.0 / 9, 0);
    }

    @Test
    void leavesInfiniteValuesOut() {
        RegionSeries series = extract(EXTRACTOR, new double[] {1, Double.POSITIVE_INFINITY, 0, 3, 4, 5}, new double[] {
            2, 8, 0, 4, Double.NEGATIVE_INFINITY, 6
        });
        assertThat(series.column(0)).containsExactly(1, 5);
        assertThat(series.column(1)).containsExactly(4, 5);
    }

    @Test
    void countsAVoxelThatLacksAValueInSomeFramesAsNotConstant() {
        RegionSeries series =
                extract(EXTRACTOR, new double[] {1, 5, 0, 3, 4, 5}, new double[] {2, NAN, 0, 4, 5, 6}, new double[] {
                    3, 5, 0, 5, 6, 7
                });
        assertThat(series.column(0)).containsExactly(3, 2, 4);
    }

    @Test
    void passesOverAFrameWithoutAnyValue() {
        double[] nothing = {NAN, NAN, NAN, NAN, NAN, NAN};
        RegionSeries series =
                extract(EXTRACTOR, nothing, new double[] {1, 0, 0, 3, 4, 5}, nothing, new double[] {2, 0, 0, 4, 5, 6});
        assertThat(series.column(0)).containsExactly(NAN, 1, NAN, 2);
        assertThat(series.column(1)).containsExactly(NAN, 4, NAN, 5);
    }

    @Test
    void takesASingleFrameAsItIs() {
        RegionSeries series = extract(EXTRACTOR, new double[] {1, 3, 0, 4, 5, 6});
        assertThat(series.column(0)).containsExactly(2);
        assertThat(series.coverage()).containsExactly(1, 1, 0);
    }

    @Test
    void blanksARegionCoveredLessThanTheMinimum() {
        double[][] frames = {{1, 3, 0, 4, 0, 0}, {2, 4, 0, 5, 0, 0}};
        assertThat(extract(EXTRACTOR, frames).column(1)).containsExactly(NAN, NAN);
        assertThat(extract(EXTRACTOR, frames).coverage()[1]).isEqualTo(1.0 / 3);
        assertThat(extract(EXTRACTOR.withMinimumCoverage(0.3), frames).column(1))
                .containsExactly(4, 5);
    }

    @Test
    void keepsARegionCoveredExactlyToTheMinimum() {
        RegionSeries series = extract(EXTRACTOR, new double[] {1, 0, 0, 4, 5, 6}, new double[] {2, 0, 0, 5, 6, 7});
        assertThat(series.coverage()[0]).isEqualTo(0.5);
        assertThat(series.column(0)).containsExactly(1, 2);
    }

    @Test
    void refusesARunFullOfNaN() {
        double[] nothing = {NAN, NAN, NAN, NAN, NAN, NAN};
        assertThatThrownBy(() -> extract(EXTRACTOR, nothing, nothing))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sub-01_task-x_bold.nii.gz: no region of atlas Toy has a value");
    }

    @Test
    void refusesARunThatNeverChanges() {
        double[] same = {1, 2, 3, 4, 5, 6};
        assertThatThrownBy(() -> extract(EXTRACTOR, same, same))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("constant");
        assertThat(extract(EXTRACTOR.with(ConstantVoxels.INCLUDE), same, same).column(0))
                .containsExactly(1.5, 1.5);
    }

    @Test
    void refusesARunThatCoversNoRegionEnough() {
        assertThatThrownBy(() ->
                        extract(EXTRACTOR.withMinimumCoverage(0.9), new double[] {1, NAN, 0, NAN, 0, 0}, new double[] {
                            2, NAN, 0, NAN, 0, 0
                        }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no region of atlas Toy is covered by 90 %; the best has 50.0 %");
    }

    @Test
    void refusesAnotherSizeUnlessResamplingIsAskedFor() {
        Grid other = new Grid(3, 1, 1, Affine.scaling(6, 3, 3));
        FrameSource frames = new ArrayFrames(other, new double[] {1, 2, 3}, new double[] {2, 3, 5});
        assertThatThrownBy(() -> EXTRACTOR.extract(frames, 2))
                .isInstanceOf(InputException.class)
                .hasMessage("data/sub-01_task-x_bold.nii.gz: grid 3×1×1 voxels of 6×3×3 mm differs from the"
                        + " 6×1×1 voxels of 3×3×3 mm of atlas Toy; resample first or pass --resample nearest"
                        + " (atlas.resample in a configuration)");
    }

    @Test
    void refusesTheSameSizeInAnotherPlace() {
        Grid moved = new Grid(6, 1, 1, Affine.of(3, 0, 0, 1.5, 0, 3, 0, 0, 0, 0, 3, 0));
        assertThatThrownBy(() -> EXTRACTOR.extract(new ArrayFrames(moved, new double[6]), 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("placed elsewhere: affines differ by up to 1.5");
    }

    @Test
    void refusesARunThatDoesNotOverlapTheAtlas() {
        Grid far = new Grid(6, 1, 1, Affine.of(3, 0, 0, 900, 0, 3, 0, 0, 0, 0, 3, 0));
        assertThatThrownBy(() -> EXTRACTOR.with(Resampling.NEAREST).extract(new ArrayFrames(far, new double[6]), 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no voxel lies in a region of atlas Toy");
    }

    @Test
    void refusesAnAffineThatMapsNoVolume() {
        Grid flat = new Grid(6, 2, 1, Affine.of(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0));
        assertThatThrownBy(() -> EXTRACTOR.with(Resampling.NEAREST).extract(new ArrayFrames(flat, new double[12]), 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("affine");
    }

    @Test
    void refusesARunThatEndsEarly() {
        FrameSource broken = new ArrayFrames(3, GRID, new double[6], new double[6]);
        assertThatThrownBy(() -> EXTRACTOR.extract(broken, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ends after 2 of 3 frames");
    }

    @Test
    void readsEveryFrameIntoOneBuffer() {
        ArrayFrames frames = new ArrayFrames(GRID, new double[] {1, 2, 3, 4, 5, 6}, new double[] {2, 3, 4, 5, 6, 7});
        EXTRACTOR.extract(frames, 2);
        assertThat(frames.buffers()).isEqualTo(1);
    }

    @Test
    void refusesAMinimumCoverageThatIsNoShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> EXTRACTOR.withMinimumCoverage(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> EXTRACTOR.withMinimumCoverage(NAN));
    }
}
