package org.insula.io.cifti;

import java.util.OptionalDouble;
import org.insula.io.image.RepetitionTime;

/**
 * Points at equal distances, mostly in time.
 *
 * @param length number of points
 * @param start the first point, in {@code unit}
 * @param step the distance between two points, in {@code unit}
 * @param unit as the file has it: {@code SECOND}, {@code HERTZ}, {@code METER} or {@code RADIAN}
 */
public record SeriesAxis(int length, double start, double step, String unit) implements CiftiAxis {
    /** The time between two points in s; empty if the unit is another one or the time cannot be believed. */
    public OptionalDouble repetitionTime() {
        boolean time = unit.equals("SECOND") && RepetitionTime.isBelievable(step);
        return time ? OptionalDouble.of(step) : OptionalDouble.empty();
    }

    @Override
    public String describe() {
        return "series";
    }
}
