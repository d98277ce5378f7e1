package org.insula.jobs.export;

import java.util.List;
import java.util.Optional;
import org.insula.io.table.Tsv;
import org.insula.pipeline.importance.Decay;
import org.insula.pipeline.importance.GroupMap;

/** The table of how fast saliency falls from the last frame back: a row per model and label. */
final class HalfLifeTable {
    private static final List<String> COLUMNS =
            List.of("model", "label", "half_life_frames", "half_life", "half_mass_frames", "verdict");

    private HalfLifeTable() {}

    /**
     * The rows of all models' maps by one method, of the given number.
     *
     * @param repetitionTime s from frame to frame; NaN if unknown
     */
    static TableRows of(List<ModelResult> models, int method, double repetitionTime) {
        TableRows table = new TableRows(COLUMNS);
        for (ModelResult model : models) {
            String verdict = model.chance().verdict().text();
            for (GroupMap map : model.saliency().get(method).maps()) {
                table.add(
                        List.of(model.model(), map.key().label()),
                        cells(map.decay(), repetitionTime),
                        List.of(verdict));
            }
        }
        return table;
    }

    private static List<String> cells(Optional<Decay> decay, double repetitionTime) {
        if (decay.isEmpty()) {
            return List.of(TableRows.NONE, TableRows.NONE, TableRows.NONE);
        }
        double frames = decay.get().halfLife();
        double seconds = repetitionTime > 0 ? frames * repetitionTime : Double.NaN;
        return List.of(
                Tsv.format(frames),
                Tsv.format(seconds),
                String.valueOf(decay.get().halfMass()));
    }
}
