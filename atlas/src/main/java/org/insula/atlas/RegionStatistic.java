package org.insula.atlas;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * What is taken of a region's voxels in a frame. Voxels without a finite value are left out, and so are constant ones
 * unless {@link ConstantVoxels#INCLUDE} asks for them; NaN where no voxel is left.
 */
public enum RegionStatistic {
    /** The arithmetic mean, in the units of the data. */
    MEAN(regions -> new SumTally(regions, (sum, count) -> sum / count)),
    /** The middle value; of an even number of voxels, the mean of the middle two. */
    MEDIAN(MedianTally::new),
    /** The sum; of a region that is covered in part, the sum of that part. */
    SUM(regions -> new SumTally(regions, (sum, count) -> sum)),
    /** The smallest value. */
    MINIMUM(ExtremeTally::smallest),
    /** The largest value. */
    MAXIMUM(ExtremeTally::largest),
    /** The standard deviation over voxels, dividing by their number, as nilearn does; 0 for a single voxel. */
    STANDARD_DEVIATION(regions -> new MomentTally(regions, Math::sqrt)),
    /** The variance over voxels, dividing by their number, as nilearn does; 0 for a single voxel. */
    VARIANCE(regions -> new MomentTally(regions, DoubleUnaryOperator.identity()));

    private final IntFunction<RegionTally> tally;

    RegionStatistic(IntFunction<RegionTally> tally) {
        this.tally = tally;
    }

    /** A fresh tally for one run. */
    RegionTally tally(int regions) {
        return tally.apply(regions);
    }
}
