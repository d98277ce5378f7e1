/**
 * The experiments of Ismail et al. (2019), without Spark: data whose important places are known, the models that the
 * paper compares, and numbers for how well saliency finds those places.
 *
 * <p>A {@link org.insula.pipeline.experiment.BoxUnit} (data set, model, seed) is what one Spark task does; {@link
 * org.insula.pipeline.experiment.BoxExperiment} trains, explains and scores it with {@link
 * org.insula.pipeline.evaluate.MapAgreement}. {@link org.insula.pipeline.experiment.BoxComparison} lays the published
 * figures beside ours. {@link org.insula.pipeline.experiment.MnistExperiment} reads digits row by row. {@link
 * org.insula.pipeline.experiment.VanishingDiagnostic} tells of any trained model how fast its saliency fades towards the
 * first frames.
 */
package org.insula.pipeline.experiment;
