/**
 * How well a model decodes (accuracy with its interval, balanced accuracy, confusion, and whether that is above chance),
 * and how well saliency agrees with what is known to matter.
 *
 * <p>The former is computed from {@link org.insula.pipeline.evaluate.Prediction}s on held-out samples. Verdict and
 * interval count groups (subjects), not samples: samples of one subject are not independent. The latter is told by {@link
 * org.insula.pipeline.evaluate.RankAgreement} and {@link org.insula.pipeline.evaluate.MapAgreement}, and for frames in
 * which a task is on by {@link org.insula.pipeline.evaluate.TaskOnShare}.
 */
package org.insula.pipeline.evaluate;
