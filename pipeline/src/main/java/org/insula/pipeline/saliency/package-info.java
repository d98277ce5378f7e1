/**
 * Asks a trained network which regions mattered when: signed saliency of held-out samples.
 *
 * <p>An {@link org.insula.pipeline.saliency.Attribution} explains a batch; {@link
 * org.insula.pipeline.saliency.HeldOutExplainer} feeds it the samples that the network has not been trained on.
 */
package org.insula.pipeline.saliency;
