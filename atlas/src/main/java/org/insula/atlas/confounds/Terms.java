package org.insula.atlas.confounds;

import java.util.ArrayList;
import java.util.List;

/** Which terms of a nuisance signal are taken, by fMRIPrep's names. */
public enum Terms {
    /** None: the signal is left out. */
    NONE,
    /** The signal itself. */
    BASIC(""),
    /** The signal and its difference from frame to frame. */
    DERIVATIVES("", "_derivative1"),
    /** The signal and its square. */
    POWER2("", "_power2"),
    /** The signal, its difference from frame to frame, and the squares of both. */
    FULL("", "_derivative1", "_power2", "_derivative1_power2");

    private final List<String> suffixes;

    Terms(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /** The columns of these terms of some signals, signal by signal. */
    public List<String> columns(List<String> signals) {
        List<String> columns = new ArrayList<>();
        for (String signal : signals) {
            suffixes.forEach(suffix -> columns.add(signal + suffix));
        }
        return columns;
    }
}
