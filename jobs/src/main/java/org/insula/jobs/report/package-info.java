/**
 * The report: one HTML file that works offline and shows what was asked, how well it was decoded and where in the
 * brain and when.
 *
 * <p>{@link org.insula.jobs.report.ReportData} is all a report knows. {@link org.insula.jobs.report.ReportWriter}
 * turns it into a page: templates write the text, a block of JSON carries the numbers, and the page's own script draws
 * from it. Nothing is loaded from anywhere; names from the data are never markup.
 */
package org.insula.jobs.report;
