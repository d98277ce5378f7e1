package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.train.HyperparameterGrid;
import org.insula.pipeline.train.TrainingOptions;

/**
 * How often and on what networks are trained.
 *
 * @param folds how samples are divided; also holds the seed that every random choice comes from
 * @param seedCount networks trained per model and fold, which differ in their random start only; at least 1
 * @param labels whether samples keep their labels
 * @param options how a network is fitted
 * @param grid values that are tried in place of those of models and options; chosen within each training fold
 */
public record TrainingConfig(
        FoldOptions folds, int seedCount, Labels labels, TrainingOptions options, HyperparameterGrid grid)
        implements Serializable {
    /** Whether samples keep their labels. */
    public enum Labels {
        /** The labels of the data. */
        REAL,
        /** The labels of the data in random order over all samples: a null in which nothing must be found. */
        SHUFFLED
    }

    /** Refuses null. */
    public TrainingConfig {
        Objects.requireNonNull(folds);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(options);
        Objects.requireNonNull(grid);
    }

    /** The same with another number of networks per model and fold, which is no matter of any of them. */
    public TrainingConfig withSeedCount(int count) {
        return new TrainingConfig(folds, count, labels, options, grid);
    }

    /** The seeds of the networks of one fold: the study's seed and the numbers after it. */
    public List<Long> seeds() {
        return LongStream.range(0, seedCount).mapToObj(i -> folds.seed() + i).toList();
    }

    /** The seeds of the networks of a model and fold; the first alone of a linear model, which no seed changes. */
    public List<Long> seeds(ModelSpec model) {
        return model.isLinear() ? List.of(firstSeed()) : seeds();
    }

    /** The seed of the networks that are compared with their controls. */
    public long firstSeed() {
        return folds.seed();
    }
}
