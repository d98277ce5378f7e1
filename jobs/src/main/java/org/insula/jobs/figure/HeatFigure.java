package org.insula.jobs.figure;

import java.awt.Image;
import java.util.Arrays;
import java.util.List;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.MapMeaning;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.ReportData;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Values of the most important regions in each frame: with their signs, or as shares in even shares, where 1 is what every
 * place would get if all mattered the same.
 */
final class HeatFigure {
    private static final int TOP = 30;
    private static final int WIDTH = 440;

    private final Charts charts;

    HeatFigure(Charts charts) {
        this.charts = charts;
    }

    Figure of(ReportData report, ModelReport model, LabelMap map) {
        List<Integer> rows = TopRegions.of(map, TOP);
        int frames = map.timeCourse().frames();
        double[][] values = relative(map, rows);
        double top = top(values, map.meaning());
        MapColours colours = map.meaning().isSigned() ? MapColours.around0(top) : MapColours.between(0, top);
        NumberAxis frame = charts.numbers(MapText.frames(report.summary().repetitionTime()));
        frame.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        frame.setRange(-0.5, frames - 0.5);
        SymbolAxis names = charts.names(
                null,
                rows.stream().map(region -> report.regions().get(region).name()).toList());
        names.setInverted(true);
        XYPlot plot = new XYPlot(new XYSeriesCollection(), frame, names, new XYLineAndShapeRenderer());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        if (!rows.isEmpty()) {
            Image cells = CellImage.of(values, colours);
            plot.getRenderer()
                    .addAnnotation(
                            new XYDataImageAnnotation(cells, -0.5, -0.5, frames, rows.size(), true), Layer.BACKGROUND);
        }
        JFreeChart chart = charts.chart(MapText.title(model, map.label()), MapText.verdict(model), plot);
        chart.addSubtitle(charts.colourBar(colours, MapText.unit(map.meaning())));
        return Charts.figure(chart, WIDTH, 90 + 12 * Math.max(1, rows.size()));
    }

    private static double[][] relative(LabelMap map, List<Integer> rows) {
        int frames = map.timeCourse().frames();
        double even = map.meaning().isSigned() ? 1 : TopRegions.evenShare(map) / frames;
        double[][] values = new double[rows.size()][frames];
        for (int row = 0; row < values.length; row++) {
            for (int frame = 0; frame < frames; frame++) {
                values[row][frame] = map.timeCourse().value(frame, rows.get(row)) / even;
            }
        }
        return values;
    }

    /** A few glaring places do not turn the others dark: the scale ends where one in 200 places lies beyond. */
    private static double top(double[][] values, MapMeaning meaning) {
        double[] sorted = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .sorted()
                .toArray();
        double most = sorted.length == 0 ? 0 : sorted[(int) (0.995 * (sorted.length - 1))];
        return MapText.atLeast(most, meaning);
    }
}
