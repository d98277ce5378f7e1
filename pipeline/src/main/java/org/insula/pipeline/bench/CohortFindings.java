package org.insula.pipeline.bench;

/**
 * What was called important in one cohort.
 *
 * @param cell  scenario and model
 * @param seed  seed of the cohort
 * @param test  how it was tested, in words
 * @param tally the findings by what regions were made to do
 */
public record CohortFindings(MapCell cell, long seed, String test, FindingTally tally) {}
