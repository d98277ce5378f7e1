package org.insula.jobs.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.MapMeaning;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.RegionImportance;
import org.insula.jobs.report.ReportData;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The most important regions of a map, the mean of each with its interval, against the even share or 0. */
final class RegionsFigure {
    private static final int TOP = 20;
    private static final int WIDTH = 400;

    private final Charts charts;

    RegionsFigure(Charts charts) {
        this.charts = charts;
    }

    Figure of(ReportData report, ModelReport model, LabelMap map) {
        List<Integer> rows = TopRegions.of(map, TOP);
        Color colour = Charts.model(report.models().indexOf(model));
        MapMeaning meaning = map.meaning();
        double unit = meaning.isSigned() ? 1 : 100;
        XYSeries means = new XYSeries("mean", false);
        for (int row = 0; row < rows.size(); row++) {
            means.add(unit * map.regions().get(rows.get(row)).mean(), row);
        }
        XYSeriesCollection data = new XYSeriesCollection(means);
        SymbolAxis names = charts.names(
                null,
                rows.stream().map(region -> report.regions().get(region).name()).toList());
        names.setInverted(true);
        NumberAxis share = charts.numbers((meaning.isSigned() ? meaning.unit() : "share of saliency (%)")
                + ", 95 % interval over " + report.summary().groupedBy() + "s");
        share.setAutoRangeIncludesZero(true);
        XYPlot plot = new XYPlot(data, share, names, dots(colour));
        plot.setRangeGridlinesVisible(false);
        addIntervals(plot, map, rows, colour, unit);
        double marked = meaning.isSigned() ? 0 : TopRegions.evenShare(map);
        share.setRange(range(map, rows, marked, unit));
        plot.addDomainMarker(Charts.marker(unit * marked, Charts.SOFT));
        JFreeChart chart = charts.chart(
                MapText.title(model, map.label()),
                MapText.verdict(model) + "; dotted: " + (meaning.isSigned() ? "0" : "even share"),
                plot);
        return Charts.figure(chart, WIDTH, 100 + 13 * Math.max(1, rows.size()));
    }

    private static XYLineAndShapeRenderer dots(Color colour) {
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        dots.setUseFillPaint(true);
        dots.setUseOutlinePaint(true);
        dots.setDefaultOutlineStroke(new BasicStroke(1.2f));
        dots.setAutoPopulateSeriesOutlineStroke(false);
        dots.setSeriesShape(0, Charts.mark(0, 5));
        dots.setSeriesOutlinePaint(0, colour);
        dots.setSeriesFillPaint(0, colour);
        return dots;
    }

    private static void addIntervals(XYPlot plot, LabelMap map, List<Integer> rows, Color colour, double unit) {
        for (int row = 0; row < rows.size(); row++) {
            RegionImportance region = map.regions().get(rows.get(row));
            double low = unit * region.low();
            double high = unit * region.high();
            if (!Double.isNaN(low) && !Double.isNaN(high)) {
                plot.getRenderer()
                        .addAnnotation(
                                new XYLineAnnotation(low, row, high, row, new BasicStroke(1.4f), colour),
                                Layer.BACKGROUND);
            }
        }
    }

    /** From 0, or the lowest end of an interval below it, to a little beyond the highest one. */
    private static Range range(LabelMap map, List<Integer> rows, double marked, double unit) {
        double low = Math.min(0, marked);
        double high = Math.max(0, marked);
        for (int row : rows) {
            RegionImportance region = map.regions().get(row);
            low = Math.min(low, Double.isNaN(region.low()) ? region.mean() : region.low());
            high = Math.max(high, Double.isNaN(region.high()) ? region.mean() : region.high());
        }
        double room = 0.06 * (high - low);
        return high > low ? new Range(low < 0 ? unit * (low - room) : 0, unit * (high + room)) : new Range(0, 1);
    }
}
