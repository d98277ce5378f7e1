package org.insula.io.cifti;

import java.io.Serializable;
import java.util.List;

/**
 * Groups of grayordinates.
 *
 * @param parcels in the order of the file; names are unique
 */
public record ParcelsAxis(List<Parcel> parcels) implements CiftiAxis {
    /**
     * One group.
     *
     * @param name what the file calls it
     * @param grayordinates how many vertices and voxels it has
     */
    public record Parcel(String name, int grayordinates) implements Serializable {}

    /** Copies the list. */
    public ParcelsAxis {
        parcels = List.copyOf(parcels);
    }

    /** The names of the parcels. */
    public List<String> names() {
        return parcels.stream().map(Parcel::name).toList();
    }

    @Override
    public int length() {
        return parcels.size();
    }

    @Override
    public String describe() {
        return "parcels";
    }
}
