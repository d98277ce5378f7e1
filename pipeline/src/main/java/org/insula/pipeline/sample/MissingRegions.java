package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * Which regions have no value in a sample, by their places in atlas order. A region is missing from a sample as a whole:
 * in every frame, or in none. Immutable; equal to others of the same content.
 */
public final class MissingRegions implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int regions;
    private final BitSet missing;

    private MissingRegions(int regions, BitSet missing) {
        this.regions = regions;
        this.missing = missing;
    }

    /**
     * The given places out of so many regions.
     *
     * @throws IndexOutOfBoundsException if a place is not below the number of regions
     */
    public static MissingRegions at(int regions, int... places) {
        BitSet missing = new BitSet(regions);
        for (int place : places) {
            missing.set(Objects.checkIndex(place, regions));
        }
        return new MissingRegions(regions, missing);
    }

    /**
     * The regions that are NaN in any frame.
     *
     * @param values [frame][region], frame by frame
     */
    static MissingRegions of(float[] values, int regions) {
        BitSet missing = new BitSet(regions);
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                missing.set(i % regions);
            }
        }
        return new MissingRegions(regions, missing);
    }

    /** Puts NaN in every frame of values [frame][region] where a region is missing. */
    void blank(float[] values) {
        for (int region : places()) {
            for (int i = region; i < values.length; i += regions) {
                values[i] = Float.NaN;
            }
        }
    }

    /** Number of regions, missing or not. */
    public int regions() {
        return regions;
    }

    /**
     * Whether a region is missing.
     *
     * @throws IndexOutOfBoundsException if there is no such region
     */
    public boolean contains(int region) {
        return missing.get(Objects.checkIndex(region, regions));
    }

    /** How many are missing. */
    public int count() {
        return missing.cardinality();
    }

    /** Places of the missing regions, ascending, from 0. */
    public int[] places() {
        return missing.stream().toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MissingRegions that && regions == that.regions && missing.equals(that.missing);
    }

    @Override
    public int hashCode() {
        return 31 * missing.hashCode() + regions;
    }

    @Override
    public String toString() {
        return "missing " + Arrays.toString(places()) + " of " + regions + " regions";
    }
}
