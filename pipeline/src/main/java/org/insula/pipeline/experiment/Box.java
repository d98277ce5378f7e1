package org.insula.pipeline.experiment;

import java.io.Serializable;

/**
 * A rectangle of frames and regions; its ends are not part of it.
 *
 * @param fromFrame  first frame
 * @param toFrame    frame after the last
 * @param fromRegion first region
 * @param toRegion   region after the last
 */
public record Box(int fromFrame, int toFrame, int fromRegion, int toRegion) implements Serializable {

    /**
     * Checks the order of the ends.
     *
     * @throws IllegalArgumentException if it is empty or starts below 0
     */
    public Box {
        if (fromFrame < 0 || fromRegion < 0 || toFrame <= fromFrame || toRegion <= fromRegion) {
            throw new IllegalArgumentException(
                    "no box: frames " + fromFrame + " to " + toFrame + ", regions " + fromRegion + " to " + toRegion);
        }
    }

    /** Whether a place lies inside. */
    public boolean contains(int frame, int region) {
        return frame >= fromFrame && frame < toFrame && region >= fromRegion && region < toRegion;
    }
}
