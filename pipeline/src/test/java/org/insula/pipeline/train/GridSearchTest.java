package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.junit.jupiter.api.Test;

class GridSearchTest {
    private static final ModelSpec MODEL =
            ModelSpec.inputCellLstm().withHidden(3).withAttentionWidth(4).withHops(2);
    private static final TrainingOptions BRIEF =
            TrainingOptions.defaults().withEpochs(2).withBatch(40);
    private static final HyperparameterGrid GRID = new HyperparameterGrid(
            Map.of(Hyperparameter.HIDDEN, List.of(2.0, 4.0), Hyperparameter.LEARNING_RATE, List.of(1e-6, 0.03)));

    private static GridSearchResult search(SampleSet samples, Fold fold) {
        return new GridSearch(GRID.candidates(MODEL, BRIEF)).search(samples, fold, 1);
    }

    @Test
    void keepsTheCandidateOfTheLowestValidationLossAsIfTrainedAlone() {
        SampleSet samples = Boxes.early(1);
        GridSearchResult result = search(samples, Boxes.fold());

        List<Trial> trials = result.trials();
        assertThat(trials).extracting(Trial::candidate).isEqualTo(GRID.candidates(MODEL, BRIEF));
        Trial best = trials.stream()
                .min((one, other) -> Double.compare(one.validationLoss(), other.validationLoss()))
                .orElseThrow();
        assertThat(result.chosen()).isEqualTo(best.candidate());
        // A step size of 1e-6 learns next to nothing in two epochs.
        assertThat(result.chosen().values()).containsEntry(Hyperparameter.LEARNING_RATE, 0.03);
        for (Trial trial : trials) {
            Candidate candidate = trial.candidate();
            TrainingResult alone = new Trainer(candidate.options()).train(candidate.model(), samples, Boxes.fold(), 1);
            assertThat(trial.validationLoss()).isEqualTo(alone.validationLoss());
            if (candidate.equals(result.chosen())) {
                assertThat(result.training()).isEqualTo(alone);
            }
        }
    }

    @Test
    void nothingAboutTestSamplesChangesTheChoiceOrALoss() {
        SampleSet samples = Boxes.early(1);
        Fold fold = Boxes.fold();
        GridSearchResult result = search(samples, fold);
        assertThat(search(changedAt(samples, fold.test()), fold)).isEqualTo(result);
        // The same change of the samples that choose is seen.
        assertThat(search(changedAt(samples, fold.validation()), fold).trials()).isNotEqualTo(result.trials());
    }

    /** Other values and the other label at the given places. */
    private static SampleSet changedAt(SampleSet samples, int[] places) {
        List<HeldSample> changed = new ArrayList<>();
        for (int place = 0; place < samples.size(); place++) {
            Sample old = samples.sample(place);
            int at = place;
            boolean here = Arrays.stream(places).anyMatch(one -> one == at);
            float[] other = new float[Boxes.FRAMES * Boxes.REGIONS];
            Arrays.fill(other, 1e6f * place);
            changed.add(HeldSample.of(
                    old.id(),
                    old.run(),
                    old.subject(),
                    old.columns(),
                    here ? 1 - old.label() : old.label(),
                    old.onset(),
                    Boxes.FRAMES,
                    here ? other : samples.values().of(place)));
        }
        return SampleSet.held(samples.labels(), samples.table().regions(), samples.frames(), 1, changed);
    }

    @Test
    void theFirstOfEqualCandidatesIsKept() {
        // Decay of a network that learns at 1e-300 changes nothing, so all losses are the same.
        TrainingOptions still = BRIEF.withEpochs(1).withLearningRate(1e-300);
        HyperparameterGrid grid = new HyperparameterGrid(Map.of(Hyperparameter.WEIGHT_DECAY, List.of(0.5, 0.1, 0.9)));
        GridSearchResult result = new GridSearch(grid.candidates(MODEL, still)).search(Boxes.early(1), Boxes.fold(), 1);
        assertThat(result.trials())
                .extracting(Trial::validationLoss)
                .containsOnly(result.training().validationLoss());
        assertThat(result.chosen().values()).containsEntry(Hyperparameter.WEIGHT_DECAY, 0.5);
    }

