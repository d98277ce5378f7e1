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
                models:
                  - model: lstm
                    hidden: 16
                  - model: input-cell-lstm
                    hidden: 16
                    attentionWidth: 16
                    hops: 4
                training:
                  folds: 4
                  group: subject
                  seeds: 3
                  seed: %d
                  epochs: 40
                  batch: 16
                  learningRate: 0.003
                  weightDecay: 0.001
                  dropout: 0.4
                output: results
                """.formatted(seed);
    }
}
