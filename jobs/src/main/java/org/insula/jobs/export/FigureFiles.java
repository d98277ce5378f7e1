package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.jobs.figure.Figure;
import org.insula.jobs.figure.FigureFont;
import org.insula.jobs.figure.FigureImages;
import org.insula.jobs.figure.Figures;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.ReportData;

/**
 * The figures of a study for papers, each as PNG and SVG, in a folder of their own; none on a machine where Java finds
 * no font at all.
 */
public final class FigureFiles implements GroupPart {
    private final OutputTree tree;
    private final ReportData report;
    private final BidsNames modelNames;
    private final BidsNames labelNames;

    /** The figures of what the report shows. */
    public FigureFiles(OutputTree tree, ReportData report) {
        this.tree = tree;
        this.report = report;
        this.modelNames =
                BidsNames.of(report.models().stream().map(ModelReport::name).toList());
        this.labelNames = BidsNames.of(report.summary().labels());
    }

    @Override
    public void write(FileAccess files, String folder) {
        Optional<FigureFont> font = FigureFont.load();
        if (font.isPresent()) {
            // Several at once: what takes long is packing the pictures. Each is a file of its own.
            List.copyOf(named(new Figures(report, font.get())).entrySet()).parallelStream()
                    .forEach(entry -> write(
                            files,
                            FilePaths.child(folder, entry.getKey()),
                            entry.getValue().get()));
        }
    }

    private static void write(FileAccess files, String path, Figure figure) {
        FigureImages.writePng(files, path + ".png", figure);
        FigureImages.writeSvg(files, path + ".svg", figure);
    }

    /** Each figure by its file's name without extension, drawn when asked for. */
    private Map<String, Supplier<Figure>> named(Figures figures) {
        Map<String, Supplier<Figure>> named = new LinkedHashMap<>();
        named.put(tree.figure("accuracy"), figures::accuracy);
        for (String label : labels()) {
            named.put(tree.labelFigure(labelNames.label(label), "byframe"), () -> figures.frames(label));
        }
        for (ModelReport model : report.models()) {
            String name = modelNames.label(model.name());
            named.put(tree.modelFigure(name, "confusion"), () -> figures.confusion(model));
            model.maps().forEach(map -> addMap(named, figures, model, map));
        }
        return named;
    }

    private void addMap(Map<String, Supplier<Figure>> named, Figures figures, ModelReport model, LabelMap map) {
        String label = labelNames.label(map.label());
        String name = modelNames.label(model.name());
        named.put(tree.mapFigure(label, name, "timecourse"), () -> figures.heat(model, map));
        named.put(tree.mapFigure(label, name, "regions"), () -> figures.regions(model, map));
        if (report.brain().isPresent()) {
            named.put(
                    tree.mapFigure(label, name, "slices"),
                    () -> figures.slices(model, map).orElseThrow());
        }
    }

    private List<String> labels() {
        return report.summary().labels().stream()
                .filter(label -> report.models().stream()
                        .flatMap(model -> model.maps().stream())
                        .anyMatch(map -> map.label().equals(label)))
                .toList();
    }
}
