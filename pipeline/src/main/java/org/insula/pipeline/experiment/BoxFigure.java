package org.insula.pipeline.experiment;

/**
 * A published result of a box experiment.
 *
 * @param dataset  name of the data set
 * @param model    name of the model, as ours
 * @param wjac     weighted Jaccard index
 * @param euc      Euclidean distance
 * @param accuracy share of test samples told right, 0 to 1
 */
public record BoxFigure(String dataset, String model, double wjac, double euc, double accuracy) {}
