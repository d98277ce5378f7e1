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
                    + "). A region is marked important if the model decodes above chance and its share exceeds what it would be if"
                    + " saliency were spread evenly over the covered regions: one-sided test over subjects by sign flipping with"
                    + " the largest statistic (" + Reference.WESTFALL_1993.citation() + "; "
                    + Reference.NICHOLS_2002.citation()
                    + "), at most 10\u00a0000 patterns, where they are drawn with p never zero ("
                    + Reference.PHIPSON_2010.citation()
                    + "), so that the chance of a single false alarm among all regions is below 5 %. q is the false discovery rate ("
                    + Reference.BENJAMINI_1995.citation()
                    + "). These tests speak of subjects, given the networks that were"
                    + " trained.";

    private EvidenceMethods() {}
}
