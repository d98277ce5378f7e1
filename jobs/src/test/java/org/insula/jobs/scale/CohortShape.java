package org.insula.jobs.scale;

import java.util.List;

/** What the runs of a simulated study look like, two a subject, and what is done with them. */
enum CohortShape {
    /** Runs so small that what they cost is what any run costs: 2016 voxels, 30 regions, 60 frames. */
    SMALL(
            List.of("--grid", "12,14,12", "--voxel", "12", "--regions", "30", "--frames", "60"),
            "{label: trialType, frames: 12, lag: 0}",
            "{model: input-cell-lstm, hidden: 8}",
            "{folds: 2, seeds: 1, epochs: 3, patience: 3}"),
    /** Series of the size that a large study has, in small images: 25 thousand voxels, 360 regions, 284 frames. */
    WIDE(
            List.of("--grid", "28,32,28", "--voxel", "6", "--regions", "360", "--frames", "284", "--tr", "0.72"),
            "{label: task, frames: 176}",
            "{model: input-cell-lstm, hidden: 128, attentionWidth: 64, hops: 20}",
            "{folds: 2, seeds: 1, epochs: 3, patience: 3, batch: 50}");

    private final List<String> simulation;
    private final String samples;
    private final String model;
    private final String training;

    CohortShape(List<String> simulation, String samples, String model, String training) {
        this.simulation = simulation;
        this.samples = samples;
        this.model = model;
        this.training = training;
    }

    /** Options of {@code insula simulate} beside the number of runs. */
    List<String> simulation() {
        return simulation;
    }

    /** The configuration of a study of this shape. */
    String study(String cohort, String output) {
        return """
                input: {bids: %s}
                atlas: {image: %s/atlas-Simulated_dseg.nii.gz}
                samples: %s
                models: [%s]
                training: %s
                output: %s
                """.formatted(cohort, cohort, samples, model, training, output);
    }
}
