/**
 * The configuration of a study.
 *
 * <p>{@link org.insula.jobs.config.RunConfigReader} turns YAML into a {@link org.insula.jobs.config.RunConfig} in which
 * nothing is left open, and complains with the line wherever it cannot. {@link org.insula.jobs.config.RunConfigWriter}
 * writes it back with every default spelt out; that text goes into every output.
 */
package org.insula.jobs.config;
