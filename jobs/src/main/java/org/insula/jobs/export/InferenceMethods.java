package org.insula.jobs.export;

import org.insula.jobs.config.RunConfig;

/** How it was decided which regions are important, in words. */
final class InferenceMethods {
    private InferenceMethods() {}

    /** The paragraph of a study. */
    static String of(RunConfig config) {
        String evidence =
                "The evidence for a region is the mean over subjects of its signed contribution to the label's centred"
                        + " logit, over its standard error plus the median standard error ("
                        + Reference.TUSHER_2001.citation() + ").";
        if (config.training().folds().setsAside()) {
            return evidence
                    + " It was tested over subjects that no network was trained on, by sign flips; p_fwe is corrected"
                    + " for all labels and regions of a model by the largest statistic ("
                    + Reference.NICHOLS_2002.citation() + ").";
        }
        return evidence
                + " It was compared with that of networks trained again, over the same folds and by the same procedure,"
                + " on labels permuted within subjects (linear models, and networks where permutations were asked for); p_fwe is"
                + " corrected for all labels and regions of a model by the largest statistic ("
                + Reference.WESTFALL_1993.citation() + "). A"
                + " region is called important where p_fwe is at most .05; without such a test none is.";
    }
}