    @Test
    void aCandidateThatDivergesIsOutOfTheChoice() {
        HyperparameterGrid grid = new HyperparameterGrid(Map.of(Hyperparameter.LEARNING_RATE, List.of(1e308, 0.01)));
        GridSearchResult result = new GridSearch(grid.candidates(MODEL, BRIEF)).search(Boxes.early(1), Boxes.fold(), 1);
        assertThat(result.trials().get(0).validationLoss()).isNaN();
        assertThat(result.chosen().values()).containsEntry(Hyperparameter.LEARNING_RATE, 0.01);
        GridSearch wild = new GridSearch(List.of(Candidate.of(MODEL, BRIEF.withLearningRate(1e308))));
        assertThatThrownBy(() -> wild.search(Boxes.early(1), Boxes.fold(), 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lower learningRate");
    }

    @Test
    void withoutValidationSamplesThereIsNoChoice() {
        Fold fold = new Fold(0, Boxes.fold().train(), new int[0], Boxes.fold().test());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search(Boxes.early(1), fold))
                .withMessageContaining("nothing to choose");
        GridSearchResult only = new GridSearch(List.of(Candidate.of(MODEL, BRIEF))).search(Boxes.early(1), fold, 1);
        assertThat(only.trials().get(0).validationLoss()).isNaN();
        assertThat(only.training().curve()).hasSize(2);
    }

    @Test
    void everyValueMeetsEveryOtherAndWhatDoesNotMatterIsNotVaried() {
        HyperparameterGrid grid = new HyperparameterGrid(Map.of(
                Hyperparameter.HOPS, List.of(2.0, 3.0, 5.0),
                Hyperparameter.DROPOUT, List.of(0.0, 0.5),
                Hyperparameter.BATCH, List.of(8.0)));
        List<Candidate> candidates = grid.candidates(MODEL, BRIEF);
        assertThat(candidates).hasSize(6).doesNotHaveDuplicates();
        assertThat(candidates.get(1).model()).isEqualTo(MODEL.withHops(2));
        assertThat(candidates.get(1).options()).isEqualTo(BRIEF.withBatch(8).withDropout(0.5));
        assertThat(candidates.get(2).model()).isEqualTo(MODEL.withHops(3));
        assertThat(grid.candidates(ModelSpec.lstm(), BRIEF))
                .extracting(Candidate::model)
                .containsExactly(ModelSpec.lstm(), ModelSpec.lstm());
        assertThat(HyperparameterGrid.none().candidates(MODEL, BRIEF)).containsExactly(Candidate.of(MODEL, BRIEF));
    }

    @Test
    void everyHyperparameterChangesItsOwnValue() {
        for (Hyperparameter parameter : Hyperparameter.values()) {
            double value = parameter.isWhole() ? 7 : 0.7;
            HyperparameterGrid grid = new HyperparameterGrid(Map.of(parameter, List.of(value)));
            Candidate candidate = grid.candidates(MODEL, BRIEF).get(0);
            double found =
                    switch (parameter) {
                        case HIDDEN -> candidate.model().hidden();
                        case ATTENTION_WIDTH -> candidate.model().attentionWidth();
                        case HOPS -> candidate.model().hops();
                        case BATCH -> candidate.options().batch();
                        case LEARNING_RATE -> candidate.options().learningRate();
                        case WEIGHT_DECAY -> candidate.options().weightDecay();
                        case DROPOUT -> candidate.options().dropout();
                    };
            assertThat(found).as(parameter.name()).isEqualTo(value);
            assertThat(candidate).isNotEqualTo(Candidate.of(MODEL, BRIEF));
        }
    }

    @Test
    void refusesTooManyCandidatesAndListsThatAreNone() {
        List<Double> nine = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HyperparameterGrid(
                        Map.of(Hyperparameter.HIDDEN, nine, Hyperparameter.BATCH, nine.subList(0, 8))))
                .withMessageContaining("more than 64 candidates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HyperparameterGrid(Map.of(Hyperparameter.HIDDEN, List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HyperparameterGrid(Map.of(Hyperparameter.HIDDEN, List.of(2.0, 2.0))));
    }
}
