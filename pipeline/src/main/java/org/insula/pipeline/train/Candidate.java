package org.insula.pipeline.train;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.insula.pipeline.model.ModelSpec;

/**
 * One model with one way to train it, of those that are tried.
 *
 * @param model the model, of the sizes tried
 * @param options how it is trained
 * @param values what was varied and is so here, in the order of {@link Hyperparameter}; empty where nothing was
 */
public record Candidate(ModelSpec model, TrainingOptions options, Map<Hyperparameter, Double> values) {
    /** Copies the map. */
    public Candidate {
        Objects.requireNonNull(model);
        Objects.requireNonNull(options);
        Map<Hyperparameter, Double> sorted = new EnumMap<>(Hyperparameter.class);
        sorted.putAll(values);
        values = Collections.unmodifiableMap(sorted);
    }

    /** What a study asks for, where nothing is varied. */
    public static Candidate of(ModelSpec model, TrainingOptions options) {
        return new Candidate(model, options, Map.of());
    }

    Candidate with(Hyperparameter parameter, double value) {
        Map<Hyperparameter, Double> more = new LinkedHashMap<>(values);
        more.put(parameter, value);
        return new Candidate(parameter.of(model, value), parameter.of(options, value), more);
    }
}
