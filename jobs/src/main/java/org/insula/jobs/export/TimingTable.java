package org.insula.jobs.export;

import java.util.List;
import java.util.Map;
import org.insula.io.table.Tsv;
import org.insula.pipeline.importance.GroupMap;

/** The table of saliency by frame: a row a model, label and frame. */
final class TimingTable {
    private static final List<String> ABOUT = List.of("model", "label", "frame", "time");
    private static final List<String> END = List.of("even", "task_on", "verdict");

    private final double repetitionTime;
    private final Map<String, double[]> taskOn;

    /**
     * The table of maps.
     *
     * @param repetitionTime s from frame to frame; NaN if unknown
     * @param taskOn share of a label's samples in which the task is on [frame], by label; empty where that is unknown
     */
    TimingTable(double repetitionTime, Map<String, double[]> taskOn) {
        this.repetitionTime = repetitionTime;
        this.taskOn = taskOn;
    }

    /** The rows of all models' maps by one method, of the given number. */
    TableRows of(List<ModelResult> models, int method) {
        TableRows table = new TableRows(ABOUT, StatisticsCells.SPREAD, END);
        for (ModelResult model : models) {
            String verdict = model.chance().verdict().text();
            model.saliency().get(method).maps().forEach(map -> add(table, map, verdict));
        }
        return table;
    }

    private void add(TableRows table, GroupMap map, String verdict) {
        double[] on = taskOn.get(map.key().label());
        for (int frame = 0; frame < map.frames(); frame++) {
            double time = repetitionTime > 0 ? frame * repetitionTime : Double.NaN;
            table.add(
                    List.of(map.key().model(), map.key().label(), String.valueOf(frame), Tsv.format(time)),
                    StatisticsCells.spread(map.byFrame(), frame),
                    List.of(Tsv.format(1.0 / map.frames()), Tsv.format(on == null ? Double.NaN : on[frame]), verdict));
        }
    }
}
