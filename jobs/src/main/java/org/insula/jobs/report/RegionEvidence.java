package org.insula.jobs.report;

/**
 * How sure a region's importance is, over subjects. NaN where a region could not be tested.
 *
 * @param low lower end of the 95 % interval of the mean share
 * @param high its upper end
 * @param familyWise p of the share being no more than the even one, corrected for all regions of the label
 * @param q false discovery rate at which the region is a discovery
 */
public record RegionEvidence(double low, double high, double familyWise, double q) {}
