package org.insula.jobs.report;

import java.util.Objects;

/**
 * How well a model decodes held-out samples, against chance.
 *
 * @param accuracy mean accuracy, 0 to 1
 * @param standardError standard error of the accuracy over groups, 0 to 1; NaN with a single group
 * @param chance accuracy of guessing, 0 to 1
 * @param pValue of the one-sided test that accuracy exceeds chance; NaN if not tested
 * @param groups number of groups (subjects, say) tested over
 * @param verdict what the test says
 */
public record Decoding(
        double accuracy, double standardError, double chance, double pValue, int groups, Verdict verdict) {

    /** What the test against chance says. */
    public enum Verdict {
        /** Decodes better than guessing. */
        ABOVE_CHANCE,
        /** Not shown to decode better than guessing: its maps explain nothing. */
        NOT_ABOVE_CHANCE,
        /** Could not be tested, as with a single group. */
        NOT_TESTED
    }

    /** Refuses a missing verdict. */
    public Decoding {
        Objects.requireNonNull(verdict, "verdict");
    }
}
