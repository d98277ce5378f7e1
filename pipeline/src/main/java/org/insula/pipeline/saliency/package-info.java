/**
 * Asks a trained network which regions mattered when: signed saliency of held-out samples.
 *
 * <p>An {@link org.insula.pipeline.saliency.Attribution} explains a batch; {@link
 * org.insula.pipeline.saliency.HeldOutExplainer} feeds it the samples that the network has not been trained on. {@link
 * org.insula.pipeline.saliency.Gradient} and {@link org.insula.pipeline.saliency.Occlusion} ask the network; the others
 * wrap any attribution, also each other. With a batch of T frames of N regions they cost
 *
 * <pre>
 *   Gradient                    1 pass forward and back
 *   Occlusion                   1 + N passes forward by region, 1 + T by frame
 *   TimesInput, Shuffled        as the wrapped one
 *   NoiseAveraged, PathAveraged as many of the wrapped one as draws or steps
 *   TemporalRescaling           1 + T + N of the wrapped one
 * </pre>
 *
 * A {@link org.insula.pipeline.saliency.Pattern} is of all held-out samples together, in two passes forward: {@link
 * org.insula.pipeline.saliency.HeldOutPattern} gives it run by run. {@link org.insula.pipeline.saliency.SaliencyMethod}
 * names the usual combinations and what kind of map each gives.
 */
package org.insula.pipeline.saliency;
