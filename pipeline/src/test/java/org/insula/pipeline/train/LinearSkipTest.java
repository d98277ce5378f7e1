package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.simulate.Scenario;
import org.junit.jupiter.api.Test;

class LinearSkipTest {
    private static final ModelSpec SKIP =
            ModelSpec.inputCellLstmSkip().withHidden(16).withAttentionWidth(16).withHops(4);
    private static final TrainingOptions OPTIONS = TrainingOptions.defaults()
            .withBatch(16)
            .withLearningRate(0.003)
            .withGradientNorm(1)
            .withDropout(0.4)
            .withRefit(Refit.WITH_VALIDATION);

    @Test
    void theScoresAreThoseOfTheLinearModelWhereTheNetworkAddsNothing() {
        SampleSet samples = Boxes.early(1);
        // No step that such a small rate takes changes the validation loss for the better by more than rounding.
        TrainingOptions still = OPTIONS.withEpochs(1).withLearningRate(1e-300);

        TrainedModel skip =
                new Trainer(still).train(SKIP, samples, Boxes.fold(), 1).model();
        TrainedModel linear = new Trainer(still)
                .train(ModelSpec.linear(), samples, Boxes.fold(), 1)
                .model();

        double[][] expected = logits(linear, samples, Boxes.fold().test());
        double[][] actual = logits(skip, samples, Boxes.fold().test());
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(1e-9));
        }
    }

    @Test
    void isNearlyAsAccurateAsTheLinearModelWhereThatIsEnough() {
        SampleSet samples = Scenario.ALIGNED.draw(901).samples();
        Fold fold = fold(samples);
        double linear = accuracy(ModelSpec.linear(), samples, fold, 60);
        assertThat(linear).isGreaterThan(0.97);
        assertThat(accuracy(SKIP, samples, fold, 60)).isGreaterThan(linear - 0.03);
    }

    @Test
    void learnsWhatTheLinearModelCannot() {
        SampleSet samples = Scenario.COMBINATION.draw(901).samples();
        Fold fold = fold(samples);
        assertThat(accuracy(ModelSpec.linear(), samples, fold, 100)).isBetween(0.35, 0.65);
        assertThat(accuracy(SKIP, samples, fold, 100)).isGreaterThan(0.85);
    }

    @Test
    void keepsTheLinearModelAloneWhereEpochsOnlyMakeValidationWorse() {
        SampleSet samples = Boxes.withoutSignal(Boxes.early(1), 2);
        TrainingResult result =
                new Trainer(OPTIONS.withEpochs(3).withLearningRate(0.5)).train(SKIP, samples, Boxes.fold(), 1);
        assertThat(result.bestEpoch()).isZero();
        assertThat(result.curve().get(0).number()).isZero();
        assertThat(result.validationLoss()).isEqualTo(result.curve().get(0).validationLoss());
        assertThat(result.l2()).isPresent();
    }

    @Test
    void theRefitIsTheTrainingOnAllSubjectsForAsManyEpochs() {
        SampleSet samples = Boxes.early(1);
        ModelSpec spec =
                ModelSpec.inputCellLstm().withHidden(4).withAttentionWidth(4).withHops(2);
        TrainingOptions options = OPTIONS.withEpochs(4);
        Fold fold = Boxes.fold();
        Fold all = new Fold(0, LinearDesign.learntFrom(fold), new int[0], fold.test());

        TrainingResult refitted = new Trainer(options).train(spec, samples, fold, 3);
        TrainingResult direct = new Trainer(options.withEpochs(refitted.bestEpoch())).train(spec, samples, all, 3);

        assertThat(refitted.model()).isEqualTo(direct.model());
        assertThat(new Trainer(options.withRefit(Refit.NONE))
                        .train(spec, samples, fold, 3)
                        .model())
                .isNotEqualTo(refitted.model());
    }

    @Test
    void testSamplesHaveNoInfluence() {
        SampleSet samples = Boxes.early(1);
        Fold fold = Boxes.fold();
        int[] other = IntStream.range(0, samples.size())
                .map(i -> i >= 300
                        ? 1 - samples.sample(i).label()
                        : samples.sample(i).label())
                .toArray();
        TrainingOptions options = OPTIONS.withEpochs(2);
        assertThat(new Trainer(options)
                        .train(SKIP, samples.withLabels(other), fold, 1)
                        .model())
                .isEqualTo(new Trainer(options).train(SKIP, samples, fold, 1).model());
    }

    private static Fold fold(SampleSet samples) {
        return FoldPlan.plan(samples.table(), FoldOptions.withDefaults(1).withFolds(4))
                .get(0);
    }

    private static double accuracy(ModelSpec spec, SampleSet samples, Fold fold, int epochs) {
        TrainedModel model = new Trainer(OPTIONS.withEpochs(epochs))
                .train(spec, samples, fold, 1)
                .model();
        double[][] logits = logits(model, samples, fold.test());
        int classes = samples.labels().size();
        double right = IntStream.range(0, logits.length)
                .filter(i -> Softmax.predicted(logits[i], 0, classes)
                        == samples.sample(fold.test()[i]).label())
                .count();
        return right / logits.length;
    }

    private static double[][] logits(TrainedModel model, SampleSet samples, int[] indices) {
        SequenceBatch batch = model.scaler().batch(samples, indices, 0, indices.length);
        return model.network().logits(batch);
    }
}
