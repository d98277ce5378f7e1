package org.insula.jobs.figure;

import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.insula.jobs.report.FoldScore;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.ReportData;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Accuracy of every network by model, a mark each, with the mean and chance. */
final class AccuracyFigure {
    private static final int WIDTH = 360;

    private final Charts charts;

    AccuracyFigure(Charts charts) {
        this.charts = charts;
    }

    Figure of(ReportData report) {
        List<ModelReport> models = report.models();
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
        for (int m = 0; m < models.size(); m++) {
            data.addSeries(networks(models.get(m), m));
            marks.setSeriesPaint(m, Charts.model(m));
            marks.setSeriesShape(m, Charts.mark(m, 5));
        }
        NumberAxis share = charts.numbers("accuracy on held-out samples (%)");
        share.setRange(0, 100);
        share.setNumberFormatOverride(new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        SymbolAxis names =
                charts.names(null, models.stream().map(ModelReport::name).toList());
        names.setInverted(true);
        XYPlot plot = new XYPlot(data, share, names, marks);
        plot.setRangeGridlinesVisible(false);
        models.stream()
                .map(model -> 100 * model.decoding().chance())
                .distinct()
                .forEach(chance -> plot.addDomainMarker(Charts.marker(chance, Charts.CHANCE)));
        for (int m = 0; m < models.size(); m++) {
            double mean = 100 * models.get(m).decoding().accuracy();
            plot.addAnnotation(new XYLineAnnotation(mean, m - 0.35, mean, m + 0.35, new BasicStroke(1.6f), Charts.INK));
        }
        JFreeChart chart = charts.chart(
                "Decoding accuracy",
                "one mark a network (fold and seed); bar: mean over "
                        + report.summary().groupedBy() + "s; dotted: chance",
                plot);
        return Charts.figure(chart, WIDTH, 90 + 34 * models.size());
    }

    private static XYSeries networks(ModelReport model, int row) {
        XYSeries series = new XYSeries(row, false);
        int count = model.scores().size();
        for (int at = 0; at < count; at++) {
            FoldScore score = model.scores().get(at);
            double spread = count < 2 ? 0 : (at / (count - 1.0) - 0.5) * 0.5;
            series.add(100 * score.accuracy(), row + spread);
        }
        return series;
    }
}
