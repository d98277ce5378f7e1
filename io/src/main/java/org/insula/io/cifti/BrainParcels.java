package org.insula.io.cifti;

import java.util.List;
import java.util.Objects;

/**
 * Named groups of grayordinates, as they are written. Immutable; may be shared between threads.
 */
public final class BrainParcels {
    /** Marks a grayordinate that is in no parcel. */
    public static final int NONE = -1;

    private final List<String> names;
    private final BrainModels models;
    private final int[] parcels;

    /**
     * Parcels of the grayordinates of brain models.
     *
     * @param names of the parcels, in their order; all different
     * @param models the grayordinates
     * @param parcels for each grayordinate the index of its parcel, or {@link #NONE}
     * @throws IllegalArgumentException if a name comes twice, there is not one index a grayordinate, or an index is of no
     *     parcel
     */
    public BrainParcels(List<String> names, BrainModels models, int[] parcels) {
        this.names = List.copyOf(names);
        this.models = Objects.requireNonNull(models);
        this.parcels = parcels.clone();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("two parcels have the same name");
        }
        if (parcels.length != models.length()) {
            throw new IllegalArgumentException(parcels.length + " indices for " + models.length() + " grayordinates");
        }
        for (int parcel : parcels) {
            if (parcel < NONE || parcel >= names.size()) {
                throw new IllegalArgumentException("parcel " + parcel + " of " + names.size());
            }
        }
    }

    /** The names of the parcels, in their order. */
    public List<String> names() {
        return names;
    }

    /** The grayordinates. */
    public BrainModels models() {
        return models;
    }

    /** The parcel of a grayordinate, or {@link #NONE}. */
    int parcel(int grayordinate) {
        return parcels[grayordinate];
    }
}
