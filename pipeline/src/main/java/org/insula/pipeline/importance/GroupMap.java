package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.insula.pipeline.statistics.Intervals;

/**
 * Importance of regions over a group, for one model and label: the mean of subjects' maps of one kind with their spread
 * over subjects. Which regions are important is not tested here.
 *
 * <p>Immutable; equal to another of the same content.
 */
public final class GroupMap implements Serializable {
    private static final long serialVersionUID = 3L;

    private final MapKey key;
    private final MapKind kind;
    private final ImportanceUnit unit;
    private final ArrayList<String> members;
    private final int silentRows;
    private final Summary regions;
    private final Summary cells;
    private final Summary byFrame;
    private final Intervals intervals;
    private final Stability stability;

    GroupMap(
            MapKey key,
            MapKind kind,
            ImportanceUnit unit,
            List<String> members,
            int silentRows,
            Summary regions,
            Summary cells,
            Summary byFrame,
            Intervals intervals,
            Stability stability) {
        this.key = key;
        this.kind = kind;
        this.unit = unit;
        this.members = new ArrayList<>(members);
        this.silentRows = silentRows;
        this.regions = regions;
        this.cells = cells;
        this.byFrame = byFrame;
        this.intervals = intervals;
        this.stability = stability;
    }

    /** Model and label. */
    public MapKey key() {
        return key;
    }

    /** What the values say. */
    public MapKind kind() {
        return kind;
    }

    /** What counts once: subjects, or runs of a single subject. */
    public ImportanceUnit unit() {
        return unit;
    }

    /** The subjects (or runs), sorted. */
    public List<String> members() {
        return List.copyOf(members);
    }

    /** Rows of saliency left out because they said nothing: {@link MapKind#values}. */
    public int silentRows() {
        return silentRows;
    }

    /** Number of frames. */
    public int frames() {
        return byFrame.cells();
    }

    /** Value of each region, all frames together, cells as [region]. */
    public Summary regions() {
        return regions;
    }

    /** Value of each region in each frame, cells as [frame][region], frame by frame. */
    public Summary cells() {
        return cells;
    }

    /** Share of each frame in a subject's total magnitude, cells as [frame]. */
    public Summary byFrame() {
        return byFrame;
    }

    /** The 95 % interval of each region's mean. */
    public Intervals intervals() {
        return intervals;
    }

    /** How much the order of regions stays the same over subjects, folds and seeds. */
    public Stability stability() {
        return stability;
    }

    /**
     * Rank of each region [region] by its mean value, or by the magnitude of that: {@link MapKind#strength}; 1 the most
     * important, ties in atlas order; 0 where missing.
     */
    public int[] ranks() {
        return Ranking.ranks(kind.strengths(regions.mean()));
    }

    /** Indices of the regions that are not missing, most important first. */
    public List<Integer> order() {
        return Ranking.descending(kind.strengths(regions.mean()));
    }

    /** First of the frames in which a region's mean value is strongest; −1 where missing. */
    public int peakFrame(int region) {
        int peak = -1;
        for (int frame = 0; frame < frames(); frame++) {
            double strength = strength(frame, region);
            if (!Double.isNaN(strength) && (peak < 0 || strength > strength(peak, region))) {
                peak = frame;
            }
        }
        return peak;
    }

    private double strength(int frame, int region) {
        return kind.strength(cells.mean(frame * regions.cells() + region));
    }

    /** How the magnitude of saliency changes from the last frame back to the first; empty if no frame has any. */
    public Optional<Decay> decay() {
        double[] shares = byFrame.mean();
        return Arrays.stream(shares).anyMatch(Double::isNaN) ? Optional.empty() : Optional.of(Decay.of(shares));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupMap that
                && key.equals(that.key)
                && kind == that.kind
                && unit == that.unit
                && members.equals(that.members)
                && silentRows == that.silentRows
                && regions.equals(that.regions)
                && cells.equals(that.cells)
                && byFrame.equals(that.byFrame)
                && intervals.equals(that.intervals)
                && stability.equals(that.stability);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, members, regions, cells);
    }

    @Override
    public String toString() {
        return "GroupMap " + key + " over " + members.size() + " " + unit.text();
    }
}
