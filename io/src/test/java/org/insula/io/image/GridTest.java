package org.insula.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GridTest {
    private static final Grid GRID = new Grid(64, 64, 36, Affine.scaling(3, 3, 3.5));

    @Test
    void describesItselfInVoxelsAndMillimetres() {
        assertThat(GRID.describe()).isEqualTo("64×64×36 voxels of 3×3×3.5 mm");
        assertThat(new Grid(1, 2, 3, Affine.scaling(10, 0.0001, 2.38523)).describe())
                .isEqualTo("1×2×3 voxels of 10×0×2.385 mm");
    }

    @Test
    void xRunsFastest() {
        assertThat(GRID.index(1, 0, 0)).isEqualTo(1);
        assertThat(GRID.index(0, 1, 0)).isEqualTo(64);
        assertThat(GRID.index(63, 63, 35)).isEqualTo(GRID.voxels() - 1);
    }

    @Test
    void isTheSameWithinAHundredthOfAVoxelAtEveryCorner() {
        assertThat(GRID.sameAs(new Grid(64, 64, 36, Affine.scaling(3.00001, 3, 3.5))))
                .isTrue();
        assertThat(GRID.sameAs(new Grid(64, 64, 36, Affine.scaling(3.0004, 3, 3.5))))
                .isTrue();
        assertThat(GRID.sameAs(new Grid(64, 64, 36, Affine.scaling(3.0006, 3, 3.5))))
                .isFalse();
        assertThat(GRID.sameAs(new Grid(64, 64, 35, Affine.scaling(3, 3, 3.5)))).isFalse();
        assertThat(GRID.sameAs(new Grid(64, 64, 36, Affine.scaling(3, 3, Double.NaN))))
                .isFalse();
    }

    @Test
    void refusesSidesThatAreNotPositiveAndProductsThatOverflow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Grid(0, 1, 1, Affine.identity()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Grid(65536, 65536, 1, Affine.identity()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Grid(2_000_000, 2_000_000, 2, Affine.identity()));
    }

    @Test
    void aVolumeHasOneValueAVoxelAndIsEqualByContent() {
        Grid small = new Grid(2, 1, 1, Affine.identity());
        Volume volume = new Volume(small, new double[] {1, Double.NaN});
        assertThat(volume).isEqualTo(new Volume(small, new double[] {1, Double.NaN}));
        assertThat(volume.hashCode()).isEqualTo(new Volume(small, new double[] {1, Double.NaN}).hashCode());
        assertThat(volume).isNotEqualTo(new Volume(small, new double[] {1, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Volume(small, new double[3]));
    }

    @Test
    void aRepetitionTimeOfMinutesIsNotBelieved() {
        assertThat(RepetitionTime.isBelievable(0.72)).isTrue();
        assertThat(RepetitionTime.isBelievable(2000)).isFalse();
        assertThat(RepetitionTime.isBelievable(0)).isFalse();
        assertThat(RepetitionTime.isBelievable(Double.NaN)).isFalse();
    }
}
