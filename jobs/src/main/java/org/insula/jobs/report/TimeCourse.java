package org.insula.jobs.report;

import java.util.Arrays;

/** Values of a map {@code [frame][region]}, NaN where a region is not covered. Compared by content. */
public final class TimeCourse {

    private final double[][] values;

    private TimeCourse(double[][] values) {
        this.values = values;
    }

    /**
     * Copies a matrix.
     *
     * @param values {@code [frame][region]}, not empty
     * @return the time course
     * @throws IllegalArgumentException if the rows differ in length or there is none
     */
    public static TimeCourse of(double[][] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a time course needs at least one frame");
        }
        double[][] copy = new double[values.length][];
        for (int frame = 0; frame < values.length; frame++) {
            if (values[frame].length != values[0].length) {
                throw new IllegalArgumentException("frame " + frame + " has " + values[frame].length
                        + " regions, the first frame " + values[0].length);
            }
            copy[frame] = values[frame].clone();
        }
        return new TimeCourse(copy);
    }

    /** Returns the number of frames. */
    public int frames() {
        return values.length;
    }

    /** Returns the number of regions. */
    public int regions() {
        return values[0].length;
    }

    /** Returns the value of a frame and region, NaN if missing. */
    public double value(int frame, int region) {
        return values[frame][region];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeCourse that && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "TimeCourse[" + frames() + " frames × " + regions() + " regions]";
    }
}
