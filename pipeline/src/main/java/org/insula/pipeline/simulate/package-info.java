/**
 * Cohorts with known answers: task fMRI data sets in BIDS layout in which it is written down which regions respond to
 * which task and when.
 *
 * <p>A {@link org.insula.pipeline.simulate.CohortSpec} says what to make. {@link
 * org.insula.pipeline.simulate.SimulatedBrain} cuts an ellipsoid into named regions, {@link
 * org.insula.pipeline.simulate.Truth} plants responses in some of them, {@code RunSignals} makes the signal of every
 * region in one run and {@code RunFrames} spreads it over voxels. Each run draws from its own random stream, so {@link
 * org.insula.pipeline.simulate.CohortSimulator} may write runs in any order or in parallel.
 */
package org.insula.pipeline.simulate;
