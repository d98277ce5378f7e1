/**
 * How much memory a study takes: estimates from sizes alone, made before any work begins. Knows nothing of Spark; whoever does
 * compares them with what there is.
 */
package org.insula.jobs.memory;
