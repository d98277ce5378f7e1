package org.insula.jobs.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.insula.jobs.report.LabelMap;
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
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The most important regions of a map, the mean share of each with its interval, against the even share. */
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
        XYSeries important = new XYSeries("important", false);
        XYSeries others = new XYSeries("not marked important", false);
        for (int row = 0; row < rows.size(); row++) {
            RegionImportance region = map.regions().get(rows.get(row));
            boolean marked = region.marked() == RegionImportance.Marked.IMPORTANT;
            (marked ? important : others).add(100 * region.mean(), row);
        }
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(important);
        data.addSeries(others);
        SymbolAxis names = charts.names(
                null,
                rows.stream().map(region -> report.regions().get(region).name()).toList());
        names.setInverted(true);
        NumberAxis share = charts.numbers(
                "share of saliency (%), 95 % interval over " + report.summary().groupedBy() + "s");
        share.setAutoRangeIncludesZero(true);
        XYPlot plot = new XYPlot(data, share, names, dots(colour));
        plot.setRangeGridlinesVisible(false);
        addIntervals(plot, map, rows, colour);
        share.setRange(0, 1.06 * largest(map, rows));
        plot.addDomainMarker(Charts.marker(100 * TopRegions.evenShare(map), Charts.SOFT));
        JFreeChart chart =
                charts.chart(MapText.title(model, map.label()), MapText.verdict(model) + "; dotted: even share", plot);
        charts.addLegend(chart);
        return Charts.figure(chart, WIDTH, 100 + 13 * Math.max(1, rows.size()));
    }

    private static XYLineAndShapeRenderer dots(Color colour) {
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        dots.setUseFillPaint(true);
        dots.setUseOutlinePaint(true);
        dots.setDefaultOutlineStroke(new BasicStroke(1.2f));
        dots.setAutoPopulateSeriesOutlineStroke(false);
        for (int series = 0; series < 2; series++) {
            dots.setSeriesShape(series, Charts.mark(0, 5));
            dots.setSeriesOutlinePaint(series, colour);
            dots.setSeriesFillPaint(series, series == 0 ? colour : Color.WHITE);
        }
        return dots;
    }

    private static void addIntervals(XYPlot plot, LabelMap map, List<Integer> rows, Color colour) {
        for (int row = 0; row < rows.size(); row++) {
            RegionImportance region = map.regions().get(rows.get(row));
            double low = 100 * region.evidence().low();
            double high = 100 * region.evidence().high();
            if (!Double.isNaN(low) && !Double.isNaN(high)) {
                plot.getRenderer()
                        .addAnnotation(
                                new XYLineAnnotation(low, row, high, row, new BasicStroke(1.4f), colour),
                                Layer.BACKGROUND);
            }
        }
    }

    private static double largest(LabelMap map, List<Integer> rows) {
        double largest = TopRegions.evenShare(map);
        for (int row : rows) {
            RegionImportance region = map.regions().get(row);
            double high = region.evidence().high();
            largest = Math.max(largest, Double.isNaN(high) ? region.mean() : Math.max(high, region.mean()));
        }
        return largest > 0 ? 100 * largest : 1;
    }
}
