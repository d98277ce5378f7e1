package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.insula.jobs.report.Recovery;
import org.insula.pipeline.evaluate.RankAgreement;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.TruthRecovery;
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

    /**
     * A few lines for people: how many planted regions were found, by their timing, and how many in the right frames.
     */
    List<String> describe(ModelResult model) {
        List<TruthRecovery> found = labels(model.maps());
        int telling = found.stream().mapToInt(TruthRecovery::telling).max().orElse(0);
        double tellingFound =
                found.stream().mapToInt(TruthRecovery::tellingFound).average().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "planted regions among the %d of the largest magnitude: %.1f of %d, mean over labels",
                telling,
                tellingFound,
                telling));
        lines.add("among as many top ones as were planted for the label: " + byTiming(found, TruthRecovery::found));
        lines.add("order of regions by importance: " + agreement(found, TruthRecovery::order));
        if (firstFrame.isPresent()) {
            lines.add("order of regions in frames: " + agreement(found, TruthRecovery::frameOrder));
            lines.add("most important in the frames they were planted in: " + byTiming(found, TruthRecovery::onTime));
        }
        return lines;
    }

    private static String agreement(List<TruthRecovery> found, Function<TruthRecovery, RankAgreement> order) {
        return String.format(
                Locale.ROOT,
                "AUROC %.2f, AUPRC %.2f and precision at k %.2f (%.2f by chance), mean over labels",
                mean(found, each -> order.apply(each).auroc()),
                mean(found, each -> order.apply(each).auprc()),
                mean(found, each -> order.apply(each).precisionAtK()),
                mean(found, each -> order.apply(each).baseRate()));
    }

    private static double mean(List<TruthRecovery> found, ToDoubleFunction<TruthRecovery> number) {
        return found.stream()
                .mapToDouble(number)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static String byTiming(List<TruthRecovery> found, ToIntBiFunction<TruthRecovery, Timing> count) {
        return Arrays.stream(Timing.values())
                .map(timing -> timing.text() + " "
                        + found.stream()
                                .mapToInt(each -> count.applyAsInt(each, timing))
                                .sum()
                        + " of "
                        + found.stream().mapToInt(each -> each.planted(timing)).sum())
                .collect(Collectors.joining(", "));
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
