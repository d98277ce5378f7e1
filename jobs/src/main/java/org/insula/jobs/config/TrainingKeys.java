package org.insula.jobs.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.insula.pipeline.train.Hyperparameter;
import org.insula.pipeline.train.HyperparameterGrid;
import org.insula.pipeline.train.TrainingOptions;

/** The section {@code training}. */
final class TrainingKeys {
    private static final int MANY = ValueType.MANY;

    private static final Section<TrainingOptions> OPTIONS = Section.of(StudyDefaults.training())
            .key("epochs", ValueType.whole(1, MANY), "Epochs at most.")
            .choice("stopping", "When training stops before its last epoch.")
            .key(
                    "patience",
                    ValueType.whole(1, MANY),
                    "Epochs without a lower validation loss after which training stops.")
            .choice(
                    "refit",
                    "With withValidation, the network is trained again for the best number of epochs, on training and"
                            + " validation groups together; none keeps the network of the best epoch.")
            .key("batch", ValueType.whole(1, MANY), "Samples per step.")
            .choice(
                    "initialisation",
                    "How weights are drawn before the first step: uniform within ±√(6/(inputs + outputs)) of each"
                            + " matrix, or within ±1/√inputs. Biases start at zero.")
            .choice(
                    "scaling",
                    "What is standardised: each region over all frames, or each frame of each region by itself.")
            .choice("precision", "Precision of training.")
            .key("learningRate", ValueType.number(1e-9, 10), "Step size of Adam in the first epoch.")
            .choice("schedule", "How the step size changes.")
            .key("weightDecay", ValueType.number(0, 10), "Decoupled weight decay.")
            .key(
                    "gradientNorm",
                    ValueType.number(0, MANY),
                    "Length that the gradient of a step is shortened to where it is longer; 0 is off.")
            .key("dropout", ValueType.number(0, 0.95), "Dropout on the input and on the last hidden state.")
            .choice("classWeights", "With balanced, every class counts the same, however many samples it has.")
            .key(
                    "labelSmoothing",
                    ValueType.number(0, 0.95),
                    "Share of a sample's label that is spread evenly over all classes.")
            .build();

    private static final Section<RunConfig> GRID = grid();

    static final Section<RunConfig> SECTION = Section.of(RunConfig.defaults())
            .within("training.folds")
            .key("folds", ValueType.whole(2, MANY), "Cross-validation folds.")
            .key(
                    "group",
                    ValueType.text(),
                    "What is never in both training and test: subject, session, run, or a column of participants.tsv or"
                            + " of the runs table, such as a family.")
            .key(
                    "validationShare",
                    ValueType.number(0, 0.9),
                    "Share of the training groups that chooses the epoch to keep.")
            .key("seed", ValueType.whole(0, Long.MAX_VALUE / 2), "The one seed that every random choice comes from.")
            .within("training")
            .key("seeds", "seedCount", ValueType.whole(1, 10_000), "Networks per model and fold.")
            .choice("labels", "With shuffled, labels are in random order: a null in which nothing must be found.")
            .include("options", OPTIONS)
            .key("grid", GRID, config -> config, (config, read) -> read, "Lists of values to choose from.")
            .absent("none")
            .where(
                    config -> config.training().grid().isEmpty()
                            || config.training().folds().validationShare() > 0,
                    config -> "is chosen by the loss on validation groups, but validationShare is 0",
                    "set validationShare: 0.2, or leave the grid out")
            .build();

    private TrainingKeys() {}

    /** The hyper-parameters, each with a list of what may be written for it elsewhere. */
    private static Section<RunConfig> grid() {
        Section.Builder<RunConfig> grid = Section.of(RunConfig.defaults());
        for (Hyperparameter parameter : Hyperparameter.values()) {
            Key<?, ?> single = Stream.concat(OPTIONS.keys().stream(), ModelKeys.SECTION.keys().stream())
                    .filter(key -> key.name().equals(Choices.name(parameter)))
                    .findFirst()
                    .orElseThrow();
            grid.key(
                            single.name(),
                            new ValueType.Listed<>(number(single.type())),
                            config -> values(config, parameter),
                            (config, values) -> with(config, parameter, values),
                            single.sentence())
                    .unwritten("not varied")
                    .remedy("list each value once, and fewer of them: every candidate is trained for every fold and"
                            + " seed")
                    .where(
                            config -> config.models().stream().anyMatch(parameter::matters),
                            config -> "is given, but no model has " + whatHasIt(parameter),
                            "leave it out");
        }
        return grid.build();
    }

    @SuppressWarnings("unchecked")
    private static ValueType.Scalar<Number> number(ValueType<?> type) {
        return (ValueType.Scalar<Number>) type;
    }

    private static List<Number> values(RunConfig config, Hyperparameter parameter) {
        return config.training().grid().values().getOrDefault(parameter, List.of()).stream()
                .map(parameter::number)
                .toList();
    }

    private static RunConfig with(RunConfig config, Hyperparameter parameter, List<Number> tried) {
        TrainingConfig training = config.training();
        Map<Hyperparameter, List<Double>> values = new EnumMap<>(Hyperparameter.class);
        values.putAll(training.grid().values());
        values.put(parameter, tried.stream().map(Number::doubleValue).toList());
        return config.with(new TrainingConfig(
                training.folds(),
                training.seedCount(),
                training.labels(),
                training.options(),
                new HyperparameterGrid(values)));
    }

    private static String whatHasIt(Hyperparameter parameter) {
        return switch (parameter) {
            case ATTENTION_WIDTH, HOPS -> "attention";
            case HIDDEN -> "a cell";
            case BATCH, LEARNING_RATE, WEIGHT_DECAY, DROPOUT ->
                "any use for it: linear models are fitted to their optimum";
        };
    }
}
