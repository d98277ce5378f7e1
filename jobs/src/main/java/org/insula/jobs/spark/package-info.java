/**
 * What runs on Spark, and nothing else sees Spark or Hadoop.
 *
 * <p>Each step has a job (what is left to do, one Spark task a unit, the outcome), a small function that a task runs,
 * and the work itself, which knows nothing of Spark and lives in {@code unit} and the modules below. {@link
 * org.insula.jobs.spark.Study} is what all jobs share; {@link org.insula.jobs.spark.HadoopFiles} opens files of any
 * file system; the {@code …Rows} classes hold the schema of each table.
 */
package org.insula.jobs.spark;
