package org.insula.pipeline.sample;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.insula.io.bids.Event;
import org.insula.io.bids.Spelling;

/**
 * Which spelling of a label is written where {@link Spelling} takes several for one: the one that an option lists, else the
 * most frequent, else the shortest, else the first in order.
 */
public final class LabelSpelling {
    private final Map<String, String> chosen = new HashMap<>();

    private LabelSpelling() {}

    /**
     * Which events come again under another spelling or with another duration: of those of one onset and one label, all but
     * the first.
     */
    static boolean[] repeated(List<Event> events) {
        Set<String> seen = new HashSet<>();
        boolean[] repeated = new boolean[events.size()];
        for (int e = 0; e < repeated.length; e++) {
            Event event = events.get(e);
            repeated[e] =
                    !event.trialType().isEmpty() && !seen.add(event.onset() + " " + Spelling.key(event.trialType()));
        }
        return repeated;
    }

    /** Events without those that come again. */
    public static List<Event> once(List<Event> events) {
        boolean[] repeated = repeated(events);
        return IntStream.range(0, repeated.length)
                .filter(e -> !repeated[e])
                .mapToObj(events::get)
                .toList();
    }

    /**
     * Chooses a spelling of each label.
     *
     * @param counts how often each spelling occurs
     * @param listed spellings that go before all others
     */
    public static LabelSpelling of(Map<String, Integer> counts, List<String> listed) {
        LabelSpelling spelling = new LabelSpelling();
        byKey(counts).forEach((key, spellings) -> {
            String frequent = spellings.keySet().stream()
                    .min(Comparator.<String>comparingInt(each -> -spellings.get(each))
                            .thenComparingInt(String::length)
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            String first = listed.stream()
                    .filter(each -> Spelling.key(each).equals(key))
                    .findFirst()
                    .orElse(frequent);
            spelling.chosen.put(key, first);
        });
        return spelling;
    }

    /** The spellings of each label with their counts, by what they have in common. */
    public static Map<String, Map<String, Integer>> byKey(Map<String, Integer> counts) {
        return counts.keySet().stream()
                .collect(Collectors.groupingBy(
                        Spelling::key,
                        TreeMap::new,
                        Collectors.toMap(Function.identity(), counts::get, (a, b) -> a, TreeMap::new)));
    }

    /** The spelling that counts of a label that was among the counted. */
    public String chosen(String label) {
        return chosen.getOrDefault(Spelling.key(label), label);
    }
}
