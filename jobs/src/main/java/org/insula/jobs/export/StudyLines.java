package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.figure.FigureFont;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.inference.Findings;
import org.insula.pipeline.simulate.Truth;

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
            lines.add("  " + findings(model, study));
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

    private static String findings(ModelResult model, StudyResult study) {
        Findings findings = model.controls().findings();
        if (findings.test() == Findings.Test.NONE) {
            return "important regions: not tested (set inference.permutations to test them)";
        }
        List<String> labels = study.samples().labels();
        long found = labels.stream()
                .mapToLong(label -> count(findings.important(label)))
                .sum();
        String compared = findings.test() == Findings.Test.PERMUTATION
                ? findings.compared() + " permutations of the labels"
                : findings.compared() + " subjects set aside";
        return "important: " + found + " of " + labels.size() * findings.regions() + " pairs of a label and a region ("
                + compared + ", p_fwe of at most 0.05)"
                + (findings.canFind() ? "" : "; too few for any p to be as low")
                + study.truth().map(truth -> truths(findings, labels, truth)).orElse("");
    }

    private static long count(boolean[] important) {
        return IntStream.range(0, important.length)
                .filter(region -> important[region])
                .count();
    }

    /** How many of the important pairs are planted for the label, for another label, for all, or nothing. */
    private static String truths(Findings findings, List<String> labels, Truth truth) {
        int[] found = new int[4];
        int[] all = new int[4];
        for (String label : labels) {
            boolean[] important = findings.important(label);
            for (int region = 0; region < important.length; region++) {
                int kind = kind(truth, label, region);
                all[kind]++;
                found[kind] += important[region] ? 1 : 0;
            }
        }
        return String.format(
                Locale.ROOT,
                ": planted for the label %d of %d, for another %d of %d, for all alike %d of %d, empty %d of %d",
                found[0],
                all[0],
                found[1],
                all[1],
                found[2],
                all[2],
                found[3],
                all[3]);
    }

    private static int kind(Truth truth, String label, int region) {
        return truth.regions().stream()
                .filter(planted -> planted.region() == region)
                .findFirst()
                .map(planted ->
                        planted.task().equals(label) ? 0 : planted.task().equals(Truth.EVERY_TASK) ? 2 : 1)
                .orElse(3);
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
