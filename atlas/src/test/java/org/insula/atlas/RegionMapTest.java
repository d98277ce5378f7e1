package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class RegionMapTest {

    private static final Atlas ATLAS = new Atlas(
            "Toy", new Grid(2, 2, 1, Affine.identity()), List.of(new Region(1, "a"), new Region(4, "b")), new int[] {
                4, 0, 1, 4
            });

    @Test
    void paintsEachRegionWithItsValueAndTheRestWithZero() {
        assertThat(RegionMap.toVolume(ATLAS, new double[] {2.5, -1}).values()).containsExactly(-1, 0, 2.5, -1);
        assertThat(RegionMap.toVolume(ATLAS, new double[] {2.5, -1}).grid()).isEqualTo(ATLAS.grid());
    }

    @Test
    void paintsAMissingRegionNaN() {
        assertThat(RegionMap.toVolume(ATLAS, new double[] {Double.NaN, -1}).values())
                .containsExactly(-1, 0, Double.NaN, -1);
    }

    @Test
    void overwritesEveryVoxelOfAFrame() {
        double[] frame = {9, 9, 9, 9};
        RegionMap.paint(ATLAS, new double[] {1, 2}, frame);
        assertThat(frame).containsExactly(2, 0, 1, 2);
    }

    @Test
    void refusesAnotherNumberOfValuesThanRegions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionMap.toVolume(ATLAS, new double[3]))
                .withMessageContaining("3 values for the 2 regions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegionMap.paint(ATLAS, new double[2], new double[5]))
                .withMessageContaining("5 voxels");
    }

    @Test
    void isUndoneByTheMeanOfEachRegion() {
        double[] values = {2.5, -1};
        double[] painted = RegionMap.toVolume(ATLAS, values).values();
        RegionSeries series = RegionExtractor.of(ATLAS).extract(new ArrayFrames(ATLAS.grid(), painted), 1);
        assertThat(series.values()[0]).containsExactly(values);
    }
}
