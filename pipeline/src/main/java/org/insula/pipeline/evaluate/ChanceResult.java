package org.insula.pipeline.evaluate;

import java.io.Serializable;
import java.util.Locale;

/**
 * Outcome of a {@link ChanceTest}.
 *
 * @param method which test was possible
 * @param groups number of groups
 * @param accuracy mean over groups of their accuracy, 0 to 1
 * @param chance accuracy it was tested against, 0 to 1
 * @param statistic Student's t; NaN for the binomial test
 * @param pValue one-sided probability of such an accuracy at chance
 * @param verdict whether that is above chance
 */
public record ChanceResult(
        Method method, int groups, double accuracy, double chance, double statistic, double pValue, Verdict verdict)
        implements Serializable {

    /** The test that was possible. */
    public enum Method {
        /** One-sample t-test over groups. */
        T_TEST,
        /** Exact binomial test over samples, where the t-test does not exist. */
        BINOMIAL
    }

    /** Whether maps of this model may be believed at all. */
    public boolean aboveChance() {
        return verdict == Verdict.ABOVE_CHANCE;
    }

    /** One line for people, such as {@code above chance: accuracy 0.912 against 0.333 (t(11) = 25.31, p = 2.1e-11)}. */
    public String describe() {
        String how = method == Method.T_TEST
                ? String.format(Locale.ROOT, "t(%d) = %.2f", groups - 1, statistic)
                : "exact binomial test over samples";
        return String.format(
                Locale.ROOT,
                "%s: accuracy %.3f against %.3f (%s, p = %.2g)",
                verdict.text(),
                accuracy,
                chance,
                how,
                pValue);
    }
}
