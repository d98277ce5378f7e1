package org.insula.pipeline.simulate;

import java.io.Serializable;

/**
 * A run's design: cycles of rest, one block of the task, rest.
 *
 * @param cycleFrames frames from cycle to cycle
 * @param onsetFrame frames of rest before the block
 * @param blockFrames frames of the block
 */
public record BlockDesign(int cycleFrames, int onsetFrame, int blockFrames) implements Serializable {
    /**
     * Checks that the block lies in its cycle.
     *
     * @throws IllegalArgumentException if it does not, or has no frame
     */
    public BlockDesign {
        if (onsetFrame < 0 || blockFrames < 1 || onsetFrame + blockFrames > cycleFrames) {
            throw new IllegalArgumentException("a block of " + blockFrames + " frames from frame " + onsetFrame
                    + " does not lie in a cycle of " + cycleFrames);
        }
    }

    /** Number of cycles whose block starts within a run of the given frames. */
    int cycles(int frames) {
        return (frames - onsetFrame + cycleFrames - 1) / cycleFrames;
    }

    /** Onset of a cycle's block in s. */
    double onset(int cycle, double repetitionTime) {
        return (cycle * (double) cycleFrames + onsetFrame) * repetitionTime;
    }

    /** Duration of a block in s. */
    double duration(double repetitionTime) {
        return blockFrames * repetitionTime;
    }

    /**
     * Response at {@code seconds} after the run's start to one cycle's block, as a share of an endless, sustained
     * one's.
     */
    double response(Timing timing, int cycle, double seconds, double repetitionTime) {
        double since = seconds - onset(cycle, repetitionTime);
        double duration = duration(repetitionTime);
        return timing.strength()
                * HaemodynamicResponse.toBlock(since, timing.from() * duration, timing.to() * duration);
    }
}
