package org.insula.jobs.figure;

import java.awt.Color;
import java.util.List;
import org.insula.jobs.report.ConfusionMatrix;
import org.insula.jobs.report.ModelReport;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeriesCollection;

/** What a model takes for what, in percent of each true label's held-out samples. */
final class ConfusionFigure {
    private static final int FEW = 12;
    private static final double BRIGHT = 55;

    private final Charts charts;

    ConfusionFigure(Charts charts) {
        this.charts = charts;
    }

    Figure of(ModelReport model, List<String> labels) {
        double[][] percent = percent(model.confusion());
        MapColours colours = MapColours.between(0, 100);
        SymbolAxis answers = charts.names("answer", labels);
        answers.setVerticalTickLabels(true);
        SymbolAxis truths = charts.names("true condition", labels);
        truths.setInverted(true);
        XYPlot plot = new XYPlot(new XYSeriesCollection(), answers, truths, new XYLineAndShapeRenderer());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        int size = labels.size();
        plot.getRenderer()
                .addAnnotation(
                        new XYDataImageAnnotation(CellImage.of(percent, colours), -0.5, -0.5, size, size, true),
                        Layer.BACKGROUND);
        if (size <= FEW) {
            addNumbers(plot, percent);
        }
        JFreeChart chart = charts.chart("Confusion · " + model.name(), MapText.verdict(model), plot);
        chart.addSubtitle(charts.colourBar(colours, "% of the true condition's samples"));
        int side = Math.max(200, Math.min(440, 24 * size));
        return Charts.figure(chart, side + 160, side + 110);
    }

    private static double[][] percent(ConfusionMatrix confusion) {
        int labels = confusion.labels();
        double[][] percent = new double[labels][labels];
        for (int truth = 0; truth < labels; truth++) {
            double total = 0;
            for (int answer = 0; answer < labels; answer++) {
                total += confusion.count(truth, answer);
            }
            for (int answer = 0; answer < labels; answer++) {
                percent[truth][answer] = total == 0 ? Double.NaN : 100 * confusion.count(truth, answer) / total;
            }
        }
        return percent;
    }

    private void addNumbers(XYPlot plot, double[][] percent) {
        for (int truth = 0; truth < percent.length; truth++) {
            for (int answer = 0; answer < percent.length; answer++) {
                double value = percent[truth][answer];
                if (!Double.isNaN(value)) {
                    XYTextAnnotation number = new XYTextAnnotation(String.valueOf(Math.round(value)), answer, truth);
                    number.setFont(charts.font().small());
                    number.setPaint(value > BRIGHT ? Charts.INK : Color.WHITE);
                    number.setTextAnchor(TextAnchor.CENTER);
                    plot.addAnnotation(number);
                }
            }
        }
    }
}
