package org.insula.jobs.report;

import java.util.Objects;

/**
 * What the values of a map are.
 *
 * @param values whether they have a sign, and what ranks go by
 * @param unit what an axis of values is called, with their unit in short
 * @param text what they say and what question they answer, in a few sentences
 */
public record MapMeaning(Values values, String unit, String text) {

    /** The kinds of values that are drawn in ways of their own. */
    public enum Values {
        /** Shares of the total, ranked by value: drawn in even shares. */
        SHARES,
        /** Values with a sign, ranked by value. */
        SIGNED,
        /** Values with a sign, ranked by magnitude. */
        SIGNED_BY_MAGNITUDE
    }

    /** Refuses null. */
    public MapMeaning {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(text, "text");
    }

    /** Whether values have a sign. */
    public boolean isSigned() {
        return values != Values.SHARES;
    }
}
