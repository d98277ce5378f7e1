package org.insula.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.pipeline.simulate.BrainShape;
import org.insula.pipeline.simulate.CohortSimulator;
import org.insula.pipeline.simulate.CohortSpec;
import org.insula.pipeline.simulate.EffectSizes;

/** A cohort of four subjects, two tasks and 24 regions that is simulated, trained and mapped in seconds. */
public final class TinyStudy {
    private TinyStudy() {}

    /** Simulates the cohort into {@code folder/cohort}. */
    public static Path cohort(Path folder) {
        CohortSpec spec = CohortSpec.withDefaults(7)
                .withBrain(new BrainShape(12, 14, 12, 10, 24))
                .withEffects(new EffectSizes(2, 2, 3, 0.5, 0.5))
                .withTasks(2)
                .withRuns(1)
                .withSubjects(4)
                .withFrames(96);
        Path cohort = folder.resolve("cohort");
        new CohortSimulator(spec).write(new LocalFiles(), cohort.toString());
        return cohort;
    }

    /** Writes {@code folder/NAME.yaml}, whose results go to {@code folder/NAME}. */
    public static String configuration(Path folder, String name) throws IOException {
        return configuration(folder, name, "");
    }

    /** The same with further lines at the end; maps are those of the published method unless these lines say otherwise. */
    public static String configuration(Path folder, String name, String more) throws IOException {
        String yaml = """
                input: {bids: cohort}
                atlas: {image: cohort/atlas-Simulated_dseg.nii.gz}
                samples: {label: trialType, frames: 20, lag: 0}
                models:
                  - {model: lstm, hidden: 4}
                  - {model: input-cell-lstm, hidden: 4, attentionWidth: 4, hops: 2}
                training: {folds: 2, seeds: 2, seed: 5, epochs: 3, validationShare: 0.3}
                output: %s
                """.formatted(name);
        String method = more.contains("saliency:") ? "" : "saliency: {methods: [gradient]}\n";
        return Files.writeString(folder.resolve(name + ".yaml"), yaml + method + more)
                .toString();
    }

    /** Content of every result below an output folder by relative path; what lies in {@code work} is left out. */
    public static Map<String, byte[]> results(Path output) throws IOException {
        Map<String, byte[]> results = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = output.relativize(file).toString();
                if (!name.startsWith("work")) {
                    results.put(name, Files.readAllBytes(file));
                }
            }
        }
        return results;
    }
}
