package org.insula.jobs.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** How all charts look: fonts, lines, and colours that are told apart with every common kind of colour blindness. */
final class Charts {
    static final Color INK = new Color(0x1d2327);
    static final Color SOFT = new Color(0x5c646b);
    static final Color LINE = new Color(0xdcd8d1);
    static final Color CHANCE = new Color(0xa3420b);
    private static final int LONGEST_NAME = 32;

    private static final List<Color> MODELS = List.of(
            new Color(0xb4530a),
            new Color(0x0b6aa8),
            new Color(0x00795a),
            new Color(0x9c4f80),
            new Color(0x6b6a00),
            new Color(0x444444));
    private static final List<float[]> DASHES = List.of(
            new float[0],
            new float[] {6, 3},
            new float[] {2, 2},
            new float[] {8, 2, 2, 2},
            new float[] {1, 2},
            new float[] {12, 3});

    private final FigureFont font;

    Charts(FigureFont font) {
        this.font = font;
    }

    /** The colour of a model, by its place among the models. */
    static Color model(int index) {
        return MODELS.get(index % MODELS.size());
    }

    /** The line of a model, by its place among the models. */
    static Stroke line(int index) {
        float[] dash = DASHES.get(index % DASHES.size());
        return dash.length == 0
                ? new BasicStroke(1.6f)
                : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    /** The mark of a model, by its place among the models: about {@code size} points wide. */
    static Shape mark(int index, double size) {
        double half = size / 2;
        return switch (index % 3) {
            case 0 -> new Ellipse2D.Double(-half, -half, size, size);
            case 1 -> new Rectangle2D.Double(-0.88 * half, -0.88 * half, 0.88 * size, 0.88 * size);
            default -> triangle(half);
        };
    }

    private static Shape triangle(double half) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, -half);
        path.lineTo(half, half);
        path.lineTo(-half, half);
        path.closePath();
        return path;
    }

    /** A name that fits beside an axis; both ends are kept, since numbers that tell names apart often stand last. */
    static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int half = LONGEST_NAME / 2;
        return name.substring(0, half) + "…" + name.substring(name.length() - half + 1);
    }

    /** An axis of numbers. */
    NumberAxis numbers(String title) {
        NumberAxis axis = new NumberAxis(title);
        dress(axis);
        return axis;
    }

    /** An axis of names, the first one at the top or left. */
    SymbolAxis names(String title, List<String> names) {
        SymbolAxis axis =
                new SymbolAxis(title, names.stream().map(Charts::shortened).toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setRange(-0.5, Math.max(1, names.size()) - 0.5);
        dress(axis);
        return axis;
    }

    private void dress(ValueAxis axis) {
        axis.setLabelFont(font.medium());
        axis.setLabelPaint(INK);
        axis.setTickLabelFont(font.small());
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(SOFT);
        axis.setTickMarkPaint(SOFT);
    }

    /** A dotted line across the chart; the subtitle says what it means. */
    static ValueMarker marker(double value, Color colour) {
        float[] dots = {2, 2};
        Stroke stroke = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dots, 0);
        ValueMarker marker = new ValueMarker(value, colour, stroke);
        marker.setAlpha(1);
        return marker;
    }

    /** A chart of a plot under a title; the second line is smaller and may be empty. */
    JFreeChart chart(String title, String subtitle, XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(LINE);
        plot.setRangeGridlinePaint(LINE);
        plot.setDomainGridlineStroke(new BasicStroke(0.5f));
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, font.medium(), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(6, 6, 6, 8));
        chart.addSubtitle(line(title, font.title(), INK));
        if (!subtitle.isEmpty()) {
            chart.addSubtitle(line(subtitle, font.small(), SOFT));
        }
        return chart;
    }

    private static TextTitle line(String text, Font font, Paint paint) {
        TextTitle line = new TextTitle(text, font);
        line.setPaint(paint);
        line.setHorizontalAlignment(HorizontalAlignment.LEFT);
        line.setTextAlignment(HorizontalAlignment.LEFT);
        line.setPadding(0, 0, 3, 0);
        return line;
    }

    /** Adds the names of the series at the bottom. */
    void addLegend(JFreeChart chart) {
        LegendTitle legend = new LegendTitle(chart.getPlot());
        legend.setItemFont(font.medium());
        legend.setItemPaint(INK);
        legend.setFrame(BlockBorder.NONE);
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(legend);
    }

    /** A colour bar at the right, with its unit. */
    PaintScaleLegend colourBar(MapColours colours, String unit) {
        PaintScaleLegend bar = new PaintScaleLegend(colours, colourAxis(colours, unit));
        bar.setSubdivisionCount(128);
        bar.setStripOutlineVisible(false);
        bar.setStripWidth(9);
        bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        bar.setAxisOffset(2);
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setMargin(new RectangleInsets(4, 10, 24, 0));
        bar.setBackgroundPaint(Color.WHITE);
        return bar;
    }

    private NumberAxis colourAxis(MapColours colours, String unit) {
        NumberAxis axis = numbers(unit);
        axis.setRange(colours.getLowerBound(), colours.getUpperBound());
        return axis;
    }

    FigureFont font() {
        return font;
    }

    /** A figure of a chart. */
    static Figure figure(JFreeChart chart, int width, int height) {
        return new ChartFigure(chart, width, height);
    }

    private record ChartFigure(JFreeChart chart, int width, int height) implements Figure {
        @Override
        public void draw(Graphics2D page) {
            chart.draw(page, new Rectangle2D.Double(0, 0, width, height));
        }
    }
}
