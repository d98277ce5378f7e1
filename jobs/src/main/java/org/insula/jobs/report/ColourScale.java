package org.insula.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Colour scales. For amounts: dark blue through green to yellow, in equal steps of perceived lightness. For values with a
 * sign: blue below 0, light grey at 0, orange above, both ends as dark.
 *
 * <p>Colours run along a straight line in lightness and a blue-to-yellow line in chroma of the Oklab space (Björn
 * Ottosson, 2020). Blue and yellow are told apart with every common kind of colour blindness, and lightness alone
 * carries the order in print.
 */
public final class ColourScale {

    private static final double DARKEST = 0.25;
    private static final double LIGHTEST = 0.93;
    /** Oklab a and b where the scale starts, in the middle and at its end. */
    private static final double[][] HUES = {{-0.005, -0.095}, {-0.075, -0.012}, {-0.025, 0.165}};

    /** Lightness at 0 and at the ends of the scale with a sign, and Oklab a and b of the ends. */
    private static final double NEUTRAL = 0.95;

    private static final double ENDS = 0.5;
    private static final double[] BELOW = {-0.035, -0.155};
    private static final double[] ABOVE = {0.125, 0.105};

    private ColourScale() {}

    /**
     * Returns colours from the least to the most.
     *
     * @param steps how many, at least 2
     * @return colours as {@code #rrggbb}
     */
    static List<String> colours(int steps) {
        return colours(steps, ColourScale::rgb);
    }

    /** The same for values with a sign, from the most negative to the most positive. */
    static List<String> divergingColours(int steps) {
        return colours(steps, position -> diverging(2 * position - 1));
    }

    private static List<String> colours(int steps, DoubleFunction<int[]> at) {
        List<String> colours = new ArrayList<>(steps);
        for (int step = 0; step < steps; step++) {
            int[] rgb = at.apply(step / (steps - 1.0));
            colours.add(String.format("#%02x%02x%02x", rgb[0], rgb[1], rgb[2]));
        }
        return List.copyOf(colours);
    }

    /** Returns the colour at a position from 0 to 1 as red, green and blue, each 0 to 255. */
    public static int[] rgb(double position) {
        double lightness = DARKEST + (LIGHTEST - DARKEST) * position;
        double[] from = position < 0.5 ? HUES[0] : HUES[1];
        double[] to = position < 0.5 ? HUES[1] : HUES[2];
        double share = position < 0.5 ? 2 * position : 2 * position - 1;
        return fromOklab(lightness, from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
    }

    /** Returns the colour of a value from −1 to 1 as red, green and blue, each 0 to 255. */
    public static int[] diverging(double value) {
        double[] end = value < 0 ? BELOW : ABOVE;
        double size = Math.abs(value);
        return fromOklab(NEUTRAL + (ENDS - NEUTRAL) * size, end[0] * size, end[1] * size);
    }

    private static int[] fromOklab(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new int[] {
            toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            toByte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
        };
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** From linear light to one sRGB channel. */
    private static int toByte(double linear) {
        double clipped = Math.min(1, Math.max(0, linear));
        double encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }
}
