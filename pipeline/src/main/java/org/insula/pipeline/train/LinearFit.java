package org.insula.pipeline.train;

import org.insula.pipeline.model.Network;

/**
 * A fitted linear model.
 *
 * @param network the network, of which only the head has parameters
 * @param l2      the strength λ of the penalty that was chosen
 * @param heldOut for each sample learnt from, the class scores by the fit of those that were not held out with it when
 *                the penalty was chosen, {@code [row][class]}; zeros where nothing could be held out
 */
public record LinearFit(Network network, double l2, double[][] heldOut) {}
