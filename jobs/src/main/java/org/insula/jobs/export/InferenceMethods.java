package org.insula.jobs.export;

import org.insula.jobs.config.RunConfig;

/** How it was decided which regions are important, in words. */
final class InferenceMethods {
    private InferenceMethods() {}

    /** The paragraph of a study. */
    static String of(RunConfig config) {
        String evidence =
                "The evidence for a region is the mean over subjects of its signed contribution to the label's centred"
                        + " logit, over its standard error plus the median standard error (Tusher et al. 2001).";
        if (config.training().folds().setsAside()) {
            return evidence
                    + " It was tested over subjects that no network was trained on, by sign flips; p_fwe is corrected"
                    + " for all labels and regions of a model by the largest statistic (Nichols and Holmes 2002).";
        }
        return evidence
                + " It was compared with that of networks trained again, over the same folds and by the same procedure,"
                + " on labels permuted within subjects (linear models, and networks where permutations were asked for); p_fwe is"
                + " corrected for all labels and regions of a model by the largest statistic (Westfall and Young 1993). A"
                + " region is called important where p_fwe is at most .05; without such a test none is.";
    }
}
