package org.insula.pipeline.simulate;

import java.io.Serializable;

/**
 * How much signal there is and how much noise. Percentages are of a voxel's mean signal.
 *
 * @param regionsPerTiming planted regions for each task and each {@link Timing}
 * @param commonRegions regions that respond to every task alike, and so tell nothing
 * @param responsePercent mean response to an endless block, in percent; 0 makes a null cohort
 * @param regionNoisePercent standard deviation of the noise shared by a region's voxels, in percent
 * @param voxelNoisePercent standard deviation of the noise of each voxel, in percent
 */
public record EffectSizes(
        int regionsPerTiming,
        int commonRegions,
        double responsePercent,
        double regionNoisePercent,
        double voxelNoisePercent)
        implements Serializable {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public EffectSizes {
        boolean fine = regionsPerTiming >= 0
                && commonRegions >= 0
                && isAmount(responsePercent)
                && isAmount(regionNoisePercent)
                && isAmount(voxelNoisePercent);
        if (!fine) {
            throw new IllegalArgumentException("numbers of regions and percentages must be 0 or more");
        }
    }

    private static boolean isAmount(double percent) {
        return percent >= 0 && !Double.isInfinite(percent);
    }

    /** Regions that these effects take with a number of tasks. */
    int regions(int tasks) {
        return tasks * Timing.values().length * regionsPerTiming + commonRegions;
    }

    /** The same with another mean response, in percent. */
    public EffectSizes withResponsePercent(double percent) {
        return new EffectSizes(regionsPerTiming, commonRegions, percent, regionNoisePercent, voxelNoisePercent);
    }
}
