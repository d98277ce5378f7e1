package org.insula.atlas.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NotAKnotSplineTest {

    /** Reference: SciPy 1.17, CubicSpline. */
    @Test
    void agreesWithSciPy() {
        NotAKnotSpline spline = new NotAKnotSpline(new double[] {0, 1, 3, 4, 7, 9}, new double[] {1, 2, 0, 5, 3, 4});
        assertThat(spline.value(1, 2)).isEqualTo(-0.204196642685851, within(1e-13));
        assertThat(spline.value(3, 5)).isEqualTo(6.95875299760192, within(1e-13));
        assertThat(spline.value(3, 6)).isEqualTo(5.51906474820144, within(1e-13));
        assertThat(spline.value(4, 8)).isEqualTo(1.72062350119904, within(1e-13));
    }

    @Test
    void isAParabolaThroughThreePointsAndALineThroughTwo() {
        NotAKnotSpline parabola = new NotAKnotSpline(new double[] {0, 2, 5}, new double[] {1, 5, 2});
        assertThat(parabola.value(0, 1)).isEqualTo(3.6, within(1e-14));
        assertThat(parabola.value(1, 3)).isEqualTo(5.2, within(1e-14));
        assertThat(new NotAKnotSpline(new double[] {1, 4}, new double[] {0, 6}).value(0, 2))
                .isEqualTo(2, within(1e-15));
    }

    @Property(tries = 100)
    void followsAnyCubicExactly(@ForAll long seed, @ForAll @IntRange(min = 4, max = 20) int points) {
        Random random = new Random(seed);
        double[] c = random.doubles(4, -1, 1).toArray();
        double[] x = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = (i == 0 ? 0 : x[i - 1]) + 0.2 + random.nextDouble();
        }
        double[] y = Arrays.stream(x).map(at -> cubic(c, at)).toArray();
        NotAKnotSpline spline = new NotAKnotSpline(x, y);
        for (int piece = 0; piece < points - 1; piece++) {
            double at = x[piece] + random.nextDouble() * (x[piece + 1] - x[piece]);
            assertThat(spline.value(piece, at)).isEqualTo(cubic(c, at), within(1e-8 * (1 + Math.abs(cubic(c, at)))));
        }
    }

    private static double cubic(double[] c, double x) {
        return c[0] + x * (c[1] + x * (c[2] + x * c[3]));
    }
}
