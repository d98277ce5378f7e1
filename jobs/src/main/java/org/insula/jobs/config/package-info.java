/**
 * The configuration of a study.
 *
 * <p>Each key is declared once, in the {@link org.insula.jobs.config.Section} of what it configures: its name, what may
 * stand there, its default and what it means. {@link org.insula.jobs.config.StudyFile} turns YAML into a {@link
 * org.insula.jobs.config.RunConfig} in which nothing is left open, complains with the line wherever it cannot, and writes
 * it back with every default spelt out; that text goes into every output. Options of the command line, the schema for
 * editors, the tables in docs/configuration.md, sidecars and the keys of units of work follow from the same declarations.
 */
package org.insula.jobs.config;
