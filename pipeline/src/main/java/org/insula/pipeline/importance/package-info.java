/**
 * From the saliency of held-out samples to region importance with uncertainty.
 *
 * <p>Each {@link org.insula.pipeline.importance.SaliencyRow} (one sample, one trained network) becomes shares of its
 * total; {@link org.insula.pipeline.importance.SubjectImportance} averages one subject's rows over seeds and samples;
 * {@link org.insula.pipeline.importance.GroupImportance} summarises subjects, each counting once. Both steps need the
 * rows of one group only and sum in a fixed order, so they can be distributed without changing a bit of the result.
 */
package org.insula.pipeline.importance;
