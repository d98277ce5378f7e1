/**
 * What {@code insula bench} measures, without Spark: runs made for the purpose, the time they take beside the least that
 * could be taken, and the memory that stays in use. Figures are medians of rounds in which both sides take turns in one
 * process, so that whatever else the machine does falls on both.
 */
package org.insula.pipeline.bench;
