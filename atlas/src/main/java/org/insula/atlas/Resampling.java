package org.insula.atlas;

/** What to do when a run's grid differs from the atlas's. */
public enum Resampling {
    /** Refuse: the user must bring both onto one grid. */
    NONE,
    /**
     * Move the atlas onto the run's grid: each voxel of the run takes the label of the atlas voxel in which its centre
     * lies. Any affine will do. The run's own values are never touched.
     */
    NEAREST
}
