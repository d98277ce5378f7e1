package org.insula.atlas;

import java.io.Serializable;
import java.util.Objects;

/**
 * One region of an atlas. Its label is its identity; regions stand in the atlas's order wherever they appear.
 *
 * @param label the positive whole number that marks the region's voxels in the label image
 * @param name what people call it; unique within an atlas
 */
public record Region(int label, String name) implements Serializable {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the label is not positive or the name is blank
     */
    public Region {
        Objects.requireNonNull(name, "name");
        if (label <= 0) {
            throw new IllegalArgumentException("label " + label + " of region " + name + " is not positive");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("region " + label + " has a blank name");
        }
    }

    /** The name of a region that no label table names: {@code region_37} for label 37. */
    public static Region unnamed(int label) {
        return new Region(label, "region_" + label);
    }
}
