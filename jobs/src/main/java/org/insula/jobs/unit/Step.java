package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.insula.io.InputException;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;

/**
 * A step of a study: which units there are, what each is made from, how it is done, and what it leaves for later steps. A step
 * knows the steps that it comes after, and nothing of who runs it.
 *
 * <p>What determines a unit is looked up once, so that an input that changes afterwards is noticed, and so is how units stand. For
 * one thread, on the driver; a {@link Task} is what travels.
 *
 * @param <U> what a unit is of, such as a run or a network
 * @param <R> what a finished unit leaves for later steps
 */
public abstract class Step<U extends Serializable, R> {
    private final StudyContext study;
    private final String kind;
    private final Set<Stage> stages;
    private final Map<String, WorkUnit> works = new HashMap<>();
    private final Map<String, UnitStatus> known = new HashMap<>();
    private List<U> possible;

    /**
     * A step.
     *
     * @param kind what its units are called, such as {@code train}
     * @param stages the commands that do it, beside the one that does everything
     */
    protected Step(StudyContext study, String kind, Set<Stage> stages) {
        this.study = study;
        this.kind = kind;
        this.stages = Set.copyOf(stages);
    }

    /**
     * A unit that is to be done.
     *
     * @param work what determines it
     */
    public record Asked<U extends Serializable>(U unit, WorkUnit work) implements Serializable {}

    /** Does one unit on an executor. */
    public interface Task<U extends Serializable> extends Serializable {
        /**
         * Does a unit, and writes nothing yet.
         *
         * @param work what was asked for when the unit was planned
         * @throws InputException if its input is wrong; the unit has failed then, and the others go on
         */
        Made perform(U unit, WorkUnit work);

        /** Removes what an earlier version of a unit left, which failed now; gives what else is to be said of that. */
        default List<String> clear(U unit) {
            return List.of();
        }
    }

    /** What was made of a unit: writes it into the unit's folder, and gives facts for later steps. */
    @FunctionalInterface
    public interface Made extends UnitStore.UnitWriter {
        /** The files, and folders of files, that were written elsewhere in the output; asked for once it is written. */
        default List<String> outputs() {
            return List.of();
        }

        /** What is odd about it, although it was made; asked for once it is written. */
        default List<String> warnings() {
            return List.of();
        }
    }

    /** Spreads the units of a step over whatever there is to do them. */
    public interface Runner {
        /** Does units, each by itself, and counts them; gives how they ended, in their order. */
        default <U extends Serializable> List<UnitOutcome> each(Step<U, ?> step, List<U> pending, Task<U> task) {
            return counted(pending.stream().map(step::name).toList(), () -> uncounted(step, pending, task));
        }

        /** The same without counting, as the end of something that counted them. */
        <U extends Serializable> List<UnitOutcome> uncounted(Step<U, ?> step, List<U> pending, Task<U> task);

        /** Does work whose tasks are units of the given names, in that order, and counts them. */
        <T> T counted(List<String> names, Supplier<T> work);

        /** How many units are done at a time. */
        int slots();

        /** Receives a line about the step. */
        void note(String line);

        /** Receives a line about something odd. */
        void warn(String line);

        /** Receives a line about something that never became a unit. */
        void leftOut(String name, String line);
    }

    /** Every unit, but for those that cannot be because something before them failed. */
    public abstract List<U> units();

    /** The name of a unit among those of the step. */
    public abstract String name(U unit);

    /**
     * What determines a unit.
     *
     * @throws InputException if its input cannot be looked at
     */
    protected abstract WorkUnit describe(U unit);

    /** What must be done before a unit can be, for people; empty if nothing. */
    protected abstract String awaits(U unit);

    /** Whether what a finished unit wrote outside of its folder is there. */
    protected boolean isWhole(U unit) {
        return true;
    }

    /** Says what came of the step; gives what was left out although it never became a unit of it. */
    public List<UnitOutcome> conclude(Runner runner) {
        return List.of();
    }

    /** What is said of a unit that failed. */
    public String told(UnitOutcome failed) {
        return "failed: " + failed.name() + ": " + failed.message();
    }

    /** Whether its units are counted while they are done; another step counts something else. */
    public boolean isCounted() {
        return true;
    }

    /** Does units; gives how they ended. */
    public abstract List<UnitOutcome> perform(Runner runner, List<U> pending);

    /**
     * What a finished unit left.
     *
     * @throws DamagedUnitException if that is not as it was written
     * @throws InputException if it cannot be read
     */
    public abstract R found(U unit);

