package org.insula.jobs.export;

import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.MapKey;

/** The table of differences between two maps of the same subjects: a row a pair of maps and region. */
final class ContrastTable {
    private static final List<String> ABOUT =
            List.of("contrast", "model", "label", "other_model", "other_label", "index", "name");
    private static final List<String> END = List.of("rank", "verdict");

    private ContrastTable() {}

    /**
     * The rows of all contrasts.
     *
     * @param verdicts whether each model decodes above chance; a contrast needs both
     */
    static TableRows of(List<GroupContrast> contrasts, List<Region> regions, Map<String, Verdict> verdicts) {
        TableRows table = new TableRows(ABOUT, StatisticsCells.SPREAD, StatisticsCells.INTERVAL, END);
        contrasts.forEach(contrast -> add(table, contrast, regions, verdict(contrast, verdicts)));
        return table;
    }

    /** Whether both models of a contrast decode above chance. */
    static Verdict verdict(GroupContrast contrast, Map<String, Verdict> verdicts) {
        Verdict one = verdicts.get(contrast.pair().one().model());
        return one == Verdict.ABOVE_CHANCE
                ? verdicts.get(contrast.pair().other().model())
                : one;
    }

    private static void add(TableRows table, GroupContrast contrast, List<Region> regions, Verdict verdict) {
        MapKey one = contrast.pair().one();
        MapKey other = contrast.pair().other();
        String kind = contrast.pair().ofLabels() ? "labels" : "models";
        int[] ranks = contrast.ranks();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            table.add(
                    List.of(kind, one.model(), one.label(), other.model(), other.label()),
                    List.of(String.valueOf(region.label()), region.name()),
                    StatisticsCells.spread(contrast.difference(), i),
                    StatisticsCells.interval(contrast.intervals(), i),
                    List.of(ranks[i] == 0 ? TableRows.NONE : String.valueOf(ranks[i]), verdict.text()));
        }
    }
}
