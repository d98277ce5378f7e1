package org.insula.pipeline.train;

import org.insula.pipeline.model.Network;

/**
 * A fitted linear model.
 *
 * @param network the network, of which only the head has parameters
 * @param l2      the strength λ of the penalty that was chosen
 */
public record LinearFit(Network network, double l2) {}
