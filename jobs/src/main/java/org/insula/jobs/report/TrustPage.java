package org.insula.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The section on trust as its template sees it: table cells, all plain text. */
public final class TrustPage {
    private static final int MOST_SHOWN = 24;

    private final TrustReport trust;
    private final double repetitionTime;

    TrustPage(TrustReport trust, double repetitionTime) {
        this.trust = trust;
        this.repetitionTime = repetitionTime;
    }

    /** Returns whether anything was removed. */
    public boolean hasCurves() {
        return !trust.curves().isEmpty();
    }

    /** Returns whether any network was trained again without what saliency points to. */
    public boolean hasRetrained() {
        return !trust.retrained().isEmpty();
    }

    /** Returns whether any map was set against another. */
    public boolean hasContrasts() {
        return !trust.contrasts().isEmpty();
    }

    /** Returns whether there is any map. */
    public boolean hasTiming() {
        return !trust.timing().isEmpty();
    }

    /** Returns whether it is known in which frames the task is on. */
    public boolean hasTaskOn() {
        return trust.timing().stream().anyMatch(timing -> !timing.taskOn().isEmpty());
    }

    /** Returns what took the place of removed values. */
    public String replacement() {
        return trust.replacement();
    }

    /** Returns the method whose magnitude orders places; empty if no method explains single samples. */
    public String orderedBy() {
        return trust.orderedBy();
    }

    /** Returns whether tables of all maps are shown at once, rather than when the reader opens them. */
    public boolean isShort() {
        return trust.timing().size() <= MOST_SHOWN;
    }

    /** Returns where it is known from in which frames the task is on, or why it is not. */
    public String taskOn() {
        return trust.taskOn();
    }

    /** Returns the cells of the table of accuracies: model, accuracy, interval, chance, p, verdict. */
    public List<List<String>> intervals() {
        return trust.intervals().stream()
                .map(each -> List.of(
                        each.model(),
                        Words.finePercent(each.accuracy()),
                        range(each.low(), each.high()),
                        Words.finePercent(each.chance()),
                        p(each.pValue()),
                        each.verdict()))
                .toList();
    }

    /** Returns the shares that were removed, as the heads of columns. */
    public List<String> removedShares() {
        return shares(trust.curves());
    }

    /** Returns the shares that were removed before networks were trained again, as the heads of columns. */
    public List<String> retrainedShares() {
        return shares(trust.retrained());
    }

    private static List<String> shares(List<DropCurve> curves) {
        return curves.stream()
                .findFirst()
                .map(curve -> curve.shares().stream().map(Words::percent).toList())
                .orElse(List.of());
    }

    /** Returns the cells of the table of falls: model, saliency, fall at each share, comprehensiveness, sufficiency. */
    public List<List<String>> drops() {
        List<List<String>> rows = new ArrayList<>();
        for (DropCurve curve : trust.curves()) {
            Stream<String> ends = Stream.of(decimal(curve.comprehensiveness()), decimal(curve.sufficiency()));
            rows.add(Stream.concat(falls(curve), ends).toList());
        }
        return rows;
    }

    /** Returns the cells of the table of networks trained again: model, saliency, fall at each share. */
    public List<List<String>> retrained() {
        return trust.retrained().stream().map(curve -> falls(curve).toList()).toList();
    }

    private static Stream<String> falls(DropCurve curve) {
        return Stream.concat(
                Stream.of(curve.model(), orderOf(curve)),
                curve.without().stream().map(accuracy -> points(curve.whole() - accuracy)));
    }

    private static String orderOf(DropCurve curve) {
        return switch (curve.removedBy()) {
            case "own" -> "its own";
            case "random" -> "at random";
            default -> "that of " + curve.saliencyOf();
        };
    }

    /** Returns the shares of most salient places, as the heads of columns. */
    public List<String> topShares() {
        return trust.timing().stream()
                .filter(timing -> !timing.taskOn().isEmpty())
                .findFirst()
                .map(timing -> timing.taskOn().stream()
                        .map(top -> Words.percent(top.top()))
                        .toList())
                .orElse(List.of());
    }

    /** Returns the cells of the table of timing: model, label, half-life, half-mass, then task-on shares and chance. */
    public List<List<String>> timing() {
        int tops = topShares().size();
        return trust.timing().stream().map(each -> timing(each, tops)).toList();
    }

    private List<String> timing(LabelTiming timing, int tops) {
        List<String> cells = new ArrayList<>(List.of(
                timing.model(),
                timing.label(),
                halfLife(timing.halfLife()),
                timing.halfMass() == 0 ? "n/a" : String.valueOf(timing.halfMass())));
        for (int top = 0; top < tops; top++) {
            cells.add(
                    timing.taskOn().isEmpty()
                            ? "n/a"
                            : Words.finePercent(timing.taskOn().get(top).mean()));
        }
        if (tops > 0) {
            cells.add(Words.finePercent(timing.chance()));
        }
        return cells;
    }

    private String halfLife(double frames) {
        if (Double.isInfinite(frames)) {
            return "does not fall";
        }
        String seconds = repetitionTime > 0 ? " (" + Words.seconds(frames * repetitionTime) + ")" : "";
        return Double.isNaN(frames) ? "n/a" : String.format(Locale.ROOT, "%.1f%s", frames, seconds);
    }

    /** Returns the cells of the table of stability: model, label, W, its p, halves, folds, seeds. */
    public List<List<String>> stability() {
        return trust.stability().stream()
                .map(each -> List.of(
                        each.model(),
                        each.label(),
                        decimal(each.kendallW()),
                        p(each.kendallP()),
                        decimal(each.halves()),
                        decimal(each.folds()),
                        decimal(each.seeds())))
                .toList();
    }

    private static String range(double low, double high) {
        return Double.isNaN(low) ? "n/a" : Words.finePercent(low) + " to " + Words.finePercent(high);
    }

    private static String p(double p) {
        return Double.isNaN(p) ? "n/a" : Words.pValue(p);
    }

    private static String points(double difference) {
        return Double.isNaN(difference) ? "n/a" : String.format(Locale.ROOT, "%.1f", 100 * difference);
    }

    private static String decimal(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.2f", value);
    }
}
