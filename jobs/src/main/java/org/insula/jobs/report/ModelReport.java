package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * What one kind of model reached and what its saliency says.
 *
 * @param name the model's name as configured, such as {@code input-cell-lstm}
 * @param decoding how well it decodes, over all folds and seeds
 * @param scores one entry per trained unit, by fold and seed
 * @param confusion counts over all held-out samples, folds and seeds
 * @param maps one map per label; empty if saliency was not taken
 */
public record ModelReport(
        String name, Decoding decoding, List<FoldScore> scores, ConfusionMatrix confusion, List<LabelMap> maps) {

    /** Copies the lists. */
    public ModelReport {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(decoding, "decoding");
        Objects.requireNonNull(confusion, "confusion");
        scores = List.copyOf(scores);
        maps = List.copyOf(maps);
    }
}
