package org.insula.jobs.figure;

import java.awt.Color;
import java.awt.Paint;
import org.insula.jobs.report.ColourScale;
import org.jfree.chart.renderer.PaintScale;

/** The report's colour scale between two values; values beyond take the end's colour, NaN is light grey. */
final class ShareColours implements PaintScale {
    static final Color MISSING = new Color(0xdd, 0xdd, 0xdd);

    private final double low;
    private final double high;

    ShareColours(double low, double high) {
        this.low = low;
        this.high = high;
    }

    @Override
    public double getLowerBound() {
        return low;
    }

    @Override
    public double getUpperBound() {
        return high;
    }

    @Override
    public Paint getPaint(double value) {
        return colour(value);
    }

    Color colour(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        int[] rgb = ColourScale.rgb(Math.min(1, Math.max(0, (value - low) / (high - low))));
        return new Color(rgb[0], rgb[1], rgb[2]);
    }
}
