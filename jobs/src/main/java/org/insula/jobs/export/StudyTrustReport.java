package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.insula.jobs.report.DropCurve;
import org.insula.jobs.report.LabelStability;
import org.insula.jobs.report.LabelTiming;
import org.insula.jobs.report.MapContrast;
import org.insula.jobs.report.TrustReport;
import org.insula.pipeline.evaluate.AccuracyInterval;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.faithfulness.FaithfulnessCurve;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.RemovalPoint;
import org.insula.pipeline.importance.Decay;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.GroupTaskOn;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.Stability;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.statistics.Intervals;

/**
 * Turns what tells whether maps can be believed into what the report shows, of the first method of saliency; what takes
 * places of single samples, of the first method that explains them.
 */
final class StudyTrustReport {
    private static final int TOP_REGIONS = 10;

    private final StudyResult study;
    private final MethodTrust trust;

    /** The method by which places of samples are ordered, if any method does. */
    private final Optional<SaliencyMethod> ordered;

    private final MethodTrust ofPlaces;

    private StudyTrustReport(StudyResult study, MethodTrust trust) {
        this.study = study;
        this.trust = trust;
        List<SaliencyMethod> methods = study.config().saliency().methods();
        this.ordered = methods.stream().filter(SaliencyMethod::isPerSample).findFirst();
        this.ofPlaces = ordered.map(method -> study.trust().methods().get(methods.indexOf(method)))
                .orElse(trust);
    }

    /** The section; empty if no saliency was taken. */
    static Optional<TrustReport> of(StudyResult study) {
        return study.trust().methods().stream().findFirst().map(trust -> new StudyTrustReport(study, trust).report());
    }

    private TrustReport report() {
        Map<String, Verdict> verdicts = new HashMap<>();
        study.models()
                .forEach(model -> verdicts.put(model.model(), model.chance().verdict()));
        List<GroupMap> maps =
                study.models().stream().flatMap(model -> model.maps().stream()).toList();
        return new TrustReport(
                study.models().stream().map(StudyTrustReport::range).toList(),
                study.trust().options().replacement().text(),
                ordered.map(SaliencyMethod::text).orElse(""),
                ofPlaces.curves().stream()
                        .filter(NetworkCurve::ofAll)
                        .map(StudyTrustReport::curve)
                        .toList(),
                ofPlaces.retrained().stream().map(StudyTrustReport::retrained).toList(),
                maps.stream().map(this::timing).toList(),
                study.trust().whereTaskOn(),
                maps.stream().map(StudyTrustReport::stability).toList(),
                trust.contrasts().stream()
                        .map(each -> contrast(each, ContrastTable.verdict(each, verdicts)))
                        .toList());
    }

    private static TrustReport.AccuracyRange range(ModelResult model) {
        AccuracyInterval interval = model.interval();
        ChanceResult chance = model.chance();
        return new TrustReport.AccuracyRange(
                model.model(),
                chance.accuracy(),
                interval.low(),
                interval.high(),
                chance.chance(),
                chance.pValue(),
                chance.verdict().text());
    }

    private static DropCurve curve(NetworkCurve each) {
        FaithfulnessCurve curve = each.curve();
        return new DropCurve(
                each.model(),
                each.order().kind().text(),
                each.order().model(),
                curve.shares(),
                curve.whole().accuracy(),
                curve.without().stream().map(RemovalPoint::accuracy).toList(),
                ends(curve, curve.accuracies()::low),
                ends(curve, curve.accuracies()::high),
                curve.comprehensiveness(),
                curve.sufficiency());
    }

    /** The end of the interval of whole samples, then of each share. */
    private static List<Double> ends(FaithfulnessCurve curve, IntToDoubleFunction end) {
        return IntStream.rangeClosed(0, curve.shares().size())
                .mapToObj(end::applyAsDouble)
                .toList();
    }

    private static DropCurve retrained(RetrainedCurve curve) {
        List<RetrainedCurve.Point> without =
                curve.points().subList(1, curve.points().size());
        return new DropCurve(
                curve.model(),
                curve.by().text(),
                curve.by() == RemovalOrder.Kind.RANDOM ? "" : curve.model(),
                without.stream().map(RetrainedCurve.Point::share).toList(),
                curve.points().get(0).accuracy(),
                without.stream().map(RetrainedCurve.Point::accuracy).toList(),
                curve.points().stream().map(RetrainedCurve.Point::low).toList(),
                curve.points().stream().map(RetrainedCurve.Point::high).toList(),
                Double.NaN,
                Double.NaN);
    }

    private LabelTiming timing(GroupMap map) {
        Optional<GroupTaskOn> on = ofPlaces.taskOn().stream()
                .filter(each -> each.key().equals(map.key()))
                .findFirst();
        Optional<Decay> decay = map.decay();
        return new LabelTiming(
                map.key().model(),
                map.key().label(),
                IntStream.range(0, map.frames())
                        .mapToObj(frame -> map.byFrame().mean(frame))
                        .toList(),
                decay.map(Decay::halfLife).orElse(Double.NaN),
                decay.map(Decay::halfMass).orElse(0),
                on.map(StudyTrustReport::tops).orElse(List.of()),
                on.map(GroupTaskOn::chance).orElse(Double.NaN));
    }

    private static List<LabelTiming.TopOnTask> tops(GroupTaskOn on) {
        List<LabelTiming.TopOnTask> tops = new ArrayList<>();
        for (int top = 0; top < on.topShares().size(); top++) {
            tops.add(new LabelTiming.TopOnTask(
                    on.topShares().get(top),
                    on.shares().mean(top),
                    on.intervals().low(top),
                    on.intervals().high(top)));
        }
        return tops;
    }

    private static LabelStability stability(GroupMap map) {
        Stability stability = map.stability();
        return new LabelStability(
                map.key().model(),
                map.key().label(),
                stability.subjects().w(),
                stability.subjects().p(),
                stability.halves(),
                stability.folds(),
                stability.seeds());
    }

    private static MapContrast contrast(GroupContrast contrast, Verdict verdict) {
        int[] ranks = contrast.ranks();
        Intervals intervals = contrast.intervals();
        List<MapContrast.Difference> top = IntStream.range(0, ranks.length)
                .filter(region -> ranks[region] > 0 && ranks[region] <= TOP_REGIONS)
                .boxed()
                .sorted((one, other) -> Integer.compare(ranks[one], ranks[other]))
                .map(region -> new MapContrast.Difference(
                        region, contrast.difference().mean(region), intervals.low(region), intervals.high(region)))
                .toList();
        return new MapContrast(
                name(contrast.pair().one()),
                name(contrast.pair().other()),
                contrast.members().size(),
                verdict.text(),
                top);
    }

    private static String name(MapKey key) {
        return key.model() + ", " + key.label();
    }
}
