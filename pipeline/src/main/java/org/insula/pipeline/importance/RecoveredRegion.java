package org.insula.pipeline.importance;

import java.io.Serializable;
import org.insula.pipeline.simulate.PlantedRegion;

/**
 * What a map says of one planted region.
 *
 * @param planted what was planted
 * @param rank its rank in the map, 1 the most important; 0 where missing
 * @param found whether it is among the top k
 * @param peakFrame frame of the sample in which its importance is largest; −1 where missing
 * @param onTime whether that frame lies in the planted frames; false where the two cannot be compared
 */
public record RecoveredRegion(PlantedRegion planted, int rank, boolean found, int peakFrame, boolean onTime)
        implements Serializable {}
