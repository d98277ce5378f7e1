package org.insula.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class SimulatedBrainTest {
    private static final BrainShape SHAPE = CohortSpec.withDefaults(1).brain();
    private static final Atlas ATLAS = SimulatedBrain.atlas(SHAPE);

    @Test
    void makesAsManyRegionsAsAskedForNoneOfThemSmall() {
        assertThat(ATLAS.size()).isEqualTo(100);
        for (int region = 0; region < ATLAS.size(); region++) {
            assertThat(ATLAS.voxels(region)).isGreaterThan(30);
        }
    }

    @Test
    void givesEveryRegionItsOwnNameAndASide() {
        assertThat(ATLAS.regions())
                .extracting(Region::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("(Anterior|Central|Posterior)_(Inf|Mid|Sup)_(Lat|Med)_[0-9]+_[LR]"));
    }

    @Test
    void mirrorsLeftRegionsToTheRight() {
        int[] labels = ATLAS.labels();
        Grid grid = ATLAS.grid();
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx() / 2; i++) {
                    int left = labels[grid.index(i, j, k)];
                    int right = labels[grid.index(grid.nx() - 1 - i, j, k)];
                    assertThat(right).isEqualTo(left == 0 ? 0 : left + 1);
                }
            }
        }
        assertThat(ATLAS.regions().get(0).name()).endsWith("_L");
        assertThat(grid.affine().apply(0, 0, 0)[0]).isNegative();
    }

    @Test
    void isAnEllipsoid() {
        Grid grid = ATLAS.grid();
        assertThat(ATLAS.regionOfVoxel(grid.index(0, 0, 0))).isEqualTo(-1);
        assertThat(ATLAS.regionOfVoxel(grid.index(12, 14, 12))).isNotNegative();
        long inside = Arrays.stream(ATLAS.labels()).filter(label -> label > 0).count();
        // π/6 of the box, less the margin of 2 % a radius.
        assertThat((double) inside / grid.voxels()).isBetween(0.45, 0.53);
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(SimulatedBrain.atlas(SHAPE)).isEqualTo(ATLAS);
    }

    @Test
    void refusesMoreRegionsThanVoxels() {
        assertThatThrownBy(() -> SimulatedBrain.atlas(new BrainShape(4, 4, 4, 6, 100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not fit");
        assertThatThrownBy(() -> new BrainShape(5, 4, 4, 6, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BrainShape(4, 4, 4, 6, 7)).isInstanceOf(IllegalArgumentException.class);
    }
}
