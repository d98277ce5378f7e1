package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.insula.atlas.AtlasInspection;
import org.insula.atlas.RegionInspection;
import org.insula.jobs.report.AnswerReport;
import org.insula.jobs.report.DropCurve;
import org.insula.jobs.report.LabelStability;
import org.insula.jobs.report.TrustReport;
import org.insula.jobs.report.UsedRun;
import org.insula.jobs.report.Words;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.inference.Findings;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;

/**
 * Puts the answer to a study's question into words that follow from its numbers.
 *
 * <p>It is read from the maps of the model that decodes best, of those above chance; of equal ones, from the first in the
 * configuration. Each model's findings hold by themselves, so that choosing among models by accuracy does not weaken them.
 */
final class StudyAnswer {
    /** Regions that are shown of a label, and of each where there are many labels. */
    private static final int SHOWN = 3;

    private static final int MANY_LABELS = 12;

    private final StudyResult study;
    private final Optional<TrustReport> trust;
    private final List<RegionInspection> places;

    private StudyAnswer(StudyResult study, Optional<TrustReport> trust) {
        this.study = study;
        this.trust = trust;
        this.places = study.atlas().painted().map(AtlasInspection::regions).orElse(List.of());
    }

    /** The answer of a study. */
    static AnswerReport of(StudyResult study, Optional<TrustReport> trust) {
        return new StudyAnswer(study, trust).report();
    }

    private AnswerReport report() {
        Optional<ModelResult> read = best(study.models().stream()
                .filter(model -> model.chance().aboveChance() && !model.maps().isEmpty())
                .toList());
        return new AnswerReport(
                read.map(ModelResult::model).orElse(""),
                read.map(this::findings)
                        .orElse(
                                "No model was shown to decode better than guessing, so that no region can be said to matter."),
                decoding(),
                data(),
                read.map(this::believed).orElse(List.of()),
                read.map(this::labels).orElse(List.of()));
    }

    private static Optional<ModelResult> best(List<ModelResult> models) {
        return models.stream().reduce((one, other) -> accuracy(other) > accuracy(one) ? other : one);
    }

    private static double accuracy(ModelResult model) {
        return model.chance().accuracy();
    }

    private String findings(ModelResult model) {
        Findings findings = model.controls().findings();
        if (findings.test() == Findings.Test.NONE) {
            return "Regions are ranked, not tested: no rank by itself is a finding. Set inference.permutations to test them.";
        }
        if (!findings.canFind()) {
            return "Too few " + findings.test().compared() + " for any region to come out as important.";
        }
        return (findings.count() == 0
                        ? "No region is important for any condition"
                        : findings.count() + " of " + findings.pairs()
                                + " pairs of a condition and a region are important")
                + ": tested by " + findings.test().text() + " (" + findings.compared() + " "
                + findings.test().compared()
                + "), with a chance of at most " + Words.percent(Findings.LEVEL)
                + " of any false finding among all of them.";
    }

    private String decoding() {
        Optional<ModelResult> linear = best(ofKind(true));
        Optional<ModelResult> network = best(ofKind(false));
        StringBuilder text = new StringBuilder(
                "Of samples of " + study.config().training().folds().group() + "s that it had not seen, ");
        List<String> each = new ArrayList<>();
        linear.ifPresent(model -> each.add("the best linear decoder (" + model.model() + ") told "
                + Words.finePercent(accuracy(model)) + " right"));
        network.ifPresent(model -> each.add(
                "the best network (" + model.model() + ") told " + Words.finePercent(accuracy(model)) + " right"));
        text.append(String.join(", ", each));
        text.append("; guessing gets ")
                .append(Words.finePercent(study.models().get(0).chance().chance()))
                .append('.');
        if (linear.isPresent() && network.isPresent()) {
            text.append(' ')
                    .append(compared(
                            linear.get().groups(),
                            network.get().groups(),
                            study.config().training().folds().group(),
                            study.config().training().folds().seed()));
        }
        return text.toString();
    }

    private List<ModelResult> ofKind(boolean linear) {
        return study.config().models().stream()
                .filter(spec -> spec.isLinear() == linear)
                .map(ModelSpec::name)
                .flatMap(name ->
                        study.models().stream().filter(model -> model.model().equals(name)))
                .toList();
    }

    /**
     * Whether a network does better than a linear decoder, by the interval of what each group's accuracy differs by.
     *
     * @param unit what a group is called
     * @param seed of the draws of the interval
     */
    static String compared(List<GroupAccuracy> linear, List<GroupAccuracy> network, String unit, long seed) {
        Map<String, Double> ofLinear = new HashMap<>();
        linear.forEach(group -> ofLinear.put(group.group(), group.accuracy()));
        List<double[]> differences = network.stream()
                .filter(group -> ofLinear.containsKey(group.group()))
                .map(group -> new double[] {group.accuracy() - ofLinear.get(group.group())})
                .toList();
        if (differences.size() < 2) {
            return "With a single " + unit + " it cannot be said whether a network does better.";
        }
        Intervals interval = BootstrapInterval.withDefaults().withSeed(seed).of(differences);
        String verdict = interval.low(0) > 0
                ? "The network tells what a linear decoder cannot"
                : interval.high(0) < 0
                        ? "The linear decoder does better: these data do not need a network"
                        : "A network is not shown to do better: for these data a linear decoder is enough";
        return verdict
                + String.format(
                        Locale.ROOT,
                        " (difference %+.1f points, 95 %% interval over %ss %+.1f to %+.1f).",
                        100 * Summary.of(differences).mean(0),
                        unit,
                        100 * interval.low(0),
                        100 * interval.high(0));
    }

