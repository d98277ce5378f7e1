/**
 * Recurrent networks that read region × time sequences: their parts, their exact gradients and their files.
 *
 * <p>A {@link org.insula.pipeline.model.ModelSpec} says which parts a network has;
 * {@link org.insula.pipeline.model.Network} holds its parameters; a {@link org.insula.pipeline.model.NetworkPass} is one
 * thread's working memory in which a batch goes forward through the parts and a gradient comes back. Each part has its
 * gradient derived by hand, for its parameters and for its input, so that training and saliency share one code path.
 */
package org.insula.pipeline.model;
