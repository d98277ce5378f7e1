package org.insula.jobs.export;

/** How sure accuracies and regions are, in plain sentences: the same in every study. */
final class EvidenceMethods {
    /** The paragraph. */
    static final String TEXT =
            "A model decodes above chance if its groups' accuracies exceed what guessing the commonest"
                    + " label gives (one-sided t-test over groups, 5 % level). The interval of the accuracy is the exact binomial"
                    + " one (" + Reference.CLOPPER_1934.citation() + ") with an effective number of samples ("
                    + Reference.KORN_1998.citation()
                    + "). Intervals of regions are 95 % bootstrap intervals over subjects (BCa, "
                    + Reference.EFRON_1987.citation() + "), widened for few subjects ("
                    + Reference.HESTERBERG_2015.citation()
                    + "). Ranks and intervals speak of subjects, given the networks that were trained.";

    private EvidenceMethods() {}
}
