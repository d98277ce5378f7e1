/**
 * Whether saliency tells what a network really uses: remove what it points to and ask the network again.
 *
 * <p>{@link org.insula.pipeline.faithfulness.RemovalProbe} does so for one trained network and its held-out samples, by
 * any saliency (its own, another network's) and at random; {@link
 * org.insula.pipeline.faithfulness.FaithfulnessCurve} puts the outcomes of all networks together. {@link
 * org.insula.pipeline.faithfulness.Retraining} trains networks anew on what is left.
 */
package org.insula.pipeline.faithfulness;
