package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.figure.FigureFont;
import org.insula.pipeline.importance.GroupMap;

/**
 * The result of a study in a few lines of text: per model accuracy, when its saliency falls, and what it found of a
 * known truth.
 */
public final class StudyLines {
    private StudyLines() {}

    /** A few lines a model; those after the first are indented. */
    public static List<String> of(StudyResult study) {
        List<String> lines = new ArrayList<>();
        for (ModelResult model : study.models()) {
            lines.add(model.model() + ": " + model.chance().describe());
            if (!model.maps().isEmpty()) {
                study.truth()
                        .filter(truth -> !truth.telling().isEmpty())
                        .map(truth -> new Recoveries(truth, study.config().samples()).describe(model))
                        .orElse(List.of())
                        .forEach(line -> lines.add("  " + line));
                lines.add("  saliency in the first, middle and last third of a sample: " + thirds(model));
            }
        }
        if (study.atlas().painted().isEmpty()) {
            lines.add("no NIfTI maps: " + whyNoImages(study) + "; the tables and the report have every number");
        }
        if (FigureFont.load().isEmpty()) {
            lines.add("no figures: Java finds no font on this machine; install fontconfig and any font for them");
        }
        return lines;
    }

    private static String whyNoImages(StudyResult study) {
        return study.atlas() instanceof StudyAtlas.Grayordinates
                ? "the atlas is one of grayordinates"
                : "the series are ready-made and no atlas image is given";
    }

    private static String thirds(ModelResult model) {
        double[] thirds = new double[3];
        double total = 0;
        for (GroupMap map : model.maps()) {
            int frames = map.frames();
            for (int frame = 0; frame < frames; frame++) {
                double share = map.byFrame().mean(frame);
                double counted = Double.isNaN(share) ? 0 : share;
                thirds[3 * frame / frames] += counted;
                total += counted;
            }
        }
        return String.format(
                Locale.ROOT,
                "%.0f %%, %.0f %%, %.0f %%",
                100 * thirds[0] / total,
                100 * thirds[1] / total,
                100 * thirds[2] / total);
    }
}
