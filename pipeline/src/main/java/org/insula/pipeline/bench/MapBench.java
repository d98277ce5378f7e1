package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.insula.pipeline.importance.GroupImportance;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.inference.Findings;
import org.insula.pipeline.inference.MapStudy;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.LabelPermutation;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.simulate.ScenarioCohort;
import org.insula.pipeline.simulate.Timing;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.SignFlipTest;
import org.insula.pipeline.train.Candidate;

/**
 * Trains models on simulated cohorts and compares their maps and findings with what was planted. What comes out depends on
 * the arguments alone. Immutable; threads may share it.
 */
public final class MapBench {
    /** Intervals over subjects are not looked at here. */
    private static final BootstrapInterval INTERVAL =
            BootstrapInterval.withDefaults().withResamples(100);

    /** Without a decoder the subjects are independent of each other. */
    private static final String UNDECODED = "sign flips over subjects";

    private final MapProtocol protocol;

    /** A bench that trains in one way. */
    public MapBench(MapProtocol protocol) {
        this.protocol = protocol;
    }

    /** Simulates a cohort of a cell's scenario and compares the cell's maps. */
    public CohortScores run(MapCell cell, long seed) {
        ScenarioCohort cohort = cell.scenario().draw(seed);
        return cell.model()
                .map(model -> decoded(cell, model, cohort, seed))
                .orElseGet(() -> undecoded(cell, cohort, seed));
    }

    private CohortScores undecoded(MapCell cell, ScenarioCohort cohort, long seed) {
        CohortTruth truth = CohortTruth.of(cell.scenario(), cohort);
        List<SaliencyRow> rows = ClassMeans.rows(cell.modelName(), cohort.samples(), seed);
        BenchedMap map = BenchedMap.CLASS_MEANS;
        Map<MapMetric, Double> values = recovery(truth, map, rows);
        Findings findings = Findings.byHeldOutSubjects(
                cohort.samples().labels(),
                bySubject(cohort.samples().labels(), SubjectImportance.all(map.kind(), rows)),
                SignFlipTest.withDefaults());
        return new CohortScores(
                List.of(new MapScore(cell, map, seed, values)),
                Optional.of(new CohortFindings(cell, seed, UNDECODED, FindingTally.of(findings, truth))));
    }

    /** The regions' values of each subject [label · regions + region], by subject; NaN where it lacks a label. */
    private static Map<String, double[]> bySubject(List<String> labels, List<SubjectMap> maps) {
        Map<String, double[]> subjects = new TreeMap<>();
        for (SubjectMap map : maps) {
            double[] own = map.byRegion();
            double[] all = subjects.computeIfAbsent(map.unit(), unit -> {
                double[] missing = new double[labels.size() * own.length];
                Arrays.fill(missing, Double.NaN);
                return missing;
            });
            System.arraycopy(own, 0, all, labels.indexOf(map.key().label()) * own.length, own.length);
        }
        return subjects;
    }

    private CohortScores decoded(MapCell cell, ModelSpec model, ScenarioCohort cohort, long seed) {
        CohortTruth truth = CohortTruth.of(cell.scenario(), cohort);
        List<SaliencyMethod> methods = BenchedMap.ofDecoders().stream()
                .map(map -> map.method().orElseThrow())
                .toList();
        MapStudy.Result result = study(model, cohort.samples(), seed, methods)
                .withScore(BenchedMap.SCORE)
                .trained(cohort.samples());
        List<MapScore> scores = new ArrayList<>();
        for (BenchedMap map : BenchedMap.ofDecoders()) {
            List<SaliencyRow> rows = result.rows().get(map.method().orElseThrow());
            Map<MapMetric, Double> values = recovery(truth, map, rows);
            values.put(MapMetric.ACCURACY, result.accuracy());
            scores.add(new MapScore(cell, map, seed, values));
        }
        return new CohortScores(
                scores,
                findings(model, cohort.samples(), result, seed)
                        .map(findings -> new CohortFindings(
                                cell, seed, findings.test().text(), FindingTally.of(findings, truth))));
    }

    private MapStudy study(ModelSpec model, SampleSet samples, long seed, List<SaliencyMethod> methods) {
        List<Fold> folds = FoldPlan.plan(samples.table(), protocol.folds(seed));
        return new MapStudy(List.of(Candidate.of(model, protocol.training())), folds, seed, methods);
    }

    private Optional<Findings> findings(ModelSpec model, SampleSet samples, MapStudy.Result result, long seed) {
        int permutations = protocol.permutations(model.isLinear());
        if (permutations == 0) {
            return Optional.empty();
        }
        LabelPermutation permutation =
                LabelPermutation.of(samples.table(), protocol.folds().group());
        return Optional.of(study(model, samples, seed, List.of(SaliencyMethod.CONTRIBUTION))
                .findings(samples, result, permutation, permutations));
    }

    private static Map<MapMetric, Double> recovery(CohortTruth truth, BenchedMap map, List<SaliencyRow> rows) {
        List<GroupMap> maps = groups(map, rows, truth.labels());
        Map<MapMetric, Double> values = new EnumMap<>(MapMetric.class);
        values.put(MapMetric.REGIONS_AUPRC, truth.regions(maps));
        if (truth.isFixed()) {
            values.put(MapMetric.FRAMES_AUPRC, truth.frames(maps));
            values.put(MapMetric.EARLY_FOUND, truth.found(maps, Timing.EARLY));
            values.put(MapMetric.EARLY_ON_TIME, truth.onTime(maps, Timing.EARLY));
            values.put(MapMetric.LATE_FOUND, truth.found(maps, Timing.LATE));
            values.put(MapMetric.LATE_ON_TIME, truth.onTime(maps, Timing.LATE));
            values.put(MapMetric.SUSTAINED_FOUND, truth.found(maps, Timing.SUSTAINED));
            values.put(MapMetric.SUSTAINED_ON_TIME, truth.onTime(maps, Timing.SUSTAINED));
        } else if (map.isPerSample()) {
            values.put(MapMetric.FRAMES_AUPRC, truth.frames(map.kind(), rows));
        }
        return values;
    }

    /** The group map of each label, in the labels' order. */
    private static List<GroupMap> groups(BenchedMap map, List<SaliencyRow> rows, List<String> labels) {
        Map<String, List<SubjectMap>> byLabel = SubjectImportance.all(map.kind(), rows).stream()
                .collect(Collectors.groupingBy(each -> each.key().label()));
        Function<String, GroupMap> group =
                label -> GroupImportance.of(ImportanceUnit.SUBJECT, byLabel.get(label), INTERVAL);
        return labels.stream().map(group).toList();
    }
}
