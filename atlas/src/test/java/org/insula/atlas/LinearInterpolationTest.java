package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class LinearInterpolationTest {

    private static double[] interpolate(Grid source, Grid target, double[] map) {
        LinearInterpolation interpolation = new LinearInterpolation(source, target);
        // The first map must leave nothing behind.
        interpolation.apply(WeightMap.of(Arrays.stream(map).map(w -> w + 1).toArray()));
        return interpolation.apply(WeightMap.of(map)).dense(target.voxels());
    }

    /** Reference: SciPy 1.17, map_coordinates(order=1, mode="grid-constant") through a sheared affine. */
    @Test
    void agreesWithSciPyThroughAShear() {
        Grid source = new Grid(4, 3, 2, Affine.identity());
        Grid target = new Grid(5, 3, 3, Affine.of(0.8, 0.1, 0, 0.3, -0.2, 0.9, 0.15, 0.2, 0.05, -0.1, 0.7, -0.4));
        double[] map = new double[source.voxels()];
        int next = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 2; k++) {
                    map[source.index(i, j, k)] = Math.pow(next++, 1.5);
                }
            }
        }
        double[] moved = interpolate(source, target, map);
        assertThat(new double[] {
                    moved[target.index(0, 0, 0)],
                    moved[target.index(1, 1, 0)],
                    moved[target.index(2, 1, 1)],
                    moved[target.index(3, 2, 1)],
                    moved[target.index(4, 2, 2)]
                })
                .containsExactly(
                        new double[] {
                            3.16853402817025, 15.2503209745576, 52.4561828622903, 94.8963086845203, 30.9807321945398
                        },
                        within(1e-4));
    }

    @Test
    void isZeroFarOutside() {
        Grid source = new Grid(2, 1, 1, Affine.identity());
        Grid target = new Grid(4, 1, 1, Affine.of(1, 0, 0, -2.5, 0, 1, 0, 0, 0, 0, 1, 0));
        assertThat(interpolate(source, target, new double[] {4, 8})).containsExactly(0, 0, 2, 6);
    }

    @Test
    void givesTheSameMapBackThroughFlippedAxes() {
        Grid source = new Grid(3, 2, 1, Affine.scaling(2, 2, 2));
        Grid target = new Grid(3, 2, 1, Affine.of(-2, 0, 0, 4, 0, -2, 0, 2, 0, 0, 2, 0));
        assertThat(interpolate(source, target, new double[] {1, 2, 3, 4, 5, 6})).containsExactly(6, 5, 4, 3, 2, 1);
    }
}
