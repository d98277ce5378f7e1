/**
 * What a study leaves on disk for people and other programs: time series, maps, tables and their sidecars.
 *
 * <p>{@link org.insula.jobs.export.OutputTree} knows every file name; the other classes each write one kind of file.
 * Nothing here depends on Spark or on the time of day, so the same study gives the same bytes.
 */
package org.insula.jobs.export;
