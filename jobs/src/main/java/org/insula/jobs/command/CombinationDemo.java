package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.json.Json;
import org.insula.jobs.config.StudyDefaults;
import org.insula.pipeline.inference.MapStudy;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.simulate.Scenario;
import org.insula.pipeline.train.Candidate;

/**
 * What input-cell attention is for: samples whose label is a combination of responses at unknown times, which only a model
 * that keeps them in mind can tell apart. Trains each model on four fifths of 30 subjects and tests it on the others.
 */
final class CombinationDemo {
    private static final String LINE = "Line";

    private CombinationDemo() {}

    /** The line that an earlier demonstration kept in a file. */
    static String read(FileAccess files, String path) {
        return Json.read(files, path).path(LINE).asText();
    }

    /** Keeps the line for later. */
    static void write(FileAccess files, String path, String line) {
        Json.write(files, path, Map.of(LINE, line));
    }

    /** The accuracies in one line; takes some seconds. */
    static String line(long seed) {
        SampleSet samples = Scenario.COMBINATION.draw(seed).samples();
        Fold fold =
                FoldPlan.plan(samples.table(), FoldOptions.withDefaults(seed)).get(0);
        List<String> accuracies = new ArrayList<>();
        for (ModelSpec model : List.of(ModelSpec.linear(), ModelSpec.lstm(), ModelSpec.inputCellLstmSkip())) {
            MapStudy study = new MapStudy(
                    List.of(Candidate.of(model, StudyDefaults.training())), List.of(fold), seed, List.of());
            accuracies.add(
                    String.format(Locale.ROOT, "%s %.2f", model.name(), MapStudy.accuracy(study.predicted(samples))));
        }
        return "where the label is a combination (both or neither of two groups of regions respond, against one alone, at"
                + " unknown times): accuracy " + String.join(", ", accuracies) + " (0.50 by chance)";
    }
}
