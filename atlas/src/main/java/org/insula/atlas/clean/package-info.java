/**
 * Cleaning of region time series with nilearn's order and values: cosine terms join the confounds; signals and
 * confounds are detrended; the confounds are regressed out; what is left is standardised. A
 * {@link org.insula.atlas.clean.Cleaning} says what to do, {@link org.insula.atlas.clean.SignalCleaner} does it.
 */
package org.insula.atlas.clean;
