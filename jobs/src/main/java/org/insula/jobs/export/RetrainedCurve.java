package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;

/**
 * How accurate a model's networks are that were trained again without some places, each subject counting once.
 *
 * @param model the model
 * @param by in what order places were removed
 * @param points ascending by share, the former networks on whole samples first
 */
public record RetrainedCurve(String model, RemovalOrder.Kind by, List<Point> points) {
    /**
     * One share.
     *
     * @param share removed, 0 for the former networks on whole samples
     * @param subjects number of subjects (or runs)
     * @param accuracy mean over them, 0 to 1
     * @param low lower end of its 95 % interval over them; NaN with one
     * @param high upper end
     */
    public record Point(double share, int subjects, double accuracy, double low, double high) {
        static Point of(double share, Collection<Double> subjects, BootstrapInterval interval) {
            Intervals ends = interval.of(
                    subjects.stream().map(each -> new double[] {each}).toList());
            double sum = subjects.stream().mapToDouble(Double::doubleValue).sum();
            return new Point(share, subjects.size(), sum / subjects.size(), ends.low(0), ends.high(0));
        }
    }

    /**
     * Accuracy within one subject.
     *
     * @param by in what order places were removed
     * @param share removed
     * @param accuracy of the subject
     */
    public record Found(RemovalOrder.Kind by, double share, GroupAccuracy accuracy) {}

    /** Copies the list. */
    public RetrainedCurve {
        Objects.requireNonNull(model);
        Objects.requireNonNull(by);
        points = List.copyOf(points);
    }

    /**
     * The curves of what networks of all folds found, in whatever order; by own saliency first.
     *
     * @param interval how the interval of a mean is found
     */
    public static List<RetrainedCurve> of(String model, List<Found> found, BootstrapInterval interval) {
        TreeMap<RemovalOrder.Kind, TreeMap<Double, TreeMap<String, Double>>> byShare = new TreeMap<>();
        for (Found each : found) {
            byShare.computeIfAbsent(each.by(), by -> new TreeMap<>())
                    .computeIfAbsent(each.share(), share -> new TreeMap<>())
                    .put(each.accuracy().group(), each.accuracy().accuracy());
        }
        List<RetrainedCurve> curves = new ArrayList<>();
        byShare.forEach((by, shares) -> {
            List<Point> points = new ArrayList<>();
            shares.forEach((share, subjects) -> points.add(Point.of(share, subjects.values(), interval)));
            curves.add(new RetrainedCurve(model, by, points));
        });
        return curves;
    }
}
