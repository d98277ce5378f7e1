/**
 * Fits a network to the training samples of one fold.
 *
 * <p>Everything that is learnt from data comes from the fold's training samples: the scaler, the parameters. The
 * validation samples, which belong to training subjects too, choose the epoch; the test samples are not touched here.
 *
 * <p>{@link org.insula.pipeline.train.GridSearch} trains several candidates so and keeps the one that the validation
 * samples speak for.
 *
 * <p>Linear models have no epochs. A {@link org.insula.pipeline.train.LinearDesign} holds all that their fits need but
 * labels: the samples on their principal axes, and the parts of the training subjects that choose the penalty. A fit is
 * a {@link org.insula.pipeline.train.SoftmaxRegression}, found by {@code Lbfgs} in plain arrays.
 *
 * <p>{@link org.insula.pipeline.train.Trainer} shuffles, steps and stops. {@code BatchRunner} cuts each batch into
 * shards by its size alone, runs them side by side on a {@code Crew} of threads, and adds up their gradients in order:
 * the number of threads changes no bit. {@code Adam} works in double on the parameters; forward and backward passes are
 * in the options' precision.
 *
 * <p>How an epoch of a network with input-cell attention is spent is told in {@code docs/performance.md}, and measured by
 * the test program {@code EpochProfile}. The matrix-product rate decides, and it depends most on the kernels that the
 * BLAS library chooses: {@link org.insula.pipeline.model.BlasCore}. {@link org.insula.pipeline.bench.TrainingBench}
 * measures both.
 */
package org.insula.pipeline.train;