    private String data() {
        int bridged = study.used().stream().mapToInt(UsedRun::bridged).sum();
        int dropped = study.used().stream().mapToInt(UsedRun::dropped).sum();
        StringBuilder text = new StringBuilder(Words.count(study.samples().size(), "sample", "samples") + " of "
                + Words.count(study.samples().runs(), "run", "runs") + " of "
                + Words.count(study.samples().subjects().size(), "subject", "subjects") + ". ");
        text.append(
                study.leftOut().isEmpty()
                        ? "Nothing was left out"
                        : "Left out: " + study.leftOut().size()
                                + " runs or parts of runs, listed with their reasons below");
        if (dropped > 0) {
            text.append("; ").append(dropped).append(" windows miss too many frames");
        }
        if (bridged > 0) {
            text.append("; ").append(bridged).append(" missing frames are bridged in samples");
        }
        return text.append('.').toString();
    }

    /** What the section on trust says of the model, in short. */
    private List<String> believed(ModelResult model) {
        List<String> sentences = new ArrayList<>();
        if (trust.isEmpty()) {
            return sentences;
        }
        List<LabelStability> own = trust.get().stability().stream()
                .filter(each -> each.model().equals(model.model()))
                .toList();
        mean(own, LabelStability::halves)
                .ifPresent(halves -> sentences.add(String.format(
                        Locale.ROOT,
                        "Two halves of the %s order the regions %s (Spearman's correlation %.2f, mean over conditions).",
                        model.maps().get(0).unit().text(),
                        halves >= 0.7 ? "much alike" : halves >= 0.4 ? "somewhat alike" : "differently",
                        halves)));
        Optional<DropCurve> byMap = curve(model, "own");
        Optional<DropCurve> atRandom = curve(model, "random");
        if (byMap.isPresent() && atRandom.isPresent()) {
            int last = byMap.get().shares().size() - 1;
            sentences.add(String.format(
                    Locale.ROOT,
                    "Without the %s of places that its %s ranks first, accuracy falls by %.0f points; without as many"
                            + " drawn at random, by %.0f.",
                    Words.percent(byMap.get().shares().get(last)),
                    trust.get().orderedBy(),
                    fall(byMap.get(), last),
                    fall(atRandom.get(), last)));
        }
        return sentences;
    }

    private static <T> Optional<Double> mean(List<T> all, ToDoubleFunction<T> value) {
        var known = all.stream().mapToDouble(value).filter(Double::isFinite).average();
        return known.isPresent() ? Optional.of(known.getAsDouble()) : Optional.empty();
    }

    private Optional<DropCurve> curve(ModelResult model, String removedBy) {
        return trust.orElseThrow().curves().stream()
                .filter(curve ->
                        curve.model().equals(model.model()) && curve.removedBy().equals(removedBy))
                .findFirst();
    }

    private static double fall(DropCurve curve, int share) {
        return 100 * (curve.whole() - curve.without().get(share));
    }

    private List<AnswerReport.LabelAnswer> labels(ModelResult model) {
        int shown = study.samples().labels().size() > MANY_LABELS ? 1 : SHOWN;
        return study.samples().labels().stream()
                .flatMap(label -> model.maps().stream()
                        .filter(map -> map.key().label().equals(label))
                        .map(map -> label(map, model.controls().findings(), shown)))
                .toList();
    }

    private AnswerReport.LabelAnswer label(GroupMap map, Findings findings, int shown) {
        String label = map.key().label();
        boolean[] important = findings.important(label);
        double[] familyWise = findings.familyWise(label);
        int count = findings.count(label);
        // What is important is ordered by its own test: a region may be important by its silence, and low in the map.
        double[] statistics = findings.statistics(label);
        Stream<Integer> ordered = count == 0
                ? map.order().stream()
                : map.order().stream()
                        .filter(region -> important[region])
                        .sorted(Comparator.comparingDouble(region -> -statistics[region]));
        List<AnswerReport.TopRegion> regions = ordered.limit(shown)
                .map(region -> region(map, region, familyWise[region], important[region]))
                .toList();
        String words = findings.test() == Findings.Test.NONE
                ? "not tested"
                : count == 0 ? "none important" : count + " important";
        return new AnswerReport.LabelAnswer(label, words, regions);
    }

    private AnswerReport.TopRegion region(GroupMap map, int region, double familyWise, boolean important) {
        Optional<RegionInspection> place = places.isEmpty()
                ? Optional.empty()
                : Optional.of(places.get(region)).filter(each -> each.voxels() > 0);
        return new AnswerReport.TopRegion(
                study.atlas().regions().get(region).name(),
                place.map(each -> String.format(Locale.ROOT, "%.0f, %.0f, %.0f", each.x(), each.y(), each.z()))
                        .orElse(""),
                place.map(each -> String.format(Locale.ROOT, "%.1f cm³", each.cubicMillimetres() / 1000))
                        .orElse(""),
                String.format(
                        Locale.ROOT,
                        "%.3g (%.3g to %.3g)",
                        map.regions().mean(region),
                        map.intervals().low(region),
                        map.intervals().high(region)),
                Double.isNaN(familyWise) ? "n/a" : String.format(Locale.ROOT, "%.3f", familyWise),
                when(map.peakFrame(region)),
                important);
    }

    /** A frame of a sample, with its seconds from the first one where these are known. */
    private String when(int frame) {
        if (frame < 0) {
            return "n/a";
        }
        double repetitionTime = study.samples().repetitionTime();
        String seconds =
                Double.isNaN(repetitionTime) ? "" : String.format(Locale.ROOT, " (%.1f s)", frame * repetitionTime);
        return "frame " + frame + seconds;
    }
}
