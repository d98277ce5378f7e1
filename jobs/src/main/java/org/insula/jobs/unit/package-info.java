/**
 * The units of work of a study: what one is, whether it is done, and how it is done. Knows nothing of Spark.
 *
 * <p>For each kind there is a class that names its units by all that determines their results ({@code unit}) and
 * performs one of them ({@code perform}); {@link org.insula.jobs.unit.UnitStore} keeps what is done. A unit whose key
 * is in the store is never done twice, and one that is interrupted leaves nothing that looks done.
 */
package org.insula.jobs.unit;
