/**
 * What {@code insula bench} measures, without Spark.
 *
 * <p>Speed and memory: runs made for the purpose, the time they take beside the least that could be taken, and the memory
 * that stays in use. Figures are medians of rounds in which both sides take turns in one process, so that whatever else the
 * machine does falls on both.
 *
 * <p>Maps: {@link org.insula.pipeline.bench.MapBench} trains models on simulated cohorts and compares their maps and
 * findings with what was planted ({@link org.insula.pipeline.bench.CohortTruth}); {@link
 * org.insula.pipeline.bench.MapTable} and {@link org.insula.pipeline.bench.FindingTable} are the means over cohorts.
 */
package org.insula.pipeline.bench;
