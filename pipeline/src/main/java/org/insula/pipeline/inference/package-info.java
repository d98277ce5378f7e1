/**
 * Which regions are important, decided by a test whose rate of false findings is known.
 *
 * <p>{@link org.insula.pipeline.inference.MapStudy} goes the whole way from samples to maps in memory, for one model and
 * given labels: it trains a network per fold and explains the held-out samples. The evidence for a region is its signed
 * contribution over subjects ({@link org.insula.pipeline.inference.RegionEvidence}). {@link
 * org.insula.pipeline.inference.Findings} compares it with that of networks trained on permuted labels, or tests it over
 * subjects that no network was trained on. It is the only notion of "important" that tables, maps and report have.
 */
package org.insula.pipeline.inference;
