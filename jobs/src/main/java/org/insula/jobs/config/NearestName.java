package org.insula.jobs.config;

import java.util.Collection;
import java.util.Locale;

/** Which of several names a misspelt one is nearest to. */
final class NearestName {
    private NearestName() {}

    /** The candidate that takes the fewest edits to reach, letter case apart; the first of several. */
    static String of(String name, Collection<String> candidates) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int edits = edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** Whether a name may be a misspelling of another: at most two edits, letter case apart, and fewer than it has letters. */
    static boolean isNear(String name, String other) {
        int edits = edits(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
        return edits <= 2 && edits < name.length();
    }

    /** The Levenshtein distance: insertions, deletions and substitutions from one text to the other. */
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
