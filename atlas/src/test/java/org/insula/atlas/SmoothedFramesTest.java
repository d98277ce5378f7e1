package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class SmoothedFramesTest {

    private static double[] smooth(Grid grid, double fwhm, double[] frame) {
        double[] smoothed = new double[frame.length];
        assertThat(new SmoothedFrames(new ArrayFrames(grid, frame), fwhm).next(smoothed))
                .isTrue();
        return smoothed;
    }

    /** Reference: SciPy 1.17, gaussian_filter1d along each axis with sigma = 5 / (sqrt(8 ln 2) × voxel size). */
    @Test
    void agreesWithSciPyOnUnequalVoxels() {
        Grid grid = new Grid(5, 4, 3, Affine.of(-2, 0, 0, 7, 0, 3, 0, 0, 0, 0, 4, 0));
        double[] frame = new double[grid.voxels()];
        frame[grid.index(1, 2, 0)] = 1;
        frame[grid.index(4, 0, 2)] = -2;
        double[] smoothed = smooth(grid, 5, frame);
        assertThat(new double[] {
                    smoothed[grid.index(0, 0, 0)],
                    smoothed[grid.index(1, 2, 0)],
                    smoothed[grid.index(2, 2, 1)],
                    smoothed[grid.index(4, 0, 2)],
                    smoothed[grid.index(4, 3, 2)],
                    Arrays.stream(smoothed).sum()
                })
                .containsExactly(
                        new double[] {
                            0.00278426541860498,
                            0.18817666673442,
                            0.0171090178378341,
                            -0.830163901525323,
                            -7.51541800284124e-05,
                            -1
                        },
                        within(1e-14));
    }

    @Test
    void leavesAConstantImageAsItIs() {
        double[] frame = new double[60];
        Arrays.fill(frame, 7);
        assertThat(smooth(new Grid(5, 4, 3, Affine.scaling(2, 3, 4)), 9, frame)).containsExactly(frame, within(1e-13));
    }

    @Test
    void halvesAtHalfTheWidth() {
        double[] frame = new double[41];
        frame[20] = 1;
        // 10 mm wide at half the peak: 5 voxels of 1 mm to either side.
        double[] smoothed = smooth(new Grid(41, 1, 1, Affine.scaling(1, 100, 100)), 10, frame);
        assertThat(smoothed[25] / smoothed[20]).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void countsAMissingVoxelAsZeroForItsNeighboursButKeepsItMissing() {
        Grid grid = new Grid(3, 1, 1, Affine.scaling(2, 50, 50));
        double[] smoothed = smooth(grid, 3, new double[] {1, Double.NaN, 1});
        assertThat(smoothed[1]).isNaN();
        assertThat(smoothed[0]).isEqualTo(smooth(grid, 3, new double[] {1, 0, 1})[0]);
    }

    @Test
    void endsWhereTheRunEnds() {
        SmoothedFrames frames =
                new SmoothedFrames(new ArrayFrames(new Grid(2, 1, 1, Affine.identity()), new double[2]), 4);
        assertThat(frames.next(new double[2])).isTrue();
        assertThat(frames.next(new double[2])).isFalse();
    }

    @Test
    void refusesAWidthThatIsNone() {
        ArrayFrames frames = new ArrayFrames(new Grid(1, 1, 1, Affine.identity()), new double[1]);
        assertThatIllegalArgumentException().isThrownBy(() -> new SmoothedFrames(frames, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SmoothedFrames(frames, Double.NaN));
    }
}
