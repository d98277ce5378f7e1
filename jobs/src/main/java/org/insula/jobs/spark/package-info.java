/**
 * What runs on Spark; nothing else sees Spark or Hadoop.
 *
 * <p>{@link org.insula.jobs.spark.StudySteps} is the graph of a study's steps, of which those that need Spark beyond one task per
 * unit are here and the others in {@code unit}. {@link org.insula.jobs.spark.UnitRunner} spreads units over Spark, {@link
 * org.insula.jobs.spark.Study} is what the steps share on the driver, {@link org.insula.jobs.spark.HadoopFiles} opens files of any
 * file system, and the {@code …Rows} classes hold the schema of each table.
 */
package org.insula.jobs.spark;
