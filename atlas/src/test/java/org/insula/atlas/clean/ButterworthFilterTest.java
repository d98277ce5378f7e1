package org.insula.atlas.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ButterworthFilterTest {

    private static final double[] DIGITS = {
        3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7, 9, 5, 0, 2, 8, 8, 4,
        1, 9, 7
    };

    private static double[] filter(TemporalFilter filter, double[] series) {
        return new ButterworthFilter(filter, 2).apply(series);
    }

    private static double[] some(double[] series) {
        return new double[] {series[0], series[1], series[7], series[20], series[39]};
    }

    /** Reference: SciPy 1.17, sosfiltfilt(butter(5, …, output="sos", fs=0.5), digits). */
    @Test
    void agreesWithSciPy() {
        assertThat(some(filter(TemporalFilter.butterworth(0.05, 0), DIGITS)))
                .containsExactly(
                        new double[] {
                            0.00733355324688589,
                            -2.22270850977194,
                            1.06279116381618,
                            1.77375301615916,
                            0.0123551917552134
                        },
                        within(1e-11));
        assertThat(some(filter(TemporalFilter.butterworth(0, 0.1), DIGITS)))
                .containsExactly(
                        new double[] {
                            3.00137785212474, 1.97483305061256, 4.78409389216423, 5.13539277647079, 6.999468276132
                        },
                        within(1e-11));
        assertThat(some(filter(TemporalFilter.butterworth(0.05, 0.15), DIGITS)))
                .containsExactly(
                        new double[] {
                            -0.00272992168469555,
                            -0.453229269712071,
                            -0.345828598146246,
                            -0.648794688899081,
                            0.00523437064473276
                        },
                        within(1e-11));
    }

    @Test
    void letsAStraightLineThroughALowPass() {
        double[] line = new double[60];
        Arrays.setAll(line, f -> 3 + 0.5 * f);
        assertThat(filter(TemporalFilter.butterworth(0, 0.1), line)).containsExactly(line, within(1e-3));
    }

    @Test
    void halvesTheAmplitudeAtTheCutOffAndShiftsNothing() {
        // Each of the two runs takes the power down to a half there.
        double[] wave = new double[2000];
        Arrays.setAll(wave, f -> Math.cos(2 * Math.PI * 0.1 * 2 * f));
        double[] filtered = filter(TemporalFilter.butterworth(0, 0.1), wave);
        assertThat(filtered[1000]).isEqualTo(wave[1000] / 2, within(1e-6));
        assertThat(filtered[1001]).isEqualTo(wave[1001] / 2, within(1e-6));
    }

    @Property(tries = 50)
    void isLinear(@ForAll long seed) {
        Random random = new Random(seed);
        double[] a = random.doubles(80, -1, 1).toArray();
        double[] b = random.doubles(80, -1, 1).toArray();
        double[] mixture = new double[80];
        Arrays.setAll(mixture, f -> 2 * a[f] - 3 * b[f]);
        TemporalFilter band = TemporalFilter.butterworth(0.01, 0.1);
        double[] filteredA = filter(band, a);
        double[] filteredB = filter(band, b);
        double[] expected = new double[80];
        Arrays.setAll(expected, f -> 2 * filteredA[f] - 3 * filteredB[f]);
        assertThat(filter(band, mixture)).containsExactly(expected, within(1e-9));
    }
}
