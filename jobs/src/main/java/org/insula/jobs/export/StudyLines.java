package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.insula.jobs.config.StudyAtlas;
import org.insula.pipeline.importance.GroupMap;

/**
 * The result of a study in a few lines of text: per model accuracy, when its saliency falls, and what it found of a
 * known truth.
 */
public final class StudyLines {
    private static final double LEVEL = 0.05;

    private StudyLines() {}

    /** A few lines a model; those after the first are indented. */
    public static List<String> of(StudyResult study) {
        List<String> lines = new ArrayList<>();
        for (ModelResult model : study.models()) {
            lines.add(model.model() + ": " + model.chance().describe());
            model.nulls().ifPresent(nulls -> lines.add("  " + besideNulls(model, nulls)));
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
        return lines;
    }

    private static String besideNulls(ModelResult model, NullPerformance nulls) {
        long regions = model.saliency().stream()
                .limit(1)
                .flatMap(by -> by.nulls().stream())
                .flatMap(maps -> maps.tests().entrySet().stream())
                .filter(test -> test.getKey().model().equals(model.model()))
                .flatMapToDouble(test -> Arrays.stream(test.getValue().familyWise()))
                .filter(p -> p <= LEVEL)
                .count();
        return String.format(
                Locale.ROOT,
                "against %d null models: accuracy p = %.2g; %d pairs of a label and a region with p_null_fwe of at most"
                        + " %.2f",
                nulls.nulls().size(),
                nulls.p(),
                regions,
                LEVEL);
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
