package org.insula.pipeline.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Explanation;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.train.Boxes;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingOptions;
import org.junit.jupiter.api.Test;

class FaithfulnessTest {
    private static final int FRAMES = 3;
    private static final int REGIONS = 4;
    private static final int[] ALL = {0, 1, 2, 3, 4, 5};
    private static final Scaler SCALER = Scaler.of(new double[] {1, 2, 3, 4}, new double[] {0.5, 1, 2, 1});

    private final List<float[]> values = drawn();
    private final TrainedModel model = new TrainedModel(
            Network.create(ModelSpec.lstm().withHidden(3), REGIONS, 2, 1),
            SCALER,
            List.of("a", "b"),
            Boxes.regions(REGIONS),
            FRAMES,
            Baseline.of(new double[FRAMES * REGIONS]));

    private static List<float[]> drawn() {
        Random random = new Random(4);
        List<float[]> drawn = new ArrayList<>();
        for (int sample = 0; sample < 6; sample++) {
            float[] values = new float[FRAMES * REGIONS];
            for (int place = 0; place < values.length; place++) {
                values[place] = (float) (3 + 2 * random.nextGaussian());
            }
            drawn.add(values);
        }
        return drawn;
    }

    private static SampleSet samples(List<float[]> values) {
        List<HeldSample> samples = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            samples.add(HeldSample.of("s" + i, "r", "" + i / 2, Map.of(), i % 2, 0, FRAMES, values.get(i)));
        }
        return SampleSet.held(List.of("a", "b"), Boxes.regions(REGIONS), FRAMES, 2, samples);
    }

    /** Probability of the true label of each sample. */
    private double[] probabilities(List<float[]> of) {
        List<Explanation> explanations = HeldOutExplainer.withDefaults().explain(model, samples(of), ALL);
        return explanations.stream()
                .mapToDouble(each -> each.probabilities()[each.sample() % 2])
                .toArray();
    }

    /** Saliency that falls from the last place to the first, with signs that must not matter. */
    private static float[] risingSaliency(int sample) {
        float[] saliency = new float[FRAMES * REGIONS];
        for (int place = 0; place < saliency.length; place++) {
            saliency[place] = place % 2 == 0 ? place : -place;
        }
        return saliency;
    }

    /** The samples with places from one on replaced: by the raw value given for each region. */
    private List<float[]> withPlaces(int from, int to, float... byRegion) {
        List<float[]> changed = new ArrayList<>();
        for (float[] sample : values) {
            float[] copy = sample.clone();
            for (int place = from; place < to; place++) {
                copy[place] = byRegion[place % REGIONS];
            }
            changed.add(copy);
        }
        return changed;
    }

    @Test
    void removesTheMostSalientPlacesOrAllButThem() {
        Removal quarter = Removal.withDefaults().withShares(List.of(0.25, 1.0));
        List<RemovalOutcome> outcomes =
                new RemovalProbe(quarter, model, samples(values)).bySaliency(ALL, FaithfulnessTest::risingSaliency);
        double[] whole = probabilities(values);
        double[] without = probabilities(withPlaces(9, 12, 1, 2, 3, 4));
        double[] only = probabilities(withPlaces(0, 9, 1, 2, 3, 4));
        for (int i = 0; i < 6; i++) {
            RemovalOutcome outcome = outcomes.get(i);
            assertThat(outcome.sample()).isEqualTo("s" + i);
            assertThat(outcome.whole().probability()).isCloseTo(whole[i], within(1e-12));
            assertThat(outcome.without().get(0).probability()).isCloseTo(without[i], within(1e-6));
            assertThat(outcome.only().get(0).probability()).isCloseTo(only[i], within(1e-6));
            assertThat(outcome.only().get(1)).isEqualTo(outcome.whole());
            assertThat(outcome.whole().right()).isEqualTo(whole[i] > 0.5);
        }
    }

    @Test
    void zeroIsTheNumberInTheSamplesUnits() {
        Removal zero = Removal.withDefaults().withShares(List.of(0.5)).withReplacement(Replacement.ZERO);
        List<RemovalOutcome> outcomes =
                new RemovalProbe(zero, model, samples(values)).bySaliency(ALL, FaithfulnessTest::risingSaliency);
        double[] without = probabilities(withPlaces(6, 12, 0, 0, 0, 0));
        for (int i = 0; i < 6; i++) {
            assertThat(outcomes.get(i).without().get(0).probability()).isCloseTo(without[i], within(1e-6));
        }
    }

    @Test
    void noiseAndRandomOrderFollowFromSeedAndSampleAlone() {
        Removal noise = Removal.withDefaults().withReplacement(Replacement.NOISE);
        RemovalProbe probe = new RemovalProbe(noise, model, samples(values));
        List<RemovalOutcome> all = probe.atRandom(ALL, FaithfulnessTest::risingSaliency);
        assertThat(probe.atRandom(new int[] {4}, FaithfulnessTest::risingSaliency)
                        .get(0))
                .isEqualTo(all.get(4));
        assertThat(new RemovalProbe(noise.withSeed(1), model, samples(values))
                        .atRandom(ALL, FaithfulnessTest::risingSaliency))
                .isNotEqualTo(all);
    }

    @Test
    void placesWithoutSaliencyStay() {
        float[] saliency = {3, Float.NaN, -5, 0, Float.NaN, 5};
        assertThat(PlaceOrder.of(saliency)).containsExactly(2, 5, 0, 3);
        assertThat(PlaceOrder.random(saliency, 1, "s")).containsExactlyInAnyOrder(0, 2, 3, 5);
    }

    @Test
    void theCurveCountsEachSubjectOnce() {
        Removal half = Removal.withDefaults().withShares(List.of(0.5));
        RemovalOutcome.Answer sure = new RemovalOutcome.Answer(true, 0.9);
        RemovalOutcome.Answer unsure = new RemovalOutcome.Answer(false, 0.3);
        List<RemovalOutcome> outcomes = List.of(
                new RemovalOutcome("1", "a", sure, List.of(unsure), List.of(sure)),
                new RemovalOutcome("1", "b", sure, List.of(sure), List.of(sure)),
                new RemovalOutcome("2", "c", sure, List.of(unsure), List.of(unsure)));
        FaithfulnessCurve curve = FaithfulnessCurve.of(half, SubjectRemoval.of(outcomes));
        assertThat(curve.whole().accuracy()).isEqualTo(1);
        // Subject 1 keeps half of its samples right, subject 2 none.
        assertThat(curve.without().get(0).accuracy()).isEqualTo(0.25);
        assertThat(curve.only().get(0).accuracy()).isEqualTo(0.5);
        assertThat(curve.comprehensiveness(0)).isEqualTo(curve.comprehensiveness());
        assertThat(curve.comprehensiveness()).isCloseTo(0.45, within(1e-12));
        assertThat(curve.sufficiency()).isCloseTo(0.3, within(1e-12));
        assertThat(curve.subjects()).isEqualTo(2);
        // Accuracy of subjects 1 and 2 on whole samples, without half of the places, and the mean over the one share.
        assertThat(curve.accuracies())
                .isEqualTo(BootstrapInterval.withDefaults()
                        .of(List.of(new double[] {1, 0.5, 0.5}, new double[] {1, 0, 0})));
        assertThat(curve.accuracies().low(0)).isEqualTo(1);
        assertThat(curve.accuracies().low(1)).isLessThan(curve.accuracies().high(1));
        assertThatIllegalArgumentException().isThrownBy(() -> FaithfulnessCurve.of(half, List.of()));
    }

    @Test
    void aCurveOfOneSubjectHasNoInterval() {
        Removal half = Removal.withDefaults().withShares(List.of(0.5));
        RemovalOutcome.Answer sure = new RemovalOutcome.Answer(true, 0.9);
        List<RemovalOutcome> outcomes = List.of(new RemovalOutcome("1", "a", sure, List.of(sure), List.of(sure)));
        FaithfulnessCurve curve = FaithfulnessCurve.of(half, SubjectRemoval.of(outcomes));
        assertThat(curve.accuracies().low()).containsOnly(Double.NaN);
        assertThat(curve.accuracies().high()).containsOnly(Double.NaN);
    }

    @Test
    void aTrainedNetworksOwnSaliencyMattersMoreToItThanChance() {
        SampleSet samples = Boxes.early(1);
        int[] test = Boxes.fold().test();
        TrainedModel trained = new Trainer(TrainingOptions.defaults()
                        .withEpochs(60)
                        .withLearningRate(0.01)
                        .withDropout(0))
                .train(
                        ModelSpec.inputCellLstm()
                                .withHidden(5)
                                .withAttentionWidth(8)
                                .withHops(2),
                        samples,
                        Boxes.fold(),
                        1)
                .model();
        float[][] saliency = new float[samples.size()][];
        HeldOutExplainer.withDefaults()
                .explain(trained, samples, test, each -> saliency[each.sample()] = each.saliency());
        Removal removal = Removal.withDefaults();
        RemovalProbe probe = new RemovalProbe(removal, trained, samples);
        FaithfulnessCurve own =
                FaithfulnessCurve.of(removal, SubjectRemoval.of(probe.bySaliency(test, index -> saliency[index])));
        FaithfulnessCurve random =
                FaithfulnessCurve.of(removal, SubjectRemoval.of(probe.atRandom(test, index -> saliency[index])));
        assertThat(own.whole().accuracy()).isGreaterThan(0.85);
        assertThat(own.comprehensiveness()).isGreaterThan(random.comprehensiveness() + 0.05);
        assertThat(own.sufficiency()).isLessThan(random.sufficiency() - 0.05);
    }

    private static SaliencyRow row(String model, int sample, float[] saliency) {
        return new SaliencyRow(new MapKey(model, "a"), "" + sample / 2, "r", "s" + sample, 0, 1, FRAMES, saliency);
    }

    private static float[] fallingSaliency(int sample) {
        float[] saliency = risingSaliency(sample);
        for (int place = 0; place < saliency.length; place++) {
            saliency[place] = FRAMES * REGIONS - Math.abs(saliency[place]);
        }
        return saliency;
    }

    @Test
    void aNetworksSamplesAreRemovedByEverySaliencyWhateverThePortions() {
        Removal removal = Removal.withDefaults();
        NetworkRemoval portions = new NetworkRemoval(removal, "own", model, samples(values), ALL);
        for (int[] portion : new int[][] {{0, 1, 2}, {3}, {4, 5}}) {
            List<SaliencyRow> rows = new ArrayList<>();
            for (int sample : portion) {
                rows.add(row("own", sample, risingSaliency(sample)));
                rows.add(row("other", sample, fallingSaliency(sample)));
            }
            portions.add(rows);
        }
        RemovalProbe probe = new RemovalProbe(removal, model, samples(values));
        Map<RemovalOrder, List<RemovalOutcome>> expected = Map.of(
                RemovalOrder.by("own", "own"), probe.bySaliency(ALL, FaithfulnessTest::risingSaliency),
                RemovalOrder.by("other", "own"), probe.bySaliency(ALL, FaithfulnessTest::fallingSaliency),
                RemovalOrder.random(), probe.atRandom(ALL, FaithfulnessTest::risingSaliency));
        assertThat(portions.subjects().keySet()).isEqualTo(expected.keySet());
        expected.forEach((order, outcomes) -> {
            FaithfulnessCurve curve =
                    FaithfulnessCurve.of(removal, portions.subjects().get(order));
            FaithfulnessCurve atOnce = FaithfulnessCurve.of(removal, SubjectRemoval.of(outcomes));
            assertThat(curve.subjects()).isEqualTo(3);
            assertThat(curve.comprehensiveness()).isCloseTo(atOnce.comprehensiveness(), within(1e-12));
            assertThat(curve.without().get(4).accuracy())
                    .isCloseTo(atOnce.without().get(4).accuracy(), within(1e-12));
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> portions.add(List.of(row("other", 0, fallingSaliency(0)))));
        assertThatIllegalArgumentException().isThrownBy(() -> portions.add(List.of(row("own", 9, risingSaliency(9)))));
    }

    @Test
    void refusesSharesThatDoNotAscend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Removal.withDefaults().withShares(List.of(0.2, 0.1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Removal.withDefaults().withShares(List.of(0.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Removal.withDefaults().withShares(List.of(1.1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Removal.withDefaults().withShares(List.of()));
    }
}
