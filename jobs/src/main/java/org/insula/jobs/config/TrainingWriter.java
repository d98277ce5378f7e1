package org.insula.jobs.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.train.HyperparameterGrid;
import org.insula.pipeline.train.TrainingOptions;

/** Says how networks are trained in the words of the configuration, every default spelt out. */
final class TrainingWriter {
    private TrainingWriter() {}

    /** The section {@code training}, as {@link TrainingReader} reads it back. */
    static Map<String, Object> tree(TrainingConfig training) {
        FoldOptions folds = training.folds();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folds", folds.folds());
        tree.put("group", folds.group());
        tree.put("validationShare", folds.validationShare());
        tree.put("seed", folds.seed());
        tree.put("seeds", training.seedCount());
        tree.put("labels", Choices.name(training.labels()));
        putOptions(tree, training.options());
        if (!training.grid().isEmpty()) {
            tree.put("grid", grid(training.grid()));
        }
        return tree;
    }

    private static Map<String, Object> grid(HyperparameterGrid grid) {
        Map<String, Object> tree = new LinkedHashMap<>();
        grid.values()
                .forEach((parameter, values) -> tree.put(
                        Choices.name(parameter),
                        values.stream().map(parameter::number).toList()));
        return tree;
    }

    private static void putOptions(Map<String, Object> tree, TrainingOptions options) {
        tree.put("epochs", options.epochs());
        tree.put("stopping", Choices.name(options.stopping()));
        tree.put("patience", options.patience());
        tree.put("refit", Choices.name(options.refit()));
        tree.put("batch", options.batch());
        tree.put("initialisation", Choices.name(options.initialisation()));
        tree.put("scaling", Choices.name(options.scaling()));
        tree.put("precision", Choices.name(options.precision()));
        tree.put("learningRate", options.learningRate());
        tree.put("schedule", Choices.name(options.schedule()));
        tree.put("weightDecay", options.weightDecay());
        tree.put("gradientNorm", options.gradientNorm());
        tree.put("dropout", options.dropout());
        tree.put("classWeights", Choices.name(options.classWeights()));
        tree.put("labelSmoothing", options.labelSmoothing());
    }
}
