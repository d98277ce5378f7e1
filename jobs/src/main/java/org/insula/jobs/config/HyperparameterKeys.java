package org.insula.jobs.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.train.Hyperparameter;
import org.insula.pipeline.train.HyperparameterGrid;

/** Reads hyper-parameters, as single values and as lists in a grid, within the same ranges. */
final class HyperparameterKeys {
    private static final int MANY = 1_000_000;

    private HyperparameterKeys() {}

    /** A count under the hyper-parameter's name. */
    static int count(ConfigSection section, Hyperparameter parameter, int absent) {
        Range range = range(parameter);
        return section.integer(Choices.name(parameter), absent, (int) range.least(), (int) range.most());
    }

    /** A number under the hyper-parameter's name. */
    static double number(ConfigSection section, Hyperparameter parameter, double absent) {
        Range range = range(parameter);
        return section.number(Choices.name(parameter), absent, range.least(), range.most());
    }

    /**
     * The section {@code grid}: lists of values by hyper-parameter; nothing is varied where it is absent.
     *
     * @param training the section that it is in
     * @param models the models whose values are varied
     * @throws InputException if a list has a value out of range or twice, makes no difference to any model, or there
     *     are too many candidates
     */
    static HyperparameterGrid grid(ConfigSection training, List<ModelSpec> models) {
        ConfigSection section = training.section("grid");
        Map<Hyperparameter, List<Double>> values = new EnumMap<>(Hyperparameter.class);
        for (Hyperparameter parameter : Hyperparameter.values()) {
            String key = Choices.name(parameter);
            if (section.has(key)) {
                values.put(parameter, list(section, parameter));
                if (models.stream().noneMatch(parameter::matters)) {
                    throw section.refuse(key, "is given, but no model has " + whatHasIt(parameter), "leave it out");
                }
            }
        }
        section.refuseUnknown();
        return training.checked(
                "grid",
                "list each value once, and fewer of them: every candidate is trained for every fold and seed",
                () -> new HyperparameterGrid(values));
    }

    private static String whatHasIt(Hyperparameter parameter) {
        return switch (parameter) {
            case ATTENTION_WIDTH, HOPS -> "attention";
            case HIDDEN -> "a cell";
            case BATCH, LEARNING_RATE, WEIGHT_DECAY, DROPOUT ->
                "any use for it: linear models are fitted to their optimum";
        };
    }

    private static List<Double> list(ConfigSection section, Hyperparameter parameter) {
        Range range = range(parameter);
        String key = Choices.name(parameter);
        return parameter.isWhole()
                ? section.integers(key, (long) range.least(), (long) range.most()).stream()
                        .map(Long::doubleValue)
                        .toList()
                : section.numbers(key, range.least(), range.most());
    }

    /** What a value may be, from the least to the most. */
    private record Range(double least, double most) {}

    private static Range range(Hyperparameter parameter) {
        return switch (parameter) {
            case HIDDEN, ATTENTION_WIDTH, HOPS -> new Range(1, ModelReader.LARGEST);
            case BATCH -> new Range(1, MANY);
            case LEARNING_RATE -> new Range(1e-9, 10);
            case WEIGHT_DECAY -> new Range(0, 10);
            case DROPOUT -> new Range(0, 0.95);
        };
    }
}
