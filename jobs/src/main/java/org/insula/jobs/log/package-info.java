/**
 * What a run tells those who watch it: lines for people or machines, and figures of each step. Knows nothing of what the steps
 * do.
 */
package org.insula.jobs.log;
