package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.junit.jupiter.api.Test;

class PackedBrainTest {

    private static final List<Region> REGIONS = List.of(new Region(5, "a"), new Region(9, "b"));

    @Test
    void keepsAStraightPictureAsItIs() {
        Grid grid = new Grid(3, 1, 1, Affine.of(2, 0, 0, -10, 0, 3, 0, 4, 0, 0, 1, 0));
        PackedBrain packed = pack(grid, new double[] {0, 5, 10}, 0, 5, 9);
        assertThat(packed.size()).containsExactly(3, 1, 1);
        assertThat(packed.spacing()).containsExactly(2.0, 3.0, 1.0);
        assertThat(packed.origin()).containsExactly(-10.0, 4.0, 0.0);
        assertThat(regions(packed)).containsExactly(0, 1, 2);
    }

    @Test
    void turnsAPictureThatRunsFromRightToLeft() {
        Grid grid = new Grid(3, 1, 1, Affine.of(-2, 0, 0, 10, 0, 1, 0, 0, 0, 0, 1, 0));
        PackedBrain packed = pack(grid, new double[0], 5, 0, 9);
        assertThat(packed.origin().get(0)).isEqualTo(6.0);
        assertThat(regions(packed)).containsExactly(2, 0, 1);
    }

    @Test
    void putsTheAxisThatRunsUpwardsLast() {
        // The first voxel axis runs upwards, the third to the right.
        Grid grid = new Grid(2, 1, 3, Affine.of(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0));
        PackedBrain packed = pack(grid, new double[0], 5, 0, 0, 9, 0, 0);
        assertThat(packed.size()).containsExactly(3, 1, 2);
        assertThat(regions(packed)).containsExactly(1, 0, 0, 0, 2, 0);
    }

    @Test
    void thinsAPictureWithTooManyVoxels() {
        Grid grid = new Grid(5, 1, 1, Affine.of(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
        PackedBrain packed = PackedBrain.pack(picture(grid, new double[0], 5, 0, 9, 0, 0), 3);
        assertThat(packed.size()).containsExactly(3, 1, 1);
        assertThat(packed.spacing().get(0)).isEqualTo(2.0);
        assertThat(packed.origin().get(0)).isEqualTo(-4.0);
        assertThat(regions(packed)).containsExactly(0, 2, 1);
    }

    @Test
    void scalesBrightnessFromDarkestToBrightest() {
        Grid grid = new Grid(4, 1, 1, Affine.identity());
        double[] background = new double[] {100, Double.NaN, 150, 200};
        byte[] brightness =
                Base64.getDecoder().decode(pack(grid, background, 0, 0, 0, 0).background());
        // The 99.5th percentile of three values is the second one.
        assertThat(brightness).containsExactly(0, 0, 255, 255);
    }

    @Test
    void drawsAConstantBackgroundDark() {
        PackedBrain packed = pack(new Grid(2, 1, 1, Affine.identity()), new double[] {7, 7}, 5, 0);
        assertThat(Base64.getDecoder().decode(packed.background())).containsExactly(0, 0);
    }

    @Test
    void refusesABackgroundOnAnotherGrid() {
        Atlas atlas = new Atlas("two", new Grid(2, 1, 1, Affine.identity()), REGIONS, new int[] {5, 0});
        Volume other = new Volume(new Grid(1, 1, 1, Affine.identity()), new double[1]);
        assertThatThrownBy(() -> new BrainPicture(atlas, Optional.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not on the atlas's grid");
    }

    private static PackedBrain pack(Grid grid, double[] background, int... labels) {
        return PackedBrain.pack(picture(grid, background, labels));
    }

    private static BrainPicture picture(Grid grid, double[] background, int... labels) {
        Optional<Volume> volume = background.length == 0 ? Optional.empty() : Optional.of(new Volume(grid, background));
        return new BrainPicture(new Atlas("two", grid, REGIONS, labels), volume);
    }

    private static int[] regions(PackedBrain packed) {
        byte[] data = Base64.getDecoder().decode(packed.regions());
        int[] regions = new int[data.length / 2];
        for (int at = 0; at < regions.length; at++) {
            regions[at] = (data[2 * at] & 0xFF) | (data[2 * at + 1] & 0xFF) << 8;
        }
        return regions;
    }
}
