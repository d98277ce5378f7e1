package org.insula.pipeline.bench;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.inference.Findings;

/**
 * Pairs of a label and a region that were called important, by what the region was made to do.
 *
 * @param important pairs that were called important, by role
 * @param all       all pairs, by role
 */
public record FindingTally(Map<RegionRole, Integer> important, Map<RegionRole, Integer> all) {
    /** Copies the counts; roles that are left out count 0. */
    public FindingTally {
        important = whole(important);
        all = whole(all);
    }

    private static Map<RegionRole, Integer> whole(Map<RegionRole, Integer> counts) {
        Map<RegionRole, Integer> whole = new EnumMap<>(RegionRole.class);
        for (RegionRole role : RegionRole.values()) {
            whole.put(role, counts.getOrDefault(role, 0));
        }
        return Collections.unmodifiableMap(whole);
    }

    /** Counts the findings of a cohort. */
    public static FindingTally of(Findings findings, CohortTruth truth) {
        Map<RegionRole, Integer> important = new EnumMap<>(RegionRole.class);
        Map<RegionRole, Integer> all = new EnumMap<>(RegionRole.class);
        List<String> labels = truth.labels();
        for (int label = 0; label < labels.size(); label++) {
            boolean[] marked = findings.important(labels.get(label));
            for (int region = 0; region < marked.length; region++) {
                RegionRole role = truth.role(label, region);
                all.merge(role, 1, Integer::sum);
                important.merge(role, marked[region] ? 1 : 0, Integer::sum);
            }
        }
        return new FindingTally(important, all);
    }

    /** The counts of all cohorts together. */
    static FindingTally sum(List<FindingTally> tallies) {
        Map<RegionRole, Integer> important = new EnumMap<>(RegionRole.class);
        Map<RegionRole, Integer> all = new EnumMap<>(RegionRole.class);
        for (FindingTally each : tallies) {
            each.important.forEach((role, count) -> important.merge(role, count, Integer::sum));
            each.all.forEach((role, count) -> all.merge(role, count, Integer::sum));
        }
        return new FindingTally(important, all);
    }

    /** Whether a region that has nothing to do with labels was called important for one. */
    public boolean hasFalse() {
        return important.entrySet().stream().anyMatch(each -> each.getKey().isFalse() && each.getValue() > 0);
    }

    /** Whether any region was called important. */
    public boolean hasAny() {
        return important.values().stream().anyMatch(count -> count > 0);
    }
}
