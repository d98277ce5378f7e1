package org.insula.atlas;

/**
 * Whether voxels that keep one value through the whole run, as the zero-filled edge of the field of view does, count as
 * measured.
 */
public enum ConstantVoxels {
    /** They are not measured: they enter no mean and count as not covered. */
    EXCLUDE,
    /** They are measured like any other voxel, as in nilearn. */
    INCLUDE
}
