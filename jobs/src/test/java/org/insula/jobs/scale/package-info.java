/**
 * How time and memory grow with a study: {@link org.insula.jobs.scale.CohortBench} runs cohorts of several sizes through the
 * launcher, {@link org.insula.jobs.scale.WatchedRun} watches each, and {@link org.insula.jobs.scale.HeapProbe} asks it what it
 * holds. A program, no test.
 */
package org.insula.jobs.scale;
