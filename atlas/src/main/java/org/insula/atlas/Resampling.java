package org.insula.atlas;

/**
 * What to do when a run's grid differs from the atlas's or the mask's. Any affine will do: flips, rotations, shears,
 * other voxel sizes. The run's own values are never touched.
 */
public enum Resampling {
    /** Refuse: the user must bring both onto one grid. */
    NONE,
    /**
     * Move the atlas onto the run's grid: each voxel of the run takes the label or the weights of the atlas voxel in
     * which its centre lies.
     */
    NEAREST,
    /**
     * As {@link #NEAREST} for labels and masks, of which there is nothing between two; the maps of a probabilistic
     * atlas are interpolated trilinearly, and are 0 outside their grid.
     */
    LINEAR
}
