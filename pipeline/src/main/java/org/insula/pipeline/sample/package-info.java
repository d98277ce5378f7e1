/**
 * From cleaned runs to samples and folds.
 *
 * <p>{@code SampleCutter} cuts windows of equal length out of region series and labels them by task or by trial type;
 * what could not be cut is reported with its reason. {@code FoldPlan} then parts the samples into training, validation
 * and test so that a group (a subject, by default) is never in two of them.
 */
package org.insula.pipeline.sample;
