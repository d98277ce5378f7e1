package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
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

    /** The section {@code inference}. */
    static final Section<InferenceConfig> SECTION = Section.of(defaults())
            .key(
                    "permutations",
                    ValueType.whole(0, MOST_PERMUTATIONS),
                    "Times that each network is trained again on permuted labels, to test which regions are important.")
            .key(
                    "linearPermutations",
                    orByBudget(),
                    "The same for linear models; auto runs " + LEAST_BY_BUDGET + " to " + MOST_BY_BUDGET
                            + ", as the time budget allows.")
            .key(
                    "timeBudget",
                    ValueType.number(0, 1e9),
                    "Processor seconds, estimated from the sizes, for the permutations of one linear model.")
            .build();

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

    private static ValueType.Scalar<Number> orByBudget() {
        ValueType.Scalar<Number> number = ValueType.whole(0, MOST_PERMUTATIONS);
        return new ValueType.Scalar<>(
                (section, key, text) -> text.equals(AUTO)
                        ? Long.valueOf(BY_BUDGET)
                        : number.parser().parse(section, key, text),
                (value, paths) -> value.intValue() == BY_BUDGET ? AUTO : value,
                ValueType.anyOf(
                        ValueType.named(List.of(AUTO), Optional::of, word -> word)
                                .schema(),
                        number.schema()),
                "`" + AUTO + "`; " + number.values());
    }
}
