package org.insula.pipeline.simulate;

import java.io.Serializable;
import java.util.Objects;

/**
 * A region that was made to respond to one task.
 *
 * @param task the task, or {@link Truth#EVERY_TASK}
 * @param region index in atlas order
 * @param name name of the region
 * @param timing when in the block it responds
 * @param firstFrame first frame, counted from the start of a cycle, in which its mean response is at least half its
 *     maximum
 * @param endFrame first frame after that in which it is not
 */
public record PlantedRegion(String task, int region, String name, Timing timing, int firstFrame, int endFrame)
        implements Serializable {
    /** Refuses absent parts. */
    public PlantedRegion {
        Objects.requireNonNull(task);
        Objects.requireNonNull(name);
        Objects.requireNonNull(timing);
    }
}
