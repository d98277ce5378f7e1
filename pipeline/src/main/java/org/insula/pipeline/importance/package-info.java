/**
 * From the saliency of held-out samples to region importance with uncertainty.
 *
 * <p>Each {@link org.insula.pipeline.importance.SaliencyRow} (one sample, one trained network) becomes values of a {@link org.insula.pipeline.importance.MapKind}: shares of its total, or itself with its signs; {@link org.insula.pipeline.importance.SubjectImportance} averages one subject's rows over seeds, samples and
 * runs; {@link org.insula.pipeline.importance.GroupImportance} summarises subjects, each counting once; {@link
 * org.insula.pipeline.importance.GroupContrast} sets two maps of the same subjects against each other. Each step needs
 * the rows of one group only and sums in a fixed order, so they can be distributed without changing a bit of the result.
 */
package org.insula.pipeline.importance;
