/**
 * How well a model decodes: accuracy, balanced accuracy, confusion, and whether that is above chance.
 *
 * <p>Everything is computed from {@link org.insula.pipeline.evaluate.Prediction}s on held-out samples. The verdict
 * counts groups (subjects), not samples: samples of one subject are not independent.
 */
package org.insula.pipeline.evaluate;
