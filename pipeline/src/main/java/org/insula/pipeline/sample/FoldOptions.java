package org.insula.pipeline.sample;

import java.io.Serializable;

/**
 * How samples are divided into folds.
 *
 * @param folds number of folds, at least 2; every sample is tested in exactly one
 * @param group column whose values are never split between training, validation and test, such as {@code subject}
 * @param validationShare share of the training groups kept for validation, from 0 (none) to below 1
 * @param heldOutShare share of the groups that none of the folds uses, from 0 (none) to 0.5: one more network per model and
 *     seed, trained on all other groups, is tested on them
 * @param seed seed of the shuffle
 */
public record FoldOptions(int folds, String group, double validationShare, double heldOutShare, long seed)
        implements Serializable {
    /** The column of groups that every sample has: the subject it is of. */
    public static final String SUBJECT = "subject";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if {@code folds} is below 2, {@code group} is blank, {@code validationShare} is not
     *     in [0, 1) or {@code heldOutShare} not in [0, 0.5]
     */
    public FoldOptions {
        check(folds >= 2, folds + " folds");
        check(!group.isBlank(), "no column of groups");
        check(validationShare >= 0 && validationShare < 1, "validation share " + validationShare);
        check(heldOutShare >= 0 && heldOutShare <= 0.5, "held-out share " + heldOutShare);
    }

    private static void check(boolean holds, String found) {
        if (!holds) {
            throw new IllegalArgumentException(found);
        }
    }

    /** Five folds over subjects, a fifth of the training subjects for validation. */
    public static FoldOptions withDefaults(long seed) {
        return new FoldOptions(5, SUBJECT, 0.2, 0, seed);
    }

    /** The same with another number of folds. */
    public FoldOptions withFolds(int newFolds) {
        return new FoldOptions(newFolds, group, validationShare, heldOutShare, seed);
    }

    /** The same grouped by another column. */
    public FoldOptions withGroup(String column) {
        return new FoldOptions(folds, column, validationShare, heldOutShare, seed);
    }

    /** The same with another share of the training groups for validation. */
    public FoldOptions withValidationShare(double share) {
        return new FoldOptions(folds, group, share, heldOutShare, seed);
    }

    /** The same with another share of the groups set aside. */
    public FoldOptions withHeldOutShare(double share) {
        return new FoldOptions(folds, group, validationShare, share, seed);
    }

    /** Whether some groups are set aside. */
    public boolean setsAside() {
        return heldOutShare > 0;
    }

    /** Networks trained per model and seed: one per fold, and one that is tested on the groups set aside. */
    public int networks() {
        return setsAside() ? folds + 1 : folds;
    }
}
