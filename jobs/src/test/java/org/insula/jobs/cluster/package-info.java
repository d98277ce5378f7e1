/**
 * A real Spark cluster on this machine, for tests: {@link org.insula.jobs.cluster.SparkHome} makes an installation of the jars
 * that Maven fetched, {@link org.insula.jobs.cluster.SparkCluster} starts a master and workers as processes of their own, and a
 * {@link org.insula.jobs.cluster.Submission} is one {@code spark-submit} of the assembly jar.
 */
package org.insula.jobs.cluster;
