package org.insula.pipeline.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.insula.pipeline.evaluate.RankAgreement;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.simulate.PlantedRegion;
import org.insula.pipeline.simulate.Scenario;
import org.insula.pipeline.simulate.ScenarioCohort;
import org.insula.pipeline.simulate.Timing;

/**
 * Compares maps of a simulated cohort with what was planted in it. Where labels mean nothing, nothing counts as planted.
 * Immutable.
 */
public final class CohortTruth {
    private final ScenarioCohort cohort;
    private final boolean empty;

    private CohortTruth(ScenarioCohort cohort, boolean empty) {
        this.cohort = cohort;
        this.empty = empty;
    }

    /** The truth of a cohort of a scenario. */
    public static CohortTruth of(Scenario scenario, ScenarioCohort cohort) {
        return new CohortTruth(cohort, scenario == Scenario.NULL);
    }

    /** The labels, in their order. */
    List<String> labels() {
        return cohort.samples().labels();
    }

    /** What a region was made to do, seen from a label. */
    RegionRole role(int label, int region) {
        if (empty) {
            return RegionRole.EMPTY;
        }
        if (cohort.regions(label)[region]) {
            return RegionRole.PLANTED;
        }
        if (cohort.telling()[region]) {
            return RegionRole.OTHER;
        }
        return cohort.common().contains(region) ? RegionRole.COMMON : RegionRole.EMPTY;
    }

    /** Whether the regions of a label respond in the same frames of all its samples. */
    boolean isFixed() {
        return IntStream.range(0, labels().size())
                .mapToObj(this::responses)
                .allMatch(own -> own.stream().allMatch(truth -> Arrays.equals(truth, own.get(0))));
    }

    private List<boolean[]> responses(int label) {
        return IntStream.range(0, cohort.samples().size())
                .filter(sample -> cohort.samples().sample(sample).label() == label)
                .mapToObj(cohort.responses()::get)
                .toList();
    }

    /** Average precision of the planted regions in the order of group maps, one per label in the labels' order. */
    double regions(List<GroupMap> maps) {
        return meanOverLabels(maps, map -> {
            double[] strengths = map.kind().strengths(map.regions().mean());
            return agreement(strengths, cohort.regions(label(map)));
        });
    }

    /** The same of regions in frames, where responses are in the same frames of all samples. */
    double frames(List<GroupMap> maps) {
        return meanOverLabels(maps, map -> {
            double[] strengths = map.kind().strengths(map.cells().mean());
            return agreement(strengths, responses(label(map)).get(0));
        });
    }

    private int label(GroupMap map) {
        return labels().indexOf(map.key().label());
    }

    /** The same of single samples, the mean over those in which anything responds. */
    double frames(MapKind kind, Collection<SaliencyRow> rows) {
        Map<String, Integer> indices = new HashMap<>();
        IntStream.range(0, cohort.samples().size())
                .forEach(i -> indices.put(cohort.samples().sample(i).id(), i));
        return empty
                ? Double.NaN
                : rows.stream()
                        .mapToDouble(row -> agreement(
                                strengths(kind, row), cohort.responses().get(indices.get(row.sample()))))
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN);
    }

    private static double[] strengths(MapKind kind, SaliencyRow row) {
        float[] saliency = row.saliency();
        double[] values = new double[saliency.length];
        Arrays.setAll(values, place -> kind.isSigned() ? saliency[place] : Math.abs(saliency[place]));
        return kind.strengths(values);
    }

    private static double agreement(double[] strengths, boolean[] truth) {
        float[] values = new float[strengths.length];
        for (int place = 0; place < values.length; place++) {
            values[place] = (float) strengths[place];
        }
        return RankAgreement.of(values, truth).auprc();
    }

    private double meanOverLabels(List<GroupMap> maps, ToDoubleFunction<GroupMap> value) {
        return empty ? Double.NaN : maps.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Share of the regions planted with a timing that are found: among the top k of their label, k planted for it. */
    double found(List<GroupMap> maps, Timing timing) {
        return share(maps, timing, CohortTruth::isFound);
    }

    /** Share of them that are found and strongest in one of their planted frames. */
    double onTime(List<GroupMap> maps, Timing timing) {
        return share(maps, timing, (map, planted, k) -> isFound(map, planted, k) && isOnTime(map, planted));
    }

    /** Whether a map says what was planted. */
    private interface Check {
        boolean holds(GroupMap map, PlantedRegion planted, int k);
    }

    private double share(List<GroupMap> maps, Timing timing, Check check) {
        int all = 0;
        int held = 0;
        for (GroupMap map : maps) {
            List<PlantedRegion> planted = cohort.planted().get(label(map));
            for (PlantedRegion each : planted) {
                boolean counts = !empty && each.timing() == timing;
                all += counts ? 1 : 0;
                held += counts && check.holds(map, each, planted.size()) ? 1 : 0;
            }
        }
        return all == 0 ? Double.NaN : (double) held / all;
    }

    private static boolean isFound(GroupMap map, PlantedRegion planted, int k) {
        int rank = map.ranks()[planted.region()];
        return rank >= 1 && rank <= k;
    }

    private boolean isOnTime(GroupMap map, PlantedRegion planted) {
        int peak = map.peakFrame(planted.region());
        int place = peak * cohort.samples().regions().size() + planted.region();
        return peak >= 0 && responses(label(map)).get(0)[place];
    }
}
