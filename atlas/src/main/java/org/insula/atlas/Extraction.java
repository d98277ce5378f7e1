package org.insula.atlas;

import java.io.Serializable;

/**
 * What one target gave for one run.
 *
 * @param target what was taken
 * @param series the region series, all regions of the target's atlas as columns
 * @param fit how the atlas lies on the run's grid; its warning tells of regions that vanished there
 */
public record Extraction(Target target, RegionSeries series, GridFit fit) implements Serializable {}
