package org.insula.jobs.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;

/** A page of headings, tables and saliency pictures that needs nothing beside itself. For one thread. */
public final class ExperimentPage {
    private static final String STYLE = "body{font:15px/1.5 sans-serif;max-width:72em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;margin:1em 0}td,th{padding:.2em .7em;border-bottom:1px solid #ccc}"
            + "td{font-variant-numeric:tabular-nums}figure{display:inline-block;margin:.5em}"
            + "img{image-rendering:pixelated;width:150px;height:150px;border:1px solid #ccc}"
            + "figcaption{font-size:12px;max-width:150px}.wide{overflow-x:auto}.chart{height:360px;max-width:52em}";

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private int charts;

    /** An empty page. */
    public ExperimentPage(String title) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>\n");
    }

    /** Adds a heading. */
    public void heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    /** Adds a paragraph. */
    public void paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /** Adds a table; numbers are shortened to three decimals. */
    public void table(Table table) {
        body.append("<div class=\"wide\"><table><tr>");
        table.columns().forEach(column -> cell("th", column.replace('_', ' ')));
        body.append("</tr>\n");
        for (int row = 0; row < table.rows(); row++) {
            body.append("<tr>");
            for (String column : table.columns()) {
                cell("td", shortened(table.cell(row, column)));
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    private void cell(String kind, String text) {
        body.append('<').append(kind).append('>').append(escaped(text));
        body.append("</").append(kind).append('>');
    }

    private static String shortened(String cell) {
        boolean fraction = cell.matches("-?[0-9]+\\.[0-9]{4,}(E-?[0-9]+)?");
        return fraction ? String.format(Locale.ROOT, "%.3f", Double.parseDouble(cell)) : cell;
    }

    /**
     * Adds a picture, beside the one before: frames from left to right, regions from top to bottom, the largest value
     * black, NaN white.
     *
     * @param values at least 0, {@code [frame][region]}, frame by frame
     */
    public void picture(String caption, int frames, float[] values) {
        body.append("<figure><img alt=\"").append(escaped(caption)).append("\" src=\"data:image/png;base64,");
        body.append(Base64.getEncoder().encodeToString(png(frames, values))).append("\"><figcaption>");
        body.append(escaped(caption)).append("</figcaption></figure>\n");
    }

    /**
     * Adds a chart of lines.
     *
     * @param caption what its values are
     * @param xName   what x is
     * @param x       places of the points
     * @param lines   a line's name, and its value at each place; NaN where there is none
     */
    public void lines(String caption, String xName, List<Double> x, Map<String, List<Double>> lines) {
        charts++;
        body.append("<h3>").append(escaped(caption)).append("</h3>\n<div class=\"chart\" role=\"img\" aria-label=\"");
        body.append(escaped(caption)).append("\"></div>\n<script type=\"application/json\">");
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("x", x);
        chart.put("xName", xName);
        Map<String, List<Double>> values = new LinkedHashMap<>();
        lines.forEach((name, line) ->
                values.put(name, line.stream().map(ExperimentPage::known).collect(Collectors.toList())));
        chart.put("lines", values);
        body.append(ReportJson.embeddable(chart)).append("</script>\n");
    }

    private static byte[] png(int frames, float[] values) {
        int regions = values.length / frames;
        float largest = 0;
        for (float value : values) {
            largest = Float.isNaN(value) ? largest : Math.max(largest, value);
        }
        BufferedImage image = new BufferedImage(frames, regions, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < values.length; i++) {
            float share = Float.isNaN(values[i]) || largest == 0 ? 0 : values[i] / largest;
            image.getRaster().setSample(i / regions, i % regions, 0, Math.round(255 * (1 - share)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the page, whole or not at all. */
    public void write(FileAccess files, String path) {
        String page = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title)
                + "</title><style>" + STYLE + "</style></head><body>\n" + body + scripts() + "</body></html>\n";
        files.writeAtomically(path, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** JSON has no NaN; the charting library leaves a gap for null. */
    private static Double known(Double value) {
        return value.isNaN() ? null : value;
    }

    private String scripts() {
        return charts == 0
                ? ""
                : "<script>" + ChartLibrary.script() + "</script>\n<script>"
                        + ChartLibrary.resource("experiment-lines.js") + "</script>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
