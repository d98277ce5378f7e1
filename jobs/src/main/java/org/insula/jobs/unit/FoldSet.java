package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.insula.pipeline.model.ModelSpec;

/**
 * One network a fold, of the same model, seed and labels: together they are tried on every sample once.
 *
 * @param model what the networks are made of
 * @param nullIndex which permutation of the labels they are trained on, from 1; 0 for the labels themselves
 * @param networks one a fold
 */
public record FoldSet(ModelSpec model, int nullIndex, List<NetworkUnit> networks) {
    /** Copies the list. */
    public FoldSet {
        Objects.requireNonNull(model);
        networks = List.copyOf(networks);
    }

    /** Whether the networks are trained on permuted labels. */
    public boolean isNull() {
        return nullIndex > 0;
    }

    /**
     * The sets of a model among trained networks, by permutation, the labels themselves first. A set that lacks a fold is left
     * out: its networks were not tried on the same samples as the others.
     *
     * @param seed the seed of all networks of a set
     * @param folds number of folds
     */
    public static List<FoldSet> complete(List<NetworkUnit> trained, ModelSpec model, long seed, int folds) {
        TreeMap<Integer, List<NetworkUnit>> byIndex = new TreeMap<>();
        for (NetworkUnit network : trained) {
            if (network.model().equals(model) && network.seed() == seed) {
                byIndex.computeIfAbsent(network.nullIndex(), index -> new ArrayList<>())
                        .add(network);
            }
        }
        List<FoldSet> sets = new ArrayList<>();
        byIndex.forEach((index, networks) -> {
            if (networks.size() == folds) {
                sets.add(new FoldSet(model, index, networks));
            }
        });
        return sets;
    }
}
