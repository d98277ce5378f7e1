package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.evaluate.Verdict;

/**
 * Importance of regions over a group, for one model and label: shares of total saliency with their spread over
 * subjects.
 *
 * <p>Immutable; equal to another of the same content.
 */
public final class GroupMap implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MapKey key;
    private final ImportanceUnit unit;
    private final ArrayList<String> members;
    private final int silentRows;
    private final Summary regions;
    private final Summary cells;
    private final Summary byFrame;
    private final double[] uniform;
    private final double[] foldStability;
    private final double[] seedStability;

    GroupMap(
            MapKey key,
            ImportanceUnit unit,
            List<String> members,
            int silentRows,
            Summary regions,
            Summary cells,
            Summary byFrame,
            double[] uniform,
            double[] foldStability,
            double[] seedStability) {
        this.key = key;
        this.unit = unit;
        this.members = new ArrayList<>(members);
        this.silentRows = silentRows;
        this.regions = regions;
        this.cells = cells;
        this.byFrame = byFrame;
        this.uniform = uniform;
        this.foldStability = foldStability;
        this.seedStability = seedStability;
    }

    /** Model and label. */
    public MapKey key() {
        return key;
    }

    /** What counts once: subjects, or runs of a single subject. */
    public ImportanceUnit unit() {
        return unit;
    }

    /** The subjects (or runs), sorted. */
    public List<String> members() {
        return List.copyOf(members);
    }

    /** Rows of saliency left out because all of it was zero or not finite. */
    public int silentRows() {
        return silentRows;
    }

    /** Number of frames. */
    public int frames() {
        return byFrame.cells();
    }

    /** Importance of each region over all frames, cells as [region]. */
    public Summary regions() {
        return regions;
    }

    /** Importance of each region in each frame, cells as [frame][region], frame by frame. */
    public Summary cells() {
        return cells;
    }

    /** Importance of each frame over all regions, cells as [frame]. */
    public Summary byFrame() {
        return byFrame;
    }

    /**
     * Share that each region would have if saliency were spread evenly over covered regions [region]; NaN where
     * missing.
     */
    public double[] uniform() {
        return uniform.clone();
    }

    /** Share of folds with the region in the top decile [region]; NaN where missing. */
    public double[] foldStability() {
        return foldStability.clone();
    }

    /** Share of seeds with the region in the top decile [region]; NaN where missing. */
    public double[] seedStability() {
        return seedStability.clone();
    }

    /** Rank of each region by mean importance [region], 1 the most important, ties in atlas order; 0 where missing. */
    public int[] ranks() {
        return Ranking.ranks(regions.mean());
    }

    /** Indices of the regions that are not missing, most important first. */
    public List<Integer> order() {
        return Ranking.descending(regions.mean());
    }

    /** First of the frames in which a region's mean importance is largest; −1 where missing. */
    public int peakFrame(int region) {
        int peak = -1;
        for (int frame = 0; frame < frames(); frame++) {
            double share = cells.mean(frame * regions.cells() + region);
            if (!Double.isNaN(share) && (peak < 0 || share > cells.mean(peak * regions.cells() + region))) {
                peak = frame;
            }
        }
        return peak;
    }

    /**
     * Which regions are important [region]: the model decodes above chance, and {@code mean − 2·se} exceeds the uniform
     * share, and the region is in the top decile in at least half of the folds. Never with fewer than two subjects.
     */
    public boolean[] important(Verdict verdict) {
        boolean[] important = new boolean[regions.cells()];
        for (int region = 0; region < important.length; region++) {
            important[region] = verdict == Verdict.ABOVE_CHANCE
                    && regions.mean(region) - 2 * regions.se(region) > uniform[region]
                    && foldStability[region] >= 0.5;
        }
        return important;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupMap that
                && key.equals(that.key)
                && unit == that.unit
                && members.equals(that.members)
                && silentRows == that.silentRows
                && regions.equals(that.regions)
                && cells.equals(that.cells)
                && byFrame.equals(that.byFrame)
                && Arrays.equals(uniform, that.uniform)
                && Arrays.equals(foldStability, that.foldStability)
                && Arrays.equals(seedStability, that.seedStability);
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
