package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * One division of a sample set into training, validation and test, as ascending sample indices.
 *
 * <p>Immutable; equal to another fold of the same content.
 */
public final class Fold implements Serializable {
    private static final long serialVersionUID = 2L;

    private final int index;
    private final int[] train;
    private final int[] validation;
    private final int[] test;

    /** Group of every sample of the set; null where nobody said. */
    private final int[] groupOfSample;

    /** A fold of the given sample indices, which are copied and sorted. */
    public Fold(int index, int[] train, int[] validation, int[] test) {
        this(index, sorted(train), sorted(validation), sorted(test), null);
    }

    private Fold(int index, int[] train, int[] validation, int[] test, int[] groupOfSample) {
        this.index = index;
        this.train = train;
        this.validation = validation;
        this.test = test;
        this.groupOfSample = groupOfSample;
    }

    /**
     * The same fold, which knows the groups that it never splits.
     *
     * @param groups number of the group of every sample of the set, which are copied
     */
    public Fold withGroups(int[] groups) {
        return new Fold(index, train, validation, test, groups.clone());
    }

    private static int[] sorted(int[] indices) {
        int[] copy = indices.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Number of this fold, from 0. */
    public int index() {
        return index;
    }

    /** Samples that weights and scalers are fitted on. */
    public int[] train() {
        return train.clone();
    }

    /** Samples that stopping and the checkpoint are chosen on; empty when no share was asked for. */
    public int[] validation() {
        return validation.clone();
    }

    /** Samples held out from all of that. */
    public int[] test() {
        return test.clone();
    }

    /** Number of the group of every sample of the set, which folds never split; empty where they are not known. */
    public Optional<int[]> groups() {
        return Optional.ofNullable(groupOfSample).map(int[]::clone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fold that
                && index == that.index
                && Arrays.equals(train, that.train)
                && Arrays.equals(validation, that.validation)
                && Arrays.equals(test, that.test)
                && Arrays.equals(groupOfSample, that.groupOfSample);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * index + Arrays.hashCode(train)) + Arrays.hashCode(validation)) + Arrays.hashCode(test);
    }

    @Override
    public String toString() {
        return "Fold " + index + " (" + train.length + " training, " + validation.length + " validation, " + test.length
                + " test samples)";
    }
}
