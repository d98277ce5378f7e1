package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTrainingTest {
    private static final int FRAMES = 6;
    private static final int REGIONS = 5;
    private static final TrainingOptions OPTIONS = TrainingOptions.defaults();
    private static final Trainer TRAINER = new Trainer(OPTIONS);

    /** Eight subjects of nine samples; region 1 is higher in frame 2 under label b, region 3 always under label c. */
    private static SampleSet samples(double effect) {
        Random random = new Random(5);
        List<HeldSample> samples = new ArrayList<>();
        for (int i = 0; i < 72; i++) {
            int label = i % 3;
            float[] values = new float[FRAMES * REGIONS];
            for (int k = 0; k < values.length; k++) {
                boolean early = label == 1 && k == 2 * REGIONS + 1;
                boolean sustained = label == 2 && k % REGIONS == 3;
                values[k] = (float) (10 + random.nextGaussian() + (early || sustained ? effect : 0));
            }
            String subject = "s" + i / 9;
            samples.add(HeldSample.of(
                    "sample" + i,
                    subject + "-run" + i % 9 / 3,
                    subject,
                    Map.of("subject", subject, "run", subject + "-run" + i % 9 / 3),
                    label,
                    0,
                    FRAMES,
                    values));
        }
        return SampleSet.held(List.of("a", "b", "c"), Boxes.regions(REGIONS), FRAMES, 2, samples);
    }

    private static Fold fold(SampleSet samples) {
        return FoldPlan.plan(samples.table(), FoldOptions.withDefaults(1).withFolds(4))
                .get(0);
    }

    private static double[] weights(TrainedModel model) {
        return model.network().parameters().values("head.weight");
    }

    @Test
    void weightsLieWhereTheLabelsSpeak() {
        SampleSet samples = samples(4);
        TrainingResult result = TRAINER.train(ModelSpec.linear(), samples, fold(samples), 1);
        double[] weights = weights(result.model());
        int largestOfB = IntStream.range(0, FRAMES * REGIONS)
                .reduce((one, other) -> weights[3 * one + 1] > weights[3 * other + 1] ? one : other)
                .orElseThrow();
        assertThat(largestOfB).isEqualTo(2 * REGIONS + 1);
        assertThat(result.curve()).hasSize(1);
        assertThat(result.curve().get(0).trainingAccuracy()).isEqualTo(1);
        assertThat(result.validationLoss()).isNaN();
        assertThat(accuracy(result.model(), samples, fold(samples).test())).isGreaterThan(0.9);
    }

    private static double accuracy(TrainedModel model, SampleSet samples, int[] indices) {
        double[] logits = model.network().newPass().forward(model.scaler().batch(samples, indices, 0, indices.length));
        return IntStream.range(0, indices.length)
                        .filter(i -> Softmax.predicted(logits, i, 3)
                                == samples.sample(indices[i]).label())
                        .count()
                / (double) indices.length;
    }

    @Test
    void reachesTheOptimumOfTheChosenPenaltyOnTrainingAndValidationSamples() {
        SampleSet samples = samples(1);
        Fold fold = fold(samples);
        TrainingResult result = TRAINER.train(ModelSpec.linear(), samples, fold, 1);
        int[] learnt = IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.validation()))
                .sorted()
                .toArray();
        assertThat(result.model().scaler()).isEqualTo(Scaler.fit(samples, learnt));
        double[] values =
                result.model().scaler().batch(samples, learnt, 0, learnt.length).values();
        int[] labels = Arrays.stream(learnt).map(i -> samples.sample(i).label()).toArray();
        double[] ones = new double[learnt.length];
        Arrays.fill(ones, 1);
        SoftmaxWeights alone = SoftmaxRegression.over(values, learnt.length, FRAMES * REGIONS)
                .fit(labels, ones, 3, result.l2().orElseThrow());
        assertThat(weights(result.model())).containsExactly(alone.weights(), offset(1e-12));
    }

    @Test
    void theMeanModelSeesEachRegionsMean() {
        SampleSet samples = samples(2);
        Fold fold = fold(samples);
        TrainingResult result = TRAINER.train(ModelSpec.linearMean(), samples, fold, 1);
        LinearDesign design = LinearDesign.of(ModelSpec.linearMean(), samples, fold, Scaling.REGION);
        int[] learnt = design.indices();
        double[] values =
                design.scaler().batch(samples, learnt, 0, learnt.length).values();
        double[] means = new double[learnt.length * REGIONS];
        for (int k = 0; k < values.length; k++) {
            means[k / (FRAMES * REGIONS) * REGIONS + k % REGIONS] += values[k] / FRAMES;
        }
        int[] labels = Arrays.stream(learnt).map(i -> samples.sample(i).label()).toArray();
        double[] ones = new double[learnt.length];
        Arrays.fill(ones, 1);
        SoftmaxWeights alone = SoftmaxRegression.over(means, learnt.length, REGIONS)
                .fit(labels, ones, 3, result.l2().orElseThrow());
        assertThat(weights(result.model())).containsExactly(alone.weights(), offset(1e-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "linear-mean"})
    void neitherSeedNorThreadsNorOptionsOfEpochsChangeABit(String name) {
        ModelSpec spec = name.equals("linear") ? ModelSpec.linear() : ModelSpec.linearMean();
        SampleSet samples = samples(1);
        TrainedModel model = TRAINER.train(spec, samples, fold(samples), 1).model();
        TrainingOptions others = OPTIONS.withEpochs(3)
                .withBatch(7)
                .withDropout(0.5)
                .withLearningRate(0.5)
                .withWeightDecay(0.1)
                .withLabelSmoothing(0.1);
        assertThat(TRAINER.train(spec, samples, fold(samples), 99).model()).isEqualTo(model);
        assertThat(TRAINER.withThreads(3).train(spec, samples, fold(samples), 1).model())
                .isEqualTo(model);
        assertThat(new Trainer(others).train(spec, samples, fold(samples), 1).model())
                .isEqualTo(model);
    }

    @Test
    void nothingAboutTestSamplesChangesTheModelButValidationSamplesAreLearntFrom() {
        SampleSet samples = samples(1);
        Fold fold = fold(samples);
        TrainingResult result = TRAINER.train(ModelSpec.linear(), samples, fold, 1);
        assertThat(TRAINER.train(ModelSpec.linear(), changedAt(samples, fold.test()), fold, 1))
                .isEqualTo(result);
        assertThat(TRAINER.train(ModelSpec.linear(), changedAt(samples, fold.validation()), fold, 1)
                        .model())
                .isNotEqualTo(result.model());
    }

    /** Other values and another label at the given places. */
    private static SampleSet changedAt(SampleSet samples, int[] places) {
        List<HeldSample> changed = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            int at = i;
            boolean here = Arrays.stream(places).anyMatch(place -> place == at);
            float[] values = samples.values().of(i);
            if (here) {
                Arrays.fill(values, 17 + i);
            }
            changed.add(HeldSample.of(
                    samples.sample(i).id(),
                    samples.sample(i).run(),
                    samples.sample(i).subject(),
                    samples.sample(i).columns(),
                    here
                            ? (samples.sample(i).label() + 1) % 3
                            : samples.sample(i).label(),
                    0,
                    FRAMES,
                    values));
        }
        return SampleSet.held(samples.labels(), samples.regions(), FRAMES, 2, changed);
    }

    @Test
    void theUnitsOfTheSeriesDoNotMatter() {
        SampleSet samples = samples(1);
        List<HeldSample> scaled = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            float[] values = samples.values().of(i);
            for (int k = 0; k < values.length; k++) {
                values[k] = 1024 * values[k];
            }
            scaled.add(HeldSample.of(
                    samples.sample(i).id(),
                    samples.sample(i).run(),
                    samples.sample(i).subject(),
                    samples.sample(i).columns(),
                    samples.sample(i).label(),
                    0,
                    FRAMES,
                    values));
        }
        SampleSet others = SampleSet.held(samples.labels(), samples.regions(), FRAMES, 2, scaled);
        double[] expected = weights(
                TRAINER.train(ModelSpec.linear(), samples, fold(samples), 1).model());
        assertThat(weights(TRAINER.train(ModelSpec.linear(), others, fold(samples), 1)
                        .model()))
                .containsExactly(expected, offset(1e-9));
    }

    @Test
    void oneDesignServesManyLabels() {
        SampleSet samples = samples(1);
        Fold fold = fold(samples);
        LinearDesign design = LinearDesign.of(ModelSpec.linear(), samples, fold, Scaling.REGION);
        int[] labels = IntStream.range(0, samples.size()).map(i -> i / 2 % 3).toArray();
        LinearFit fit = design.fit(labels, 3, ClassWeights.EQUAL);
        TrainingResult again = TRAINER.train(ModelSpec.linear(), samples.withLabels(labels), fold, 4);
        assertThat(fit.network().parameters()).isEqualTo(again.model().network().parameters());
        assertThat(again.l2()).hasValue(fit.l2());
    }

    @Test
    void noiseIsPenalisedMoreThanSignal() {
        SampleSet signal = samples(3);
        SampleSet noise = samples(0);
        double ofSignal =
                TRAINER.train(ModelSpec.linear(), signal, fold(signal), 1).l2().orElseThrow();
        double ofNoise =
                TRAINER.train(ModelSpec.linear(), noise, fold(noise), 1).l2().orElseThrow();
        assertThat(ofNoise).isGreaterThan(10 * ofSignal);
    }

    @Test
    void balancedWeightsMakeARareClassCountAsMuch() {
        SampleSet samples = samples(0);
        int[] rare = IntStream.range(0, samples.size())
                .map(i -> i % 6 == 0 ? 1 : 2 * (i % 2))
                .toArray();
        LinearDesign design = LinearDesign.of(ModelSpec.linear(), samples, fold(samples), Scaling.REGION);
        double[] equal = bias(design.fit(rare, 3, ClassWeights.EQUAL));
        double[] balanced = bias(design.fit(rare, 3, ClassWeights.BALANCED));
        assertThat(equal[1]).isLessThan(equal[0] - 0.3);
        assertThat(Math.abs(balanced[1] - balanced[0])).isLessThan(0.1);
    }

    private static double[] bias(LinearFit fit) {
        return fit.network().parameters().values("head.bias");
    }

    @Test
    void theUntrainedModelFindsEveryClassAsLikely() {
        SampleSet samples = samples(1);
        TrainedModel untrained = TRAINER.untrained(ModelSpec.linear(), samples, fold(samples), 1);
        Network network = untrained.network();
        assertThat(network.parameters()).isEqualTo(network.parameters().zerosLike());
        assertThat(untrained.scaler())
                .isEqualTo(TRAINER.train(ModelSpec.linear(), samples, fold(samples), 1)
                        .model()
                        .scaler());
    }

    @Test
    void withoutAnythingToHoldOutThePenaltyIsOne() {
        SampleSet samples = samples(1);
        // Three samples of one run of one subject.
        Fold single = new Fold(0, new int[] {0, 1, 2}, new int[0], new int[] {9});
        assertThat(TRAINER.train(ModelSpec.linear(), samples, single, 1).l2()).hasValue(1);
    }

    @Test
    void innerFoldsKeepTheGroupsOfTheFoldTogether() {
        SampleSet samples = samples(1);
        Fold fold = fold(samples);
        int[] indices = LinearDesign.learntFrom(fold);
        int[] parts = InnerFolds.parts(samples, fold, indices);
        assertThat(IntStream.of(parts).distinct().sorted().toArray()).containsExactly(0, 1, 2, 3);
        for (int i = 0; i < indices.length; i++) {
            assertThat(parts[i]).isEqualTo(parts[i / 9 * 9]);
        }
        int[] pairs = IntStream.range(0, samples.size()).map(i -> i % 2).toArray();
        int[] byPair = InnerFolds.parts(samples, fold.withGroups(pairs), indices);
        for (int i = 0; i < indices.length; i++) {
            assertThat(byPair[i] == byPair[0]).isEqualTo(indices[i] % 2 == indices[0] % 2);
        }
    }

    @Test
    void aSingleSubjectIsDividedByRuns() {
        SampleSet samples = samples(1);
        int[] first = IntStream.range(0, 9).toArray();
        int[] parts = InnerFolds.parts(samples, new Fold(0, first, new int[0], new int[0]), first);
        assertThat(IntStream.of(parts).distinct().count()).isEqualTo(3);
        assertThat(parts[0]).isEqualTo(parts[2]).isNotEqualTo(parts[3]);
    }

    @Test
    void refusesOtherModelsAndAFoldWithNothingToLearnFrom() {
        SampleSet samples = samples(1);
        Fold fold = fold(samples);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearDesign.of(ModelSpec.lstm(), samples, fold, Scaling.REGION))
                .withMessageContaining("not linear");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRAINER.train(
                        ModelSpec.linear(), samples, new Fold(0, new int[0], new int[0], new int[] {1}), 1))
                .withMessageContaining("nothing to train on");
    }
}
