package org.insula.jobs.export;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * File-name labels for names of any kind: BIDS allows letters and digits only, so {@code input-cell-lstm} is written
 * {@code inputcelllstm}. Names that would come out the same, letter case apart, get a number.
 */
public final class BidsNames {
    private final Map<String, String> labels;

    private BidsNames(Map<String, String> labels) {
        this.labels = labels;
    }

    /** The labels of names that are used side by side; earlier names keep the plain form. */
    public static BidsNames of(List<String> names) {
        Map<String, String> labels = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String plain = alphanumeric(name);
            String label = plain;
            for (int i = 2; !taken.add(label.toLowerCase(Locale.ROOT)); i++) {
                label = plain + "x" + i;
            }
            labels.put(name, label);
        }
        return new BidsNames(labels);
    }

    /** What is left of a name without anything but ASCII letters and digits; {@code x} if nothing is. */
    public static String alphanumeric(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9]", "");
        return plain.isEmpty() ? "x" : plain;
    }

    /**
     * The label of a name.
     *
     * @throws IllegalArgumentException if it is not one of the names given
     */
    public String label(String name) {
        String label = labels.get(name);
        if (label == null) {
            throw new IllegalArgumentException("'" + name + "' is not one of " + labels.keySet());
        }
        return label;
    }
}
