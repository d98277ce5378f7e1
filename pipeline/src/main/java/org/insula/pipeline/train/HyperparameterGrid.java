package org.insula.pipeline.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.model.ModelSpec;

/**
 * Values to try of some hyper-parameters, each with each. Immutable.
 *
 * @param values the values of each hyper-parameter that is varied, in the order in which they are tried
 */
public record HyperparameterGrid(Map<Hyperparameter, List<Double>> values) implements Serializable {
    /** Most candidates of one model: each is trained for every fold and seed. */
    public static final int MOST_CANDIDATES = 64;

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if a list is empty, has a value twice, or there are more than
     *     {@link #MOST_CANDIDATES} candidates
     */
    public HyperparameterGrid {
        Map<Hyperparameter, List<Double>> copy = new EnumMap<>(Hyperparameter.class);
        int candidates = 1;
        for (Map.Entry<Hyperparameter, List<Double>> entry : values.entrySet()) {
            List<Double> list = List.copyOf(entry.getValue());
            if (list.isEmpty() || new HashSet<>(list).size() < list.size()) {
                throw new IllegalArgumentException("each list needs values, each once; found " + list);
            }
            if (candidates * (long) list.size() > MOST_CANDIDATES) {
                throw new IllegalArgumentException("these lists make more than " + MOST_CANDIDATES + " candidates");
            }
            candidates *= list.size();
            copy.put(entry.getKey(), list);
        }
        values = Collections.unmodifiableMap(copy);
    }

    /** Nothing is varied. */
    public static HyperparameterGrid none() {
        return new HyperparameterGrid(Map.of());
    }

    /** Whether nothing is varied. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * What is tried of a model, the last hyper-parameter changing fastest; those that do not matter to it are not
     * varied. A single candidate where nothing is.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public List<Candidate> candidates(ModelSpec model, TrainingOptions options) {
        List<Candidate> candidates = List.of(Candidate.of(model, options));
        for (Map.Entry<Hyperparameter, List<Double>> entry : values.entrySet()) {
            if (entry.getKey().matters(model)) {
                List<Candidate> more = new ArrayList<>();
                for (Candidate candidate : candidates) {
                    entry.getValue().forEach(value -> more.add(candidate.with(entry.getKey(), value)));
                }
                candidates = more;
            }
        }
        return candidates;
    }
}
