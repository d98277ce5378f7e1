package org.insula.jobs.figure;

import java.util.List;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.ReportData;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Share of saliency by frame for one condition, a line a model. */
final class FramesFigure {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 230;
    private static final int MOST_MARKS = 60;

    private final Charts charts;

    FramesFigure(Charts charts) {
        this.charts = charts;
    }

    Figure of(ReportData report, String label) {
        int frames = report.summary().frames();
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, frames <= MOST_MARKS);
        List<ModelReport> models = report.models();
        for (int m = 0; m < models.size(); m++) {
            for (LabelMap map : models.get(m).maps()) {
                if (map.label().equals(label)) {
                    int series = data.getSeriesCount();
                    data.addSeries(shares(models.get(m).name(), map));
                    lines.setSeriesPaint(series, Charts.model(m));
                    lines.setSeriesStroke(series, Charts.line(m));
                    lines.setSeriesShape(series, Charts.mark(m, 4));
                }
            }
        }
        NumberAxis frame = charts.numbers(MapText.frames(report.summary().repetitionTime()));
        frame.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        frame.setRange(-0.5, Math.max(1, frames) - 0.5);
        NumberAxis share = charts.numbers("share of saliency (%)");
        XYPlot plot = new XYPlot(data, frame, share, lines);
        plot.setDomainGridlinesVisible(false);
        plot.addRangeMarker(Charts.marker(100.0 / frames, Charts.SOFT));
        JFreeChart chart = charts.chart(
                "Saliency by frame · " + label, "dotted: what each frame would get if all mattered the same", plot);
        charts.addLegend(chart);
        return Charts.figure(chart, WIDTH, HEIGHT);
    }

    private static XYSeries shares(String name, LabelMap map) {
        XYSeries series = new XYSeries(name, false, true);
        List<Double> shares = map.byFrame();
        for (int frame = 0; frame < shares.size(); frame++) {
            series.add(frame, 100 * shares.get(frame));
        }
        return series;
    }
}
