package org.insula.pipeline.glm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.insula.atlas.clean.CosineDrift;
import org.insula.io.bids.Event;

/**
 * The design matrix of one run: a column per trial type with its expected response, then confounds, then the drift and a
 * constant, as nilearn orders them. Immutable; may be shared between threads.
 */
public final class Design {
    private final List<String> conditions;
    private final List<String> names;
    /** As [column][frame]. */
    private final List<double[]> columns;

    private Design(List<String> conditions, List<String> names, List<double[]> columns) {
        this.conditions = List.copyOf(conditions);
        this.names = List.copyOf(names);
        this.columns = List.copyOf(columns);
    }

    /**
     * The design of a run without confounds. Events without trial type are left out.
     *
     * @param events of the run, in any order
     * @param frames of the run; at least 2
     * @param repetitionTime s from frame to frame
     * @throws IllegalArgumentException if there are fewer than 2 frames or the repetition time is not above 0
     */
    public static Design of(List<Event> events, int frames, double repetitionTime, GlmOptions options) {
        if (frames < 2 || !(repetitionTime > 0)) {
            throw new IllegalArgumentException(frames + " frames of " + repetitionTime + " s");
        }
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        EventRegressor regressor = new EventRegressor(options.hrf(), frames, repetitionTime);
        byTrialType(events).forEach((type, own) -> {
            names.add(type);
            columns.add(regressor.of(own));
        });
        List<String> conditions = List.copyOf(names);
        double[][] drift =
                CosineDrift.terms(frames, options.highPassHz(), (frames - 1) * repetitionTime / (frames - 1));
        for (double[] term : drift) {
            names.add("drift_" + (names.size() - conditions.size() + 1));
            columns.add(term);
        }
        double[] constant = new double[frames];
        Arrays.fill(constant, 1);
        names.add("constant");
        columns.add(constant);
        return new Design(conditions, names, columns);
    }

    private static Map<String, List<Event>> byTrialType(List<Event> events) {
        Map<String, List<Event>> types = new TreeMap<>();
        for (Event event : events) {
            if (!event.trialType().isEmpty()) {
                types.computeIfAbsent(event.trialType(), type -> new ArrayList<>())
                        .add(event);
            }
        }
        return types;
    }

    /**
     * The same design with confounds between the trial types and the drift.
     *
     * @param confoundNames a name per confound
     * @param confounds as [column][frame]
     * @throws IllegalArgumentException if names and columns differ in number, or a column is not as long as the run
     */
    public Design withConfounds(List<String> confoundNames, List<double[]> confounds) {
        if (confoundNames.size() != confounds.size()
                || confounds.stream().anyMatch(column -> column.length != frames())) {
            throw new IllegalArgumentException(confoundNames + " need a column each of " + frames() + " frames");
        }
        List<String> newNames = new ArrayList<>(names);
        List<double[]> newColumns = new ArrayList<>(columns);
        newNames.addAll(conditions.size(), confoundNames);
        confounds.forEach(
                column -> newColumns.add(newColumns.size() - columns.size() + conditions.size(), column.clone()));
        return new Design(conditions, newNames, newColumns);
    }

    /**
     * The same design with every column but the constant changed, as by a filter that series went through.
     *
     * @param change from a column [frame] to another of the same length
     */
    public Design mapped(UnaryOperator<double[]> change) {
        List<double[]> newColumns = new ArrayList<>(columns);
        for (int column = 0; column < columns.size() - 1; column++) {
            newColumns.set(column, change.apply(columns.get(column)));
        }
        return new Design(conditions, names, newColumns);
    }

    /** The trial types, sorted; their columns are the first. */
    public List<String> conditions() {
        return conditions;
    }

    /** The columns' names. */
    public List<String> names() {
        return names;
    }

    /** Number of frames. */
    public int frames() {
        return columns.get(0).length;
    }

    /** A fresh copy of the matrix [frame][column]. */
    public double[][] rows() {
        double[][] rows = new double[frames()][columns.size()];
        for (int frame = 0; frame < rows.length; frame++) {
            for (int column = 0; column < rows[frame].length; column++) {
                rows[frame][column] = columns.get(column)[frame];
            }
        }
        return rows;
    }

    /**
     * The weights of a contrast [column], 0 in columns that are no trial type.
     *
     * @param label the trial type that is compared
     * @param labels all trial types of the study; those that the run lacks do not count among the others
     * @return empty where the run lacks the label, or any other to compare it with
     */
    public Optional<double[]> weights(Contrast contrast, String label, List<String> labels) {
        List<String> others = conditions.stream()
                .filter(each -> labels.contains(each) && !each.equals(label))
                .toList();
        boolean withOthers = contrast == Contrast.OTHERS;
        if (!conditions.contains(label) || withOthers && others.isEmpty()) {
            return Optional.empty();
        }
        double[] weights = new double[columns.size()];
        weights[conditions.indexOf(label)] = 1;
        if (withOthers) {
            others.forEach(other -> weights[conditions.indexOf(other)] = -1.0 / others.size());
        }
        return Optional.of(weights);
    }
}
