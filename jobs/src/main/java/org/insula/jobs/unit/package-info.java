/**
 * Steps of a study and their units of work. Knows nothing of Spark.
 *
 * <p>A {@link org.insula.jobs.unit.Step} tells which units there are and what each is made from; its {@link
 * org.insula.jobs.unit.Step.Task} does one of them on an executor. {@link org.insula.jobs.unit.UnitStore} keeps what is done: a unit
 * whose key is in the store is never done twice, and one that is interrupted leaves nothing that looks done.
 */
package org.insula.jobs.unit;