    /** What its units are called. */
    public final String kind() {
        return kind;
    }

    /** Whether a command does it. */
    public final boolean isDoneBy(Stage stage) {
        return stage == Stage.RUN || stages.contains(stage);
    }

    /**
     * What determines a unit, as it was when this was first asked for.
     *
     * @throws InputException if its input cannot be looked at
     */
    public final WorkUnit work(U unit) {
        // No computeIfAbsent here and below: looking at a unit looks at those before it.
        WorkUnit work = works.get(name(unit));
        if (work == null) {
            work = describe(unit);
            works.put(name(unit), work);
        }
        return work;
    }

    /** How a unit stands. */
    public final UnitStatus status(U unit) {
        String name = name(unit);
        UnitStatus status = known.get(name);
        if (status == null) {
            status = look(unit);
            known.put(name, status);
        }
        return status;
    }

    private UnitStatus look(U unit) {
        UnitStore store = study.units();
        String reason = awaits(unit);
        if (!reason.isEmpty()) {
            return store.unfinished(kind, name(unit), reason);
        }
        try {
            return store.status(work(unit), () -> isWhole(unit));
        } catch (InputException e) {
            // Whatever is wrong with its input is found, and reported, by the attempt to read it.
            return store.unfinished(kind, name(unit), e.getMessage());
        }
    }

    /** How each unit stands. */
    public final List<UnitStatus> statuses() {
        return units().stream().map(this::status).toList();
    }

    /** How the units stand that are not done. */
    public final List<UnitStatus> toDo() {
        return statuses().stream().filter(unit -> !unit.isDone()).toList();
    }

    /** How many units are in a state. */
    public final long count(UnitStatus.State state) {
        return statuses().stream().filter(unit -> unit.state() == state).count();
    }

    /** The units that are to be done now: all that are not done, those that failed before included. */
    public final List<U> pending() {
        return units().stream().filter(unit -> !isDone(unit)).toList();
    }

    /** The units that are not known to be impossible: what later steps are made of, once these are done. */
    public final List<U> possible() {
        if (possible == null) {
            possible = units().stream()
                    .filter(unit -> status(unit).state() != UnitStatus.State.FAILED)
                    .toList();
        }
        return possible;
    }

    /** The units that are done. */
    public final List<U> done() {
        return units().stream().filter(this::isDone).toList();
    }

    final boolean isDone(U unit) {
        return status(unit).isDone();
    }

    /** Whether later steps can count on this one: nothing is left but what is impossible. */
    public final boolean isSettled() {
        return statuses().stream().noneMatch(UnitStatus::isAwaited);
    }

    /** Forgets how its units stand, because they were done; what they were made from is still what was looked up. */
    public void lookAgain() {
        known.clear();
        possible = null;
    }

    /** Forgets all that is known of its units, because something before them was done. */
    public final void startAgain() {
        works.clear();
        lookAgain();
    }

    /**
     * Makes sure that nothing is left but what is impossible.
     *
     * @throws InputException if there is
     */
    public final void require() {
        List<UnitStatus> statuses = statuses();
        List<UnitStatus> awaited =
                statuses.stream().filter(UnitStatus::isAwaited).toList();
        if (!awaited.isEmpty()) {
            throw new InputException(
                    kind,
                    awaited.size() + " of " + statuses.size()
                            + " units are not done for this configuration (the first is "
                            + awaited.get(0).name() + ")",
                    "run insula " + command() + " (or insula run) with this configuration first");
        }
    }

    private String command() {
        return stages.stream().sorted().findFirst().orElse(Stage.RUN).name().toLowerCase(Locale.ROOT);
    }

    /** Units with their work; where input cannot be looked at, the work has a key that is never asked for. */
    public final List<Asked<U>> asked(List<U> units) {
        return units.stream().map(unit -> new Asked<>(unit, workOrNone(unit))).toList();
    }

    private WorkUnit workOrNone(U unit) {
        try {
            return work(unit);
        } catch (InputException e) {
            return new WorkUnit(kind, name(unit), Map.of(), Map.of(), SoftwareVersion.current());
        }
    }

    /** What a unit's folder says of it. */
    protected final Optional<UnitRecord> record(U unit) {
        return study.units().find(kind, name(unit));
    }

    /** Where its units are stored. */
    public final UnitStore store() {
        return study.units();
    }

    /** What the steps of the study start from. */
    protected final StudyContext study() {
        return study;
    }
}
