package org.insula.jobs.config;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.ValuesShape;

/**
 * How it is decided which regions are important.
 *
 * @param permutations       times that the networks of a model are trained again on permuted labels, from 0
 * @param linearPermutations the same of linear models; {@link #BY_BUDGET} for as many as the budget allows
 * @param timeBudget         processor seconds, by estimate, for the permutations of one linear model
 */
public record InferenceConfig(int permutations, int linearPermutations, double timeBudget) implements Serializable {
    /** Stands for as many permutations as the budget allows. */
    public static final int BY_BUDGET = -1;

    /** Most permutations that can be asked for. */
    public static final int MOST_PERMUTATIONS = 100_000;

    /** Most that are run where nobody says how many. */
    private static final int MOST_BY_BUDGET = 999;

    /** Fewest that are: with fewer no p can reach .05. */
    private static final int LEAST_BY_BUDGET = 19;

    /**
     * What fits of a linear model cost: the search for its penalty takes some hundred passes over samples × samples ×
     * labels, at this many such values per second. Only their number follows from it, never a result's bits.
     */
    private static final double PASSES = 900;

    private static final double VALUES_PER_SECOND = 3e9;

    /** Operations per value of a sample that is explained, likewise. */
    private static final double EXPLAINING = 100;

    private static final String AUTO = "auto";

    /** No permutations of networks; of linear models as many as 30 s allow. */
    public static InferenceConfig defaults() {
        return new InferenceConfig(0, BY_BUDGET, 30);
    }

    /** The same with another number of permutations, for all models. */
    public InferenceConfig withPermutations(int number) {
        return new InferenceConfig(number, number, timeBudget);
    }

    /** Whether permutations are asked for by number, so that it is an error if labels cannot be permuted. */
    public boolean asksForPermutations() {
        return permutations > 0 || linearPermutations > 0;
    }

    /** How many permutations a model is trained on, for a study of these samples. */
    public int permutations(ModelSpec model, ValuesShape samples, int labels, int folds) {
        if (!model.isLinear()) {
            return permutations;
        }
        double fit = PASSES * samples.samples() * samples.samples() * labels / VALUES_PER_SECOND;
        double values = (double) samples.samples() * samples.size();
        double seconds = folds * fit + EXPLAINING * values / VALUES_PER_SECOND;
        double allowed = Math.floor(timeBudget / seconds);
        return linearPermutations == BY_BUDGET
                ? (int) Math.max(LEAST_BY_BUDGET, Math.min(MOST_BY_BUDGET, allowed))
                : linearPermutations;
    }

    /** Reads the section {@code inference}, but for {@code heldOutSubjects}, which is a matter of the folds. */
    static InferenceConfig read(ConfigSection section) {
        InferenceConfig defaults = defaults();
        boolean auto = section.text("linearPermutations", AUTO).equals(AUTO);
        return new InferenceConfig(
                section.integer("permutations", defaults.permutations(), 0, MOST_PERMUTATIONS),
                auto ? BY_BUDGET : section.integer("linearPermutations", 0, 0, MOST_PERMUTATIONS),
                section.number("timeBudget", defaults.timeBudget(), 0, 1e9));
    }

    /** The section as {@link #read} reads it. */
    Map<String, Object> tree(double heldOutSubjects) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("permutations", permutations);
        tree.put("linearPermutations", linearPermutations == BY_BUDGET ? AUTO : linearPermutations);
        tree.put("timeBudget", timeBudget);
        tree.put("heldOutSubjects", heldOutSubjects);
        return tree;
    }
}
