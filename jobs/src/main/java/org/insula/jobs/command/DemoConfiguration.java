package org.insula.jobs.command;

/** The configuration of the demonstration, as a person would write it. */
final class DemoConfiguration {
    private DemoConfiguration() {}

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
                  label: trialType  # one sample a block
                  frames: 20        # the block and the response that outlasts it
                  lag: 2            # s
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
                  epochs: 60
                  batch: 32
                  learningRate: 0.003
                  weightDecay: 0.001
                  dropout: 0.2
                output: results
                """.formatted(seed);
    }
}
