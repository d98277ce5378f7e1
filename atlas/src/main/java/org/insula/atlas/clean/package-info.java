/**
 * Cleaning of region time series with nilearn's order and values: scrubbed frames are cut out or bridged; signals and
 * confounds are detrended and filtered; the confounds are regressed out; what is left is standardised. A
 * {@link org.insula.atlas.clean.Cleaning} says what to do, {@link org.insula.atlas.clean.SignalCleaner} does it.
 */
package org.insula.atlas.clean;
