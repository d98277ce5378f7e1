package org.insula.pipeline.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Attribution;
import org.insula.pipeline.saliency.Gradient;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingOptions;
import org.junit.jupiter.api.Test;

/** Networks that are trained again on samples without what saliency points to. */
class RetrainingTest {
    private static final ModelSpec MODEL =
            ModelSpec.inputCellLstm().withHidden(5).withAttentionWidth(8).withHops(2);
    private static final TrainingOptions OPTIONS =
            TrainingOptions.defaults().withEpochs(12).withBatch(16).withLearningRate(0.01);
    private static final Candidate CANDIDATE = Candidate.of(MODEL, OPTIONS);
    private static final SampleSet SAMPLES = Boxes.early(3);

    /** The box is 18 % of all places. */
    private static final Removal FIFTH =
            Removal.withDefaults().withShares(List.of(0.2)).withReplacement(Replacement.NOISE);

    /** Calls exactly the box salient. */
    private static final Attribution BOX = (pass, batch, classes) -> {
        double[] saliency = new double[batch.samples() * Boxes.FRAMES * Boxes.REGIONS];
        for (int i = 0; i < saliency.length; i++) {
            int place = i % (Boxes.FRAMES * Boxes.REGIONS);
            saliency[i] = Boxes.inBox(place / Boxes.REGIONS, place % Boxes.REGIONS) ? -2 : 1;
        }
        return saliency;
    };

    private static TrainedModel trained() {
        return new Trainer(OPTIONS).train(MODEL, SAMPLES, Boxes.fold(), 1).model();
    }

    private static double accuracy(List<Prediction> predictions) {
        assertThat(predictions).hasSize(Boxes.fold().test().length);
        return predictions.stream().filter(Prediction::correct).count() / (double) predictions.size();
    }

    @Test
    void withoutWhatTellsClassesApartNothingCanBeLearntAndWithoutAnythingElseItCan() {
        TrainedModel network = trained();
        Retraining box = new Retraining(FIFTH, BOX, CANDIDATE);
        // 100 samples: three standard errors of a coin are 0.15.
        assertThat(accuracy(box.bySaliency(network, SAMPLES, Boxes.fold(), 1).get(0)))
                .isLessThan(0.65);
        assertThat(accuracy(box.atRandom(network, SAMPLES, Boxes.fold(), 1).get(0)))
                .isGreaterThan(0.9);
    }

    @Test
    void givesOneListAShareAndTheSameBitsWithAnyThreads() {
        TrainedModel network = trained();
        Removal removal = FIFTH.withShares(List.of(0.1, 0.3));
        Retraining retraining =
                new Retraining(removal, new Gradient(Score.PROBABILITY), Candidate.of(MODEL, OPTIONS.withEpochs(2)));
        List<List<Prediction>> once = retraining.bySaliency(network, SAMPLES, Boxes.fold(), 4);
        assertThat(once).hasSize(2);
        assertThat(retraining.withThreads(2).bySaliency(network, SAMPLES, Boxes.fold(), 4))
                .isEqualTo(once);
        for (List<Prediction> share : once) {
            for (int i = 0; i < share.size(); i++) {
                int sample = Boxes.fold().test()[i];
                assertThat(share.get(i).sample()).isEqualTo("sample" + sample);
                assertThat(share.get(i).group()).isEqualTo("" + sample);
                assertThat(share.get(i).truth())
                        .isEqualTo(SAMPLES.sample(sample).label());
            }
        }
    }

    @Test
    void whichPlacesAreRemovedDoesNotDependOnTheTrueLabels() {
        TrainedModel network = trained();
        int[] others = new int[SAMPLES.size()];
        for (int i = 0; i < others.length; i++) {
            int label = SAMPLES.sample(i).label();
            boolean heldOut = i >= Boxes.fold().test()[0];
            others[i] = heldOut ? 1 - label : label;
        }
        Retraining retraining =
                new Retraining(FIFTH, new Gradient(Score.PROBABILITY), Candidate.of(MODEL, OPTIONS.withEpochs(2)));
        List<Prediction> own =
                retraining.bySaliency(network, SAMPLES, Boxes.fold(), 4).get(0);
        List<Prediction> turned = retraining
                .bySaliency(network, SAMPLES.withLabels(others), Boxes.fold(), 4)
                .get(0);
        assertThat(turned.stream().map(Prediction::predicted).toList())
                .isEqualTo(own.stream().map(Prediction::predicted).toList());
    }

    @Test
    void removedPlacesAreReplacedByTheRuleInTheUnitsOfTheSamples() {
        float[] values = {1, 2, Float.NaN, 3, 5, Float.NaN};
        SampleSet samples = SampleSet.held(
                List.of("a", "b"),
                Boxes.regions(3),
                2,
                1,
                List.of(
                        HeldSample.of("x", "r", "s", Map.of(), 0, 0, 2, values),
                        HeldSample.of("y", "r", "s", Map.of(), 1, 0, 2, values)));
        Scaler scaler = Scaler.of(new double[] {10, 20, 30}, new double[] {0.5, 0.25, 0});
        BitSet places = new BitSet();
        places.set(1);
        places.set(3);
        BitSet[] removed = {places, null};
        Removal removal = Removal.withDefaults();
        assertThat(new RemovedValues(samples, removal, scaler, removed).of(0))
                .containsExactly(1, 20, Float.NaN, 10, 5, Float.NaN);
        assertThat(new RemovedValues(samples, removal.withReplacement(Replacement.ZERO), scaler, removed).of(0))
                .containsExactly(1, 0, Float.NaN, 0, 5, Float.NaN);
        RemovedValues noise = new RemovedValues(samples, removal.withReplacement(Replacement.NOISE), scaler, removed);
        assertThat(noise.of(0)[1]).isNotEqualTo(2f).isCloseTo(20, within(4 * 6f));
        assertThat(noise.of(0)[0]).isEqualTo(1);
        assertThat(noise.of(0)).isEqualTo(noise.of(0));
        assertThat(noise.of(1)).containsExactly(values);
        double[] copy = new double[8];
        noise.copyTo(0, copy, 2);
        assertThat(copy[2]).isEqualTo(1);
        assertThat((float) copy[3]).isEqualTo(noise.of(0)[1]);
        assertThat(noise.shape()).isEqualTo(samples.values().shape());
    }
}
