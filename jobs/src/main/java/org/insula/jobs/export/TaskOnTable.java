package org.insula.jobs.export;

import java.util.List;
import java.util.Map;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.importance.GroupTaskOn;

/** The table of how much of the highest saliency falls on task-on frames: a row a model, label and top share. */
final class TaskOnTable {
    private static final List<String> ABOUT = List.of("model", "label", "top");
    private static final List<String> END = List.of("verdict");

    private TaskOnTable() {}

    /**
     * The rows of all models and labels.
     *
     * @param verdicts whether each model decodes above chance
     */
    static TableRows of(List<GroupTaskOn> all, Map<String, Verdict> verdicts) {
        TableRows table =
                new TableRows(ABOUT, StatisticsCells.SPREAD, StatisticsCells.INTERVAL, List.of("chance"), END);
        for (GroupTaskOn each : all) {
            String verdict = verdicts.get(each.key().model()).text();
            for (int top = 0; top < each.topShares().size(); top++) {
                table.add(
                        List.of(
                                each.key().model(),
                                each.key().label(),
                                Tsv.format(each.topShares().get(top))),
                        StatisticsCells.spread(each.shares(), top),
                        StatisticsCells.interval(each.intervals(), top),
                        List.of(Tsv.format(each.chance())),
                        List.of(verdict));
            }
        }
        return table;
    }
}
