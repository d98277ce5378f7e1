package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.insula.pipeline.evaluate.Verdict;

/**
 * Importance of regions over a group, for one model and label: shares of total saliency with their spread over
 * subjects.
 *
 * <p>Immutable; equal to another of the same content.
 */
public final class GroupMap implements Serializable {
    private static final long serialVersionUID = 2L;

    /** Chance of any false alarm in a map that is tested. */
    private static final double LEVEL = 0.05;

    private final MapKey key;
    private final ImportanceUnit unit;
    private final ArrayList<String> members;
    private final int silentRows;
    private final Summary regions;
    private final Summary z;
    private final Summary cells;
    private final Summary byFrame;
    private final double[] uniform;
    private final RegionTestResult tests;
    private final Stability stability;

    GroupMap(
            MapKey key,
            ImportanceUnit unit,
            List<String> members,
            int silentRows,
            Summary regions,
            Summary z,
            Summary cells,
            Summary byFrame,
            double[] uniform,
            RegionTestResult tests,
            Stability stability) {
        this.key = key;
        this.unit = unit;
        this.members = new ArrayList<>(members);
        this.silentRows = silentRows;
        this.regions = regions;
        this.z = z;
        this.cells = cells;
        this.byFrame = byFrame;
        this.uniform = uniform;
        this.tests = tests;
        this.stability = stability;
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

    /** Importance of each region as z within the subject: its share among those of the covered regions. */
    public Summary z() {
        return z;
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

    /** Interval of each region's mean share, and tests of whether it exceeds the even share. */
    public RegionTestResult tests() {
        return tests;
    }

    /** How much the order of regions stays the same over subjects, folds and seeds. */
    public Stability stability() {
        return stability;
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

    /** How the magnitude of saliency changes from the last frame back to the first; empty if no frame has any. */
    public Optional<Decay> decay() {
        double[] shares = byFrame.mean();
        return Arrays.stream(shares).anyMatch(Double::isNaN) ? Optional.empty() : Optional.of(Decay.of(shares));
    }

    /**
     * Which regions are important [region]: the model decodes above chance, and the region's share exceeds the even
     * share with a p below 0.05 that is corrected for all regions. Never with fewer than two subjects.
     */
    public boolean[] important(Verdict verdict) {
        boolean[] important = new boolean[regions.cells()];
        for (int region = 0; region < important.length; region++) {
            important[region] = verdict == Verdict.ABOVE_CHANCE && tests.familyWise(region) < LEVEL;
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
                && z.equals(that.z)
                && cells.equals(that.cells)
                && byFrame.equals(that.byFrame)
                && Arrays.equals(uniform, that.uniform)
                && tests.equals(that.tests)
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
