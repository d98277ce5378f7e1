package org.insula.io.series;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** A ready-made series: one value a frame and region. Immutable; may be shared between threads. */
public final class SeriesTable {
    private final String source;
    private final List<String> regions;
    private final OptionalDouble repetitionTime;
    private final double[][] values;

    SeriesTable(String source, List<String> regions, OptionalDouble repetitionTime, double[][] values) {
        this.source = source;
        this.regions = List.copyOf(regions);
        this.repetitionTime = repetitionTime;
        this.values = values;
    }

    /** The file it came from, as the user named it. */
    public String source() {
        return source;
    }

    /** The names of the regions, in the order of the file; all different. */
    public List<String> regions() {
        return regions;
    }

    /** The number of frames. */
    public int frames() {
        return values.length;
    }

    /** The time between frames in s, if the file or its sidecar states one. */
    public OptionalDouble repetitionTime() {
        return repetitionTime;
    }

    /** A fresh copy of the values as {@code [frame][region]}; NaN where the file has none. */
    public double[][] values() {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
}
