package org.insula.jobs.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;

/**
 * Writes a report as one HTML file that needs nothing else: style, charting library, script and numbers are inside.
 *
 * <p>Names and texts are escaped by where they stand, the numbers travel as JSON that cannot end its element, and a
 * content security policy lets a browser run only the scripts of this program.
 */
public final class ReportWriter {

    private static final String TEMPLATE = "report.jte";

    private ReportWriter() {}

    /**
     * Writes a report. The file appears whole or not at all.
     *
     * @param files where to write
     * @param path the file, such as {@code OUT/report.html}
     * @param data what to show
     * @throws org.insula.io.InputException if the file cannot be written
     */
    public static void write(FileAccess files, String path, ReportData data) {
        ReportPage page = new ReportPage(data, PageParts.load());
        // The templates' own class loader: under spark-submit it is not the system's.
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(null, ContentType.Html, ReportWriter.class.getClassLoader());
        StringOutput text = new StringOutput();
        templates.render(TEMPLATE, page, text);
        files.writeAtomically(
                path, out -> out.write(ForeignText.shown(text.toString()).getBytes(StandardCharsets.UTF_8)));
    }
}
