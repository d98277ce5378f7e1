package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * The regions that differ most between two maps.
 *
 * @param one the map that is subtracted from, such as {@code lstm, motor}
 * @param other the map that is subtracted
 * @param subjects number of subjects that have both
 * @param verdict whether both models decode above chance, in words
 * @param top the regions of the largest difference, the largest first
 */
public record MapContrast(String one, String other, int subjects, String verdict, List<Difference> top) {
    /**
     * A region's difference.
     *
     * @param region the region's place in atlas order
     * @param mean difference of the maps' values, mean over subjects
     * @param low lower end of its 95 % interval; NaN with one subject
     * @param high upper end
     */
    public record Difference(int region, double mean, double low, double high) {}

    /** Copies the list. */
    public MapContrast {
        Objects.requireNonNull(one);
        Objects.requireNonNull(other);
        Objects.requireNonNull(verdict);
        top = List.copyOf(top);
    }
}
