package org.insula.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What tells whether invented maps can be believed: the first model's saliency lies at the end, the others' everywhere. */
final class ExampleTrust {
    private static final List<Double> SHARES = List.of(0.1, 0.2, 0.3, 0.4, 0.5);

    private final List<String> models;
    private final List<String> labels;
    private final int frames;

    private ExampleTrust(List<String> models, List<String> labels, int frames) {
        this.models = models;
        this.labels = labels;
        this.frames = frames;
    }

    /**
     * The section.
     *
     * @param text stands wherever a text may come from outside
     */
    static TrustReport of(List<String> models, List<String> labels, int frames, String text) {
        return new ExampleTrust(models, labels, frames).report(text);
    }

    private TrustReport report(String text) {
        List<TrustReport.AccuracyRange> ranges = models.stream()
                .map(model -> new TrustReport.AccuracyRange(model, 0.6125, 0.55, 0.675, 0.125, 0.0002, "above chance"))
                .toList();
        List<DropCurve> curves = new ArrayList<>();
        List<DropCurve> retrained = new ArrayList<>();
        List<LabelTiming> timing = new ArrayList<>();
        List<LabelStability> stability = new ArrayList<>();
        for (String model : models) {
            models.forEach(other -> curves.add(curve(model, other.equals(model) ? "own" : "other", other, 0.08)));
            curves.add(curve(model, "random", "", 0.02));
            retrained.add(curve(model, "own", model, 0.06));
            retrained.add(curve(model, "random", "", 0.01));
            for (String label : labels) {
                timing.add(timing(model, label));
                stability.add(new LabelStability(model, label, 0.4321, 0.003, 0.91, 0.87, Double.NaN));
            }
        }
        return new TrustReport(ranges, text, "gradient", curves, retrained, timing, text, stability, contrasts(text));
    }

    private static DropCurve curve(String model, String by, String saliencyOf, double fall) {
        List<Double> without =
                SHARES.stream().map(share -> 0.62 - 10 * share * fall / 2).toList();
        List<Double> points = Stream.concat(Stream.of(0.62), without.stream()).toList();
        return new DropCurve(
                model,
                by,
                saliencyOf,
                SHARES,
                0.62,
                without,
                points.stream().map(accuracy -> accuracy - 0.03).toList(),
                points.stream().map(accuracy -> accuracy + 0.05).toList(),
                3 * fall,
                fall);
    }

    private LabelTiming timing(String model, String label) {
        boolean vanishing = model.equals(models.get(0));
        double[] shares = new double[frames];
        double total = 0;
        for (int frame = 0; frame < frames; frame++) {
            shares[frame] = vanishing ? Math.pow(2, (frame - frames + 1) / 2.5) : 1;
            total += shares[frame];
        }
        List<Double> byFrame = new ArrayList<>();
        for (double share : shares) {
            byFrame.add(share / total);
        }
        List<LabelTiming.TopOnTask> tops = SHARES.stream()
                .map(top -> new LabelTiming.TopOnTask(top, vanishing ? 0.3 + 0.5 * top : 0.95 - 0.1 * top, 0.2, 1))
                .toList();
        return new LabelTiming(
                model, label, byFrame, vanishing ? 2.5 : Double.POSITIVE_INFINITY, vanishing ? 3 : 10, tops, 0.55);
    }

    private List<MapContrast> contrasts(String text) {
        List<MapContrast> contrasts = new ArrayList<>();
        for (int i = 0; i + 1 < labels.size(); i++) {
            List<MapContrast.Difference> top = List.of(
                    new MapContrast.Difference(i, 0.0213, 0.011, 0.034),
                    new MapContrast.Difference(i + 1, -0.0107, -0.02, -0.001));
            contrasts.add(new MapContrast(
                    models.get(0) + ", " + labels.get(i),
                    models.get(0) + ", " + labels.get(i + 1),
                    12,
                    i == 0 ? "above chance" : text,
                    top));
        }
        return contrasts;
    }
}
