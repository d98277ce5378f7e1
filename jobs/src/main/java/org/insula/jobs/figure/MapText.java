package org.insula.jobs.figure;

import java.util.Locale;
import org.insula.jobs.report.Decoding;
import org.insula.jobs.report.MapMeaning;
import org.insula.jobs.report.ModelReport;

/** What figures of a map say about it in words. */
final class MapText {
    private MapText() {}

    /** Condition and model. */
    static String title(ModelReport model, String label) {
        return label + " · " + model.name();
    }

    /** Whether the model can be believed, with its accuracy. */
    static String verdict(ModelReport model) {
        Decoding decoding = model.decoding();
        String verdict =
                switch (decoding.verdict()) {
                    case ABOVE_CHANCE -> "above chance";
                    case NOT_ABOVE_CHANCE -> "NOT ABOVE CHANCE: the map explains nothing";
                    case NOT_TESTED -> "not tested against chance";
                };
        return String.format(
                Locale.ROOT,
                "%s; accuracy %.1f %% where guessing gets %.1f %%",
                verdict,
                100 * decoding.accuracy(),
                100 * decoding.chance());
    }

    /** What a colour bar of a kind of map is called. */
    static String unit(MapMeaning meaning) {
        return meaning.isSigned() ? meaning.unit() : "times the even share";
    }

    /** Where a scale ends that reaches the given magnitude: never so near that nothing stands out as if it did. */
    static double atLeast(double magnitude, MapMeaning meaning) {
        return meaning.isSigned() ? (magnitude > 0 ? magnitude : 1) : Math.max(1.5, magnitude);
    }

    /** The title of an axis of frames. */
    static String frames(double repetitionTime) {
        return Double.isNaN(repetitionTime)
                ? "frame"
                : "frame (" + String.format(Locale.ROOT, "%.2f", repetitionTime).replaceAll("\\.?0+$", "") + " s each)";
    }
}
