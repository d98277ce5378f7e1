/**
 * Figures for papers: the report's pictures as PNG and SVG files, drawn from the same {@link
 * org.insula.jobs.report.ReportData}.
 *
 * <p>Each {@link org.insula.jobs.figure.Figure} knows its size on paper and draws itself; {@link
 * org.insula.jobs.figure.FigureImages} turns one into files. Text is set in a font that the program brings, so that a
 * figure does not depend on the fonts of the machine.
 */
package org.insula.jobs.figure;
