package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColourScaleTest {

    @Test
    void writesColoursForTheWeb() {
        assertThat(ColourScale.colours(3)).hasSize(3).allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
    }

    @Test
    void growsLighterInEvenSteps() {
        double first = lightness(ColourScale.rgb(0));
        double last = lightness(ColourScale.rgb(1));
        for (int step = 0; step <= 20; step++) {
            double expected = first + (last - first) * step / 20;
            assertThat(lightness(ColourScale.rgb(step / 20.0))).isCloseTo(expected, within(3.0));
        }
        assertThat(last - first).isGreaterThan(60);
    }

    @Test
    void valuesOfEitherSignAreAsDarkAndLightestAtZero() {
        double middle = lightness(ColourScale.diverging(0));
        double below = lightness(ColourScale.diverging(-1));
        double above = lightness(ColourScale.diverging(1));
        assertThat(middle).isGreaterThan(90);
        assertThat(below).isCloseTo(above, within(6.0)).isLessThan(60);
        assertThat(ColourScale.divergingColours(5)).hasSize(5).doesNotHaveDuplicates();
    }

    /** CIE lightness, 0 to 100: another measure than the one the scale is made with. */
    private static double lightness(int[] rgb) {
        double luminance = 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
        return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
    }

    private static double linear(int channel) {
        double encoded = channel / 255.0;
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
