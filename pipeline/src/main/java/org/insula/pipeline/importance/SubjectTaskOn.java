package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One subject's shares of the most salient places on task-on frames: mean over networks, then over the samples of a run,
 * then over runs, as importance is averaged. NaN where no sample has saliency. Immutable.
 */
public final class SubjectTaskOn implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MapKey key;
    private final String unit;
    private final double[] shares;

    private SubjectTaskOn(MapKey key, String unit, double[] shares) {
        this.key = key;
        this.unit = unit;
        this.shares = shares;
    }

    /**
     * The mean of one subject's rows, for one model and label.
     *
     * @param rows in any order: they are summed sorted by their content
     * @throws IllegalArgumentException if there is no row, or rows are of different models, labels or subjects
     */
    public static SubjectTaskOn of(Collection<TaskOnRow> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a subject without saliency has no share");
        }
        TaskOnRow first = rows.iterator().next();
        int cells = first.shares().length;
        TreeMap<String, TreeMap<String, RunningMean>> samples = new TreeMap<>();
        List<TaskOnRow> sorted = rows.stream()
                .sorted(Comparator.comparing(TaskOnRow::shares, Arrays::compare))
                .toList();
        for (TaskOnRow row : sorted) {
            if (!row.key().equals(first.key()) || !row.unit().equals(first.unit())) {
                throw new IllegalArgumentException("rows of " + first.unit() + " and " + row.unit() + " are mixed");
            }
            RunningMean.of(samples.computeIfAbsent(row.run(), run -> new TreeMap<>()), row.sample(), cells)
                    .add(row.shares());
        }
        RunningMean runs = new RunningMean(cells);
        for (TreeMap<String, RunningMean> bySample : samples.values()) {
            RunningMean run = new RunningMean(cells);
            bySample.values().forEach(sample -> run.add(sample.mean()));
            runs.add(run.mean());
        }
        return new SubjectTaskOn(first.key(), first.unit(), runs.mean());
    }

    /** Model and label. */
    public MapKey key() {
        return key;
    }

    /** The subject (or run). */
    public String unit() {
        return unit;
    }

    /** The share of each top share [top]; NaN where no sample has saliency. */
    double[] tops() {
        return Arrays.copyOf(shares, shares.length - 1);
    }

    /** The share of all places: chance. */
    double chance() {
        return shares[shares.length - 1];
    }
}
