package org.insula.jobs.command;

import org.insula.pipeline.simulate.CohortSpec;

/** What the demonstration simulates, and its configuration as a person would write it. */
final class DemoConfiguration {
    private DemoConfiguration() {}

    /** Twelve subjects, three tasks, two runs of five blocks each, with responses that a small network can learn. */
    static CohortSpec cohort(long seed) {
        CohortSpec spec = CohortSpec.withDefaults(seed);
        return spec.withFrames(160).withEffects(spec.effects().withResponsePercent(1.2));
    }

    /** The text of {@code study.yaml}; paths are seen from the folder that it is in. */
    static String yaml(long seed) {
        return """
                # The demonstration's study; copy it and put your own data in.
                input:
                  bids: cohort
                atlas:
                  image: cohort/atlas-Simulated_dseg.nii.gz
                clean:
                  detrend: linear
                  standardize: zscore
                samples:
                  label: trialType
                  frames: 24        # the block of 20 frames and what the haemodynamic response adds
                  lag: 0            # s; from the block's onset on, to see what comes when
                models:             # a linear reference, a plain LSTM, and one with input-cell attention
                  - model: linear
                  - model: lstm
                  - model: input-cell-lstm-skip
                training:
                  folds: 4
                  group: subject
                  seeds: 1
                  seed: %d
                  epochs: 60
                  patience: 10
                inference:          # which regions are important: each model is trained again on permuted labels
                  permutations: 19
                  linearPermutations: 99
                output: results
                """.formatted(seed);
    }
}
