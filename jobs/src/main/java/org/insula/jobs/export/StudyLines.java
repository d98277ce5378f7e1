package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.figure.FigureFont;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.inference.Findings;

/**
 * The result of a study in a few lines of text: per model accuracy, how many regions are important and when its saliency falls;
 * where the truth is known, what the models found of it side by side.
 */
public final class StudyLines {
    private StudyLines() {}

    /** A few lines a model; those after the first are indented. */
    public static List<String> of(StudyResult study) {
        List<String> lines = new ArrayList<>();
        for (ModelResult model : study.models()) {
            lines.add(model.model() + ": " + model.chance().describe());
            lines.add("  " + findings(model));
            if (!model.maps().isEmpty()) {
                lines.add("  saliency in the first, middle and last third of a sample: " + thirds(model));
            }
        }
        List<ModelResult> mapped =
                study.models().stream().filter(model -> !model.maps().isEmpty()).toList();
        study.truth()
                .filter(truth -> !truth.telling().isEmpty() && !mapped.isEmpty())
                .ifPresent(truth ->
                        lines.addAll(new Recoveries(truth, study.config().samples()).sideBySide(mapped)));
        if (study.atlas().painted().isEmpty()) {
            lines.add("no NIfTI maps: " + whyNoImages(study) + "; the tables and the report have every number");
        }
        if (FigureFont.load().isEmpty()) {
            lines.add("no figures: Java finds no font on this machine; install fontconfig and any font for them");
        }
        return lines;
    }

    private static String findings(ModelResult model) {
        Findings findings = model.controls().findings();
        if (findings.test() == Findings.Test.NONE) {
            return "important regions: not tested (set inference.permutations to test them)";
        }
        return "important: " + findings.count() + " of " + findings.pairs() + " pairs of a label and a region ("
                + findings.compared() + " " + findings.test().compared() + ", p_fwe of at most 0.05)"
                + (findings.canFind() ? "" : "; too few for any p to be as low");
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
