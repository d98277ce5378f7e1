package org.insula.jobs.figure;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import org.insula.pipeline.bench.MapMetric;
import org.insula.pipeline.bench.MapTable;
import org.insula.pipeline.simulate.Scenario;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How well maps recover the truth in one scenario: a line per model and map, marks for regions and for single frames. */
public final class RecoveryFigure {
    private static final int WIDTH = 420;
    private static final List<MapMetric> METRICS = List.of(MapMetric.REGIONS_AUPRC, MapMetric.FRAMES_AUPRC);
    private static final List<String> NAMES = List.of("regions", "regions in frames");
    /** How far the marks of the metrics stand apart. */
    private static final double APART = 0.26;

    private final Charts charts;

    /** Figures in a font. */
    public RecoveryFigure(FigureFont font) {
        this.charts = new Charts(font);
    }

    /** The figure of a scenario's rows; empty where no map can be compared with a truth. */
    public Optional<Figure> of(Scenario scenario, List<MapTable.Row> rows) {
        List<MapTable.Row> compared = rows.stream()
                .filter(row -> METRICS.stream().anyMatch(metric -> !Double.isNaN(row.mean(metric))))
                .toList();
        return compared.isEmpty() ? Optional.empty() : Optional.of(drawn(scenario, compared));
    }

    private Figure drawn(Scenario scenario, List<MapTable.Row> rows) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
        NumberAxis precision = charts.numbers("average precision, mean over cohorts with 95 % interval");
        precision.setRange(0, 1.02);
        SymbolAxis names = charts.names(
                null,
                rows.stream()
                        .map(row -> row.cell().modelName() + ", " + row.map().text())
                        .toList());
        names.setInverted(true);
        XYPlot plot = new XYPlot(data, precision, names, marks);
        plot.setRangeGridlinesVisible(false);
        for (int m = 0; m < METRICS.size(); m++) {
            data.addSeries(means(rows, m));
            marks.setSeriesPaint(m, Charts.model(m));
            marks.setSeriesShape(m, Charts.mark(m, 5));
            addIntervals(plot, rows, m);
        }
        JFreeChart chart = charts.chart(
                "Recovery of planted regions · " + scenario.text(),
                rows.get(0).cohorts() + " simulated cohorts per line",
                plot);
        charts.addLegend(chart);
        return Charts.figure(chart, WIDTH, 110 + 16 * rows.size());
    }

    private static XYSeries means(List<MapTable.Row> rows, int metric) {
        XYSeries means = new XYSeries(NAMES.get(metric), false);
        for (int row = 0; row < rows.size(); row++) {
            means.add(rows.get(row).mean(METRICS.get(metric)), place(row, metric));
        }
        return means;
    }

    private static double place(int row, int metric) {
        return row + (metric - 0.5) * APART;
    }

    private static void addIntervals(XYPlot plot, List<MapTable.Row> rows, int metric) {
        for (int row = 0; row < rows.size(); row++) {
            double low = rows.get(row).low(METRICS.get(metric));
            double high = rows.get(row).high(METRICS.get(metric));
            if (!Double.isNaN(low) && !Double.isNaN(high)) {
                double at = place(row, metric);
                plot.addAnnotation(
                        new XYLineAnnotation(low, at, high, at, new BasicStroke(1.2f), Charts.model(metric)));
            }
        }
    }
}
