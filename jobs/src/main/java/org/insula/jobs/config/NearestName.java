package org.insula.jobs.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which of several names a misspelt one is nearest to. */
final class NearestName {
    private NearestName() {}

    /** The candidate that takes the fewest edits to reach, letter case apart; the first of several. */
    static String of(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> edits(name, candidate)))
                .orElse("");
    }

    /** Whether a name may be a misspelling of another: at most two edits, letter case apart, and fewer than it has letters. */
    static boolean isNear(String name, String other) {
        int edits = edits(name, other);
        return edits <= 2 && edits < name.length();
    }

    private static int edits(String name, String other) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
