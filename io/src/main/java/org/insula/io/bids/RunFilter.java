package org.insula.io.bids;

import java.io.Serializable;
import java.util.List;

/**
 * Which runs are wanted.
 *
 * @param subjects with or without {@code sub-}; empty = all
 * @param tasks with or without {@code task-}; empty = all
 * @param space label of the space, optionally with a resolution ({@code MNI152NLin6Asym:res-2}), or {@code native} for
 *     images without one; empty = the only one there is
 */
public record RunFilter(List<String> subjects, List<String> tasks, String space) implements Serializable {
    /** Copies the lists and takes the prefixes off. */
    public RunFilter {
        subjects = subjects.stream().map(text -> without("sub-", text)).toList();
        tasks = tasks.stream().map(text -> without("task-", text)).toList();
        space = without("space-", space);
    }

    /** Every run there is. */
    public static RunFilter all() {
        return new RunFilter(List.of(), List.of(), "");
    }

    /** The same for other subjects. */
    public RunFilter withSubjects(List<String> others) {
        return new RunFilter(others, tasks, space);
    }

    /** The same for other tasks. */
    public RunFilter withTasks(List<String> others) {
        return new RunFilter(subjects, others, space);
    }

    /** The same in another space. */
    public RunFilter withSpace(String other) {
        return new RunFilter(subjects, tasks, other);
    }

    /** Whether a run of that subject and task is wanted. */
    public boolean accepts(String subject, String task) {
        return (subjects.isEmpty() || subjects.contains(subject)) && (tasks.isEmpty() || tasks.contains(task));
    }

    private static String without(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
