/**
 * The mass-univariate general linear model (Friston et al. 1994), region by region: which regions are more active while
 * a label's events last. It is the reference beside the maps of networks, which answer another question.
 *
 * <p>{@link Design} turns a run's events into regressors, {@link RunGlm} fits a run, {@link RegionEffects} holds what a
 * contrast says of each region and joins runs into subjects, {@link GroupGlm} tests the mean over subjects, and
 * {@link GlmAgreement} compares its map with an importance map. Kernels, designs, least squares and prewhitening agree
 * with nilearn's first-level model. Knows nothing of Spark; all values are immutable.
 */
package org.insula.pipeline.glm;
