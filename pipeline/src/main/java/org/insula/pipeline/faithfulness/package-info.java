/**
 * Whether saliency tells what a network really uses: remove what it points to and ask the network again.
 *
 * <p>{@link org.insula.pipeline.faithfulness.RemovalProbe} does so for one trained network and some held-out samples, by
 * any saliency (its own, another network's) and at random; {@link org.insula.pipeline.faithfulness.NetworkRemoval} goes
 * through all of a network's samples and keeps a line a subject; {@link
 * org.insula.pipeline.faithfulness.FaithfulnessCurve} puts the subjects of one or several networks together. {@link
 * org.insula.pipeline.faithfulness.Retraining} trains networks again on what is left.
 */
package org.insula.pipeline.faithfulness;
