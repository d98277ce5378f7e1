package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.insula.jobs.report.Recovery;
import org.insula.pipeline.evaluate.RankAgreement;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.TruthRecovery;
import org.insula.pipeline.inference.Findings;
import org.insula.pipeline.sample.SamplingOptions;
import org.insula.pipeline.simulate.Timing;
import org.insula.pipeline.simulate.Truth;

/** How much of what was planted in a simulated cohort maps found. */
public final class Recoveries {
    private final Truth truth;
    private final OptionalInt firstFrame;

    /** Recoveries from maps of samples that were cut so. */
    public Recoveries(Truth truth, SamplingOptions samples) {
        this.truth = truth;
        this.firstFrame = truth.firstFrame(samples);
    }

    /** For each label, how many of the k regions planted for it are among its map's k top ones. */
    List<Recovery> byLabel(ModelResult model) {
        return labels(model.maps()).stream()
                .map(found -> new Recovery(
                        model.model(), found.key().label(), found.planted(), found.planted(), found.found()))
                .toList();
    }

    /** What the models found side by side, in lines for people: a row per model under two rows of names. */
    List<String> sideBySide(List<ModelResult> models) {
        boolean timed = firstFrame.isPresent();
        List<String> timings = Arrays.stream(Timing.values()).map(Timing::text).toList();
        List<String> above = new ArrayList<>(List.of("", "accuracy", "important", "", "", "", "precision", ""));
        List<String> names = new ArrayList<>(List.of("", "", "own", "other", "common", "empty", "regions", "frames"));
        for (String part : timed ? List.of("top ranks", "on time") : List.of("top ranks")) {
            above.add(part);
            above.addAll(Collections.nCopies(timings.size() - 1, ""));
            names.addAll(timings);
        }
        List<List<String>> rows = new ArrayList<>(List.of(above, names));
        models.forEach(model -> rows.add(row(model)));
        List<String> lines = new ArrayList<>(List.of("what came back of what was planted:"));
        lines.addAll(columns(rows));
        lines.add(
                "  important: pairs of a label and a region planted for that label, for another, for all labels alike, or for none");
        lines.add("  precision: average precision of regions, and of regions in frames; by chance " + byChance(models));
        lines.add("  top ranks: found among as many top regions as were planted"
                + (timed ? "; on time: with the peak in a planted frame" : ""));
        return lines;
    }

    private List<String> row(ModelResult model) {
        List<TruthRecovery> found = labels(model.maps());
        List<String> row = new ArrayList<>();
        row.add(model.model());
        row.add(String.format(Locale.ROOT, "%.3f", model.performance().accuracy()));
        row.addAll(important(model));
        row.add(precision(found, TruthRecovery::order));
        row.add(firstFrame.isPresent() ? precision(found, TruthRecovery::frameOrder) : "–");
        row.addAll(byTiming(found, TruthRecovery::found));
        if (firstFrame.isPresent()) {
            row.addAll(byTiming(found, TruthRecovery::onTime));
        }
        return row;
    }

    private List<String> important(ModelResult model) {
        Findings findings = model.controls().findings();
        if (findings.test() == Findings.Test.NONE) {
            return Collections.nCopies(4, "–");
        }
        int[] found = new int[4];
        int[] all = new int[4];
        for (String label : model.controls().labels()) {
            boolean[] important = findings.important(label);
            for (int region = 0; region < important.length; region++) {
                int kind = kind(label, region);
                all[kind]++;
                found[kind] += important[region] ? 1 : 0;
            }
        }
        return IntStream.range(0, found.length)
                .mapToObj(kind -> found[kind] + "/" + all[kind])
                .toList();
    }

    /** 0 for a region planted for the label, 1 for another label, 2 for all alike, 3 for none. */
    private int kind(String label, int region) {
        return truth.regions().stream()
                .filter(planted -> planted.region() == region)
                .findFirst()
                .map(planted ->
                        planted.task().equals(label) ? 0 : planted.task().equals(Truth.EVERY_TASK) ? 2 : 1)
                .orElse(3);
    }

    private String byChance(List<ModelResult> models) {
        List<TruthRecovery> found = labels(models.get(0).maps());
        return String.format(
                        Locale.ROOT, "%.2f", mean(found, each -> each.order().baseRate()))
                + (firstFrame.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                " and %.2f",
                                mean(found, each -> each.frameOrder().baseRate()))
                        : "");
    }

    private static String precision(List<TruthRecovery> found, Function<TruthRecovery, RankAgreement> order) {
        return String.format(
                Locale.ROOT, "%.2f", mean(found, each -> order.apply(each).auprc()));
    }

    /** Rows of cells, each column as wide as its widest cell. */
    private static List<String> columns(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> Arrays.setAll(
                widths, column -> Math.max(widths[column], row.get(column).length())));
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining("  ", "  ", ""))
                        .stripTrailing())
                .toList();
    }

    private static double mean(List<TruthRecovery> found, ToDoubleFunction<TruthRecovery> number) {
        return found.stream()
                .mapToDouble(number)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static List<String> byTiming(List<TruthRecovery> found, ToIntBiFunction<TruthRecovery, Timing> count) {
        return Arrays.stream(Timing.values())
                .map(timing -> found.stream()
                                .mapToInt(each -> count.applyAsInt(each, timing))
                                .sum()
                        + "/"
                        + found.stream().mapToInt(each -> each.planted(timing)).sum())
                .toList();
    }

    /** What each map found, in their order; labels that nothing was planted for are left out. */
    public List<TruthRecovery> labels(List<GroupMap> maps) {
        List<TruthRecovery> recoveries = new ArrayList<>();
        for (GroupMap map : maps) {
            TruthRecovery recovery = TruthRecovery.of(map, truth, firstFrame);
            if (recovery.planted() > 0) {
                recoveries.add(recovery);
            }
        }
        return recoveries;
    }
}
