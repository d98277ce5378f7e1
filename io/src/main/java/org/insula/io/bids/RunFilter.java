package org.insula.io.bids;

import java.io.Serializable;
import java.util.List;

/**
 * Which runs are wanted.
 *
 * @param subjects with or without {@code sub-}; empty = all
 * @param tasks with or without {@code task-}; empty = all
 * @param space label of the space, optionally with a cohort and a resolution ({@code MNI152NLin6Asym:res-2}, {@code
 *     MNIPediatricAsym:cohort-2}), or {@code native} for images without one; empty = the only one there is
 * @param description which {@code desc-} of a run; empty = the usual one
 * @param echo which echo of a run; empty = the combined one
 * @param reconstruction which {@code rec-} of a run; empty = the only one there is
 */
public record RunFilter(
        List<String> subjects, List<String> tasks, String space, String description, String echo, String reconstruction)
        implements Serializable {
    /** Copies the lists and takes the prefixes off. */
    public RunFilter {
        subjects = subjects.stream().map(text -> without("sub-", text)).toList();
        tasks = tasks.stream().map(text -> without("task-", text)).toList();
        space = without("space-", space);
        description = without("desc-", description);
        echo = without("echo-", echo);
        reconstruction = without("rec-", reconstruction);
    }

    /** Runs of some subjects and tasks in a space, in their usual version. */
    public RunFilter(List<String> subjects, List<String> tasks, String space) {
        this(subjects, tasks, space, "", "", "");
    }

    /** Every run there is. */
    public static RunFilter all() {
        return new RunFilter(List.of(), List.of(), "");
    }

    /** The same for other subjects. */
    public RunFilter withSubjects(List<String> others) {
        return new RunFilter(others, tasks, space, description, echo, reconstruction);
    }

    /** The same for other tasks. */
    public RunFilter withTasks(List<String> others) {
        return new RunFilter(subjects, others, space, description, echo, reconstruction);
    }

    /** The same in another space. */
    public RunFilter withSpace(String other) {
        return new RunFilter(subjects, tasks, other, description, echo, reconstruction);
    }

    /** The same in another version, by its {@code desc-}. */
    public RunFilter withDescription(String other) {
        return new RunFilter(subjects, tasks, space, other, echo, reconstruction);
    }

    /** The same of another echo. */
    public RunFilter withEcho(String other) {
        return new RunFilter(subjects, tasks, space, description, other, reconstruction);
    }

    /** The same of another reconstruction, by its {@code rec-}. */
    public RunFilter withReconstruction(String other) {
        return new RunFilter(subjects, tasks, space, description, echo, other);
    }

    /** Whether a file is of the version, the echo and the reconstruction that are wanted. */
    boolean accepts(Entities file) {
        Entities asked =
                Entities.of("", "").with("desc", description).with("echo", echo).with("rec", reconstruction);
        return (description.isEmpty() || asked.hasSame("desc", file))
                && (echo.isEmpty() || asked.hasSame("echo", file))
                && (reconstruction.isEmpty() || asked.hasSame("rec", file));
    }

    /** Whether a run of that subject and task is wanted. */
    public boolean accepts(String subject, String task) {
        return (subjects.isEmpty() || subjects.contains(subject)) && (tasks.isEmpty() || tasks.contains(task));
    }

    private static String without(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
