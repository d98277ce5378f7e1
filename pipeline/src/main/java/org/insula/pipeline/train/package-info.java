/**
 * Fits a network to the training samples of one fold.
 *
 * <p>Everything that is learnt from data comes from the fold's training samples: the scaler, the parameters. The
 * validation samples, which belong to training subjects too, choose the epoch; the test samples are not touched here.
 */
package org.insula.pipeline.train;
