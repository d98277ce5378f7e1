package org.insula.jobs.report;

/**
 * How one trained unit did on its held-out samples.
 *
 * @param fold the fold's index, from 0
 * @param seed the training seed
 * @param samples number of held-out samples
 * @param accuracy 0 to 1
 * @param balancedAccuracy mean recall over labels, 0 to 1; NaN if undefined
 */
public record FoldScore(int fold, long seed, int samples, double accuracy, double balancedAccuracy) {}
