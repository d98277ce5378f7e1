/** Insula's entry point; {@link org.insula.jobs.Insula} is the only class that exits the process. */
package org.insula.jobs;
