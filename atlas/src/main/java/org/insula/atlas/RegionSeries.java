package org.insula.atlas;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The time series of one run's regions: a value per frame and region, and how well each region was covered. Columns are
 * all regions of the atlas in its order. NaN is a missing value; a region that was not covered is NaN in every frame.
 * Immutable; may be shared between threads.
 */
public final class RegionSeries implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final List<Region> regions;
    private final int frames;
    private final double repetitionTime;
    /** Row by row: frame × regions + region. */
    private final double[] values;

    private final double[] coverage;

    /**
     * Copies the parts.
     *
     * @param id the run's identity, such as {@code sub-01_task-motor_run-1}
     * @param regions the columns
     * @param repetitionTime seconds from frame to frame; NaN if unknown
     * @param values {@code [frame][region]}, in the units of the data or as the cleaning left them
     * @param coverage per region, from 0 (nothing measured) to 1 (every voxel in every frame)
     * @throws IllegalArgumentException if a row of values or the coverage does not have one entry a region
     */
    public RegionSeries(String id, List<Region> regions, double repetitionTime, double[][] values, double[] coverage) {
        this.id = Objects.requireNonNull(id, "id");
        this.regions = List.copyOf(regions);
        this.frames = values.length;
        this.repetitionTime = repetitionTime;
        this.values = new double[frames * this.regions.size()];
        this.coverage = coverage.clone();
        requireOnePerRegion(coverage.length, "coverage");
        for (int f = 0; f < frames; f++) {
            requireOnePerRegion(values[f].length, "frame " + f);
            System.arraycopy(values[f], 0, this.values, f * this.regions.size(), this.regions.size());
        }
    }

    private void requireOnePerRegion(int length, String what) {
        if (length != regions.size()) {
            throw new IllegalArgumentException(
                    what + " of " + id + " has " + length + " values for " + regions.size() + " regions");
        }
    }

    /** The run's identity. */
    public String id() {
        return id;
    }

    /** The columns: all regions of the atlas, in its order. */
    public List<Region> regions() {
        return regions;
    }

    /** The number of frames. */
    public int frames() {
        return frames;
    }

    /** Seconds from frame to frame; NaN if unknown. */
    public double repetitionTime() {
        return repetitionTime;
    }

    /**
     * The value of a region in a frame; NaN if missing.
     *
     * @throws IndexOutOfBoundsException if there is no such frame or region
     */
    public double value(int frame, int region) {
        return values[Objects.checkIndex(frame, frames) * regions.size() + Objects.checkIndex(region, regions.size())];
    }

    /**
     * Whether any region has a finite value in a frame.
     *
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public boolean hasValue(int frame) {
        return IntStream.range(0, regions.size()).anyMatch(region -> Double.isFinite(value(frame, region)));
    }

    /** A fresh copy of all values as {@code [frame][region]}; NaN where missing. */
    public double[][] values() {
        double[][] rows = new double[frames][];
        for (int f = 0; f < frames; f++) {
            rows[f] = Arrays.copyOfRange(values, f * regions.size(), (f + 1) * regions.size());
        }
        return rows;
    }

    /**
     * A fresh copy of one region's values over the frames; NaN where missing.
     *
     * @throws IndexOutOfBoundsException if there is no such region
     */
    public double[] column(int region) {
        double[] column = new double[frames];
        for (int f = 0; f < frames; f++) {
            column[f] = value(f, region);
        }
        return column;
    }

    /** A fresh copy of the coverage per region, from 0 (nothing measured) to 1 (every voxel in every frame). */
    public double[] coverage() {
        return coverage.clone();
    }

    /** The same run with other values, as {@code [frame][region]}; the number of frames may change. */
    public RegionSeries withValues(double[][] newValues) {
        return new RegionSeries(id, regions, repetitionTime, newValues, coverage);
    }

    /** The same series under another identity. */
    public RegionSeries withId(String newId) {
        return new RegionSeries(newId, regions, repetitionTime, values(), coverage);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionSeries that
                && id.equals(that.id)
                && regions.equals(that.regions)
                && frames == that.frames
                && Double.compare(repetitionTime, that.repetitionTime) == 0
                && Arrays.equals(values, that.values)
                && Arrays.equals(coverage, that.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, regions, frames, repetitionTime, Arrays.hashCode(values), Arrays.hashCode(coverage));
    }

    @Override
    public String toString() {
        return id + ": " + frames + " frames of " + regions.size() + " regions";
    }
}
