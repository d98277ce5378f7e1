/**
 * Tests, intervals and measures of agreement over subjects, for arrays of cells (regions, say) in which some subjects
 * miss some cells.
 *
 * <p>Every argument is a list with one {@code double[]} a subject; NaN is missing and never counts, so each cell has its
 * own n. Tests and intervals are immutable instances configured by {@code with…}; what is drawn at random comes from
 * their seed, and everything is summed in the order given, so that the same arguments give the same bits. Distributions
 * and ranks are those of Apache Commons Math. Knows nothing of saliency: {@code importance} says what is tested.
 */
package org.insula.pipeline.statistics;
