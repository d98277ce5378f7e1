package org.insula.io.bids;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the events of a run get their labels. Words are compared as {@link Spelling} has it.
 *
 * @param column the column of events that says the trial type
 * @param where for each column, the values that an event must have there; others stay without a label
 * @param labels for each label, the trial types that it stands for; others keep their own
 */
public record EventSelection(String column, Map<String, List<String>> where, Map<String, List<String>> labels)
        implements Serializable {
    /** Copies the maps, order kept. */
    public EventSelection {
        Objects.requireNonNull(column);
        where = copy(where);
        labels = copy(labels);
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> map) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        map.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /** All events, by the trial types of BIDS. */
    public static EventSelection usual() {
        return new EventSelection(Events.TRIAL_TYPE, Map.of(), Map.of());
    }

    /** The same by another column. */
    public EventSelection withColumn(String other) {
        return new EventSelection(other, where, labels);
    }

    /** The same of events that fulfil other conditions. */
    public EventSelection withWhere(Map<String, List<String>> conditions) {
        return new EventSelection(column, conditions, labels);
    }

    /** The same under other labels. */
    public EventSelection withLabels(Map<String, List<String>> others) {
        return new EventSelection(column, where, others);
    }

    /** The label of a trial type. */
    String label(String trialType) {
        for (Map.Entry<String, List<String>> each : labels.entrySet()) {
            if (Spelling.lists(each.getValue(), trialType)) {
                return each.getKey();
            }
        }
        return trialType;
    }

    /** The trial types that labels stand for and that are not among some. */
    public Set<String> missing(Set<String> trialTypes) {
        Set<String> missing = new TreeSet<>();
        labels.values()
                .forEach(types -> types.stream()
                        .filter(type -> !Spelling.lists(trialTypes, type))
                        .forEach(missing::add));
        return missing;
    }

    /** The trial types that stand under two labels; empty if there is none. */
    public Set<String> ambiguous() {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        labels.values()
                .forEach(types -> types.forEach(type -> {
                    if (!seen.add(Spelling.key(type))) {
                        twice.add(type);
                    }
                }));
        return twice;
    }
}
