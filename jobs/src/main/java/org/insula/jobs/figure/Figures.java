package org.insula.jobs.figure;

import java.util.List;
import java.util.Optional;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.ReportData;

/** All figures of a report. */
public final class Figures {
    private final ReportData report;
    private final Charts charts;
    private final List<SlicePlane> planes;

    /** The figures of a report in a font. */
    public Figures(ReportData report, FigureFont font) {
        this.report = report;
        this.charts = new Charts(font);
        this.planes = report.brain().map(SlicesFigure::planes).orElse(List.of());
    }

    /** Accuracy of every network by model. */
    public Figure accuracy() {
        return new AccuracyFigure(charts).of(report);
    }

    /** What a model takes for what. */
    public Figure confusion(ModelReport model) {
        return new ConfusionFigure(charts).of(model, report.summary().labels());
    }

    /** Share of saliency by frame for a label, a line a model. */
    public Figure frames(String label) {
        return new FramesFigure(charts).of(report, label);
    }

    /** A map's most important regions by frame. */
    public Figure heat(ModelReport model, LabelMap map) {
        return new HeatFigure(charts).of(report, model, map);
    }

    /** A map's most important regions with intervals. */
    public Figure regions(ModelReport model, LabelMap map) {
        return new RegionsFigure(charts).of(report, model, map);
    }

    /** A map on slices of the brain; empty if the report has no brain. */
    public Optional<Figure> slices(ModelReport model, LabelMap map) {
        return planes.isEmpty() ? Optional.empty() : Optional.of(SlicesFigure.of(charts, planes, model, map));
    }
}
