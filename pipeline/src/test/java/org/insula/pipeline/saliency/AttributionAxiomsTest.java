package org.insula.pipeline.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.SequenceBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The axioms of attributions (Sundararajan, Taly and Yan 2017), and what each method is by definition. */
class AttributionAxiomsTest {
    private static final int[] LABEL = {1};

    private final Network bent = Networks.bent();
    private final SequenceBatch sample = Networks.batch(1, 1, 8);

    @ParameterizedTest
    @EnumSource(Score.class)
    void integratedGradientsSumToTheScoreGainedOverTheBaseline(Score score) {
        double gained = Networks.score(bent, sample, score, 1) - Networks.score(bent, zeros(), score, 1);
        double[] saliency = attribute(bent, SaliencyMethod.INTEGRATED_GRADIENTS, score, sample);
        assertThat(Math.abs(gained)).isGreaterThan(0.01);
        assertThat(Arrays.stream(saliency).sum()).isEqualTo(gained, offset(1e-6));
        Attribution finer = new TimesInput(new PathAveraged(new Gradient(score), 60));
        assertThat(Arrays.stream(finer.attribute(bent.newPass(), sample, LABEL)).sum())
                .isEqualTo(gained, offset(1e-10));
    }

    @Test
    void contributionsSumToTheCentredLogitGainedOverTheBaseline() {
        SequenceBatch start = new SequenceBatch(Networks.baseline().values(), 1, Networks.FRAMES, Networks.REGIONS);
        double gained = Networks.score(bent, sample, Score.CENTRED_LOGIT, 1)
                - Networks.score(bent, start, Score.CENTRED_LOGIT, 1);
        double[] contribution = attribute(bent, SaliencyMethod.CONTRIBUTION, Score.PROBABILITY, sample);
        assertThat(Math.abs(gained)).isGreaterThan(0.01);
        assertThat(Arrays.stream(contribution).sum()).isEqualTo(gained, offset(1e-6));
        assertThat(attribute(bent, SaliencyMethod.CONTRIBUTION, Score.LOGIT, start))
                .containsOnly(0, -0.0);
    }

    @Test
    void theMidpointRuleApproachesTheSameContribution() {
        double[] fine = contribution(PathAveraged.Rule.GAUSS_LEGENDRE, 60);
        assertThat(contribution(PathAveraged.Rule.MIDPOINT, 200)).containsExactly(fine, offset(1e-4));
        assertThat(contribution(PathAveraged.Rule.MIDPOINT, 2)).isNotEqualTo(fine);
    }

    private double[] contribution(PathAveraged.Rule rule, int steps) {
        return SaliencyMethod.contribution(steps, rule, Networks.baseline()).attribute(bent.newPass(), sample, LABEL);
    }

    @Test
    void sensitivityIsTheSlopeOfTheLogitLessTheMeanOfAllLogits() {
        double[] sensitivity = attribute(bent, SaliencyMethod.SENSITIVITY, Score.PROBABILITY, sample);
        double step = 1e-5;
        for (int i = 0; i < sensitivity.length; i++) {
            double slope = (centredLogit(i, step) - centredLogit(i, -step)) / (2 * step);
            assertThat(sensitivity[i]).as("value %d", i).isEqualTo(slope, offset(1e-8));
        }
    }

    private double centredLogit(int at, double change) {
        double[] values = sample.values().clone();
        values[at] += change;
        double[] logits = bent.newPass().forward(new SequenceBatch(values, 1, Networks.FRAMES, Networks.REGIONS));
        return logits[1] - (logits[0] + logits[1] + logits[2]) / 3;
    }

    @Test
    void whatALinearNetworkHasForAClassIsItsWeightLessTheMeanWeightTimesTheDifferenceFromTheBaseline() {
        Network linear = Networks.linear();
        SequenceBatch tiny = Networks.batch(1, 1e-5, 2);
        Baseline start = Baseline.of(Networks.batch(1, 1e-5, 3).values());
        double[] sensitivity =
                SaliencyMethod.SENSITIVITY.attribution(Score.LOGIT, 1, start).attribute(linear.newPass(), tiny, LABEL);
        double[] contribution =
                SaliencyMethod.CONTRIBUTION.attribution(Score.LOGIT, 1, start).attribute(linear.newPass(), tiny, LABEL);
        for (int i = 0; i < Networks.SIZE; i++) {
            int region = i % Networks.REGIONS;
            double other = Networks.linearWeight(linear, region, 0);
            double weight = weight(linear, i) - (weight(linear, i) + other) / 2;
            assertThat(sensitivity[i]).isEqualTo(weight, offset(1e-8));
            assertThat(contribution[i]).isEqualTo(weight * (tiny.values()[i] - start.value(i)), offset(1e-13));
        }
    }

    @Test
    void theContributionOfActivityIsTheContributionWhereTheSampleLiesAboveTheBaseline() {
        double[] whole = attribute(bent, SaliencyMethod.CONTRIBUTION, Score.LOGIT, sample);
        double[] ofActivity = attribute(bent, SaliencyMethod.ACTIVITY_CONTRIBUTION, Score.LOGIT, sample);
        int above = 0;
        for (int i = 0; i < whole.length; i++) {
            boolean active = sample.values()[i] > Networks.baseline().value(i);
            assertThat(ofActivity[i]).as("value %d", i).isEqualTo(active ? whole[i] : 0);
            above += active ? 1 : 0;
        }
        assertThat(above).isBetween(1, whole.length - 1);
    }

    @Test
    void theContributionsToAllClassesAreThoseToEachByItself() {
        SequenceBatch several = Networks.batch(3, 1, 9);
        double[][] all = new ClassContributions(20, Networks.baseline()).of(bent.newPass(), several);
        for (int c = 0; c < bent.classes(); c++) {
            int[] explained = {c, c, c};
            double[] alone = SaliencyMethod.CONTRIBUTION
                    .attribution(Score.LOGIT, 1, Networks.baseline())
                    .attribute(bent.newPass(), several, explained);
            assertThat(all[c]).containsExactly(alone, offset(1e-13));
        }
        assertThat(all).hasDimensions(3, 3 * Networks.SIZE);
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassContributions(0, Networks.baseline()));
    }

    @ParameterizedTest
    @EnumSource(Score.class)
    void occlusionIsTheFallOfTheScoreSpreadOverTheSlice(Score score) {
        double whole = Networks.score(bent, sample, score, 1);
        double[] byRegion = attribute(bent, SaliencyMethod.REGION_OCCLUSION, score, sample);
        double[] byFrame = attribute(bent, SaliencyMethod.FRAME_OCCLUSION, score, sample);
        double withoutRegion = Networks.score(bent, Slice.REGION.without(sample, 2), score, 1);
        double withoutFrame = Networks.score(bent, Slice.FRAME.without(sample, 4), score, 1);
        assertThat(IntStream.range(0, Networks.FRAMES)
                        .mapToDouble(t -> byRegion[t * Networks.REGIONS + 2])
                        .sum())
                .isEqualTo(whole - withoutRegion, offset(1e-12));
        assertThat(IntStream.range(0, Networks.REGIONS)
                        .mapToDouble(n -> byFrame[4 * Networks.REGIONS + n])
                        .sum())
                .isEqualTo(whole - withoutFrame, offset(1e-12));
        assertThat(byRegion[2]).isEqualTo(byRegion[5 * Networks.REGIONS + 2]);
        assertThat(byFrame[4 * Networks.REGIONS]).isEqualTo(byFrame[4 * Networks.REGIONS + 3]);
    }

    @ParameterizedTest
    @EnumSource(
            value = SaliencyMethod.class,
            names = {"PATTERN", "ACTIVITY_CONTRIBUTION", "SHUFFLED_GRADIENT", "FRAME_OCCLUSION"},
            mode = EnumSource.Mode.EXCLUDE)
    void aRegionThatTheNetworkIgnoresGetsNothing(SaliencyMethod method) {
        double[] saliency = attribute(Networks.ignoring(2), method, Score.PROBABILITY, sample);
        for (int i = 0; i < saliency.length; i++) {
            if (i % Networks.REGIONS == 2) {
                assertThat(saliency[i]).isEqualTo(0, offset(1e-14));
            } else {
                assertThat(saliency[i]).isNotZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SaliencyMethod.class,
            names = {"GRADIENT", "PATH_GRADIENT", "GRADIENT_TIMES_INPUT", "INTEGRATED_GRADIENTS", "REGION_OCCLUSION"})
    void regionsThatTheNetworkTreatsAlikeAndThatAreAlikeGetTheSame(SaliencyMethod method) {
        double[] values = sample.values().clone();
        for (int frame = 0; frame < Networks.FRAMES; frame++) {
            values[frame * Networks.REGIONS + 3] = values[frame * Networks.REGIONS];
        }
        SequenceBatch alike = new SequenceBatch(values, 1, Networks.FRAMES, Networks.REGIONS);
        double[] saliency = attribute(Networks.alike(0, 3), method, Score.LOGIT, alike);
        for (int frame = 0; frame < Networks.FRAMES; frame++) {
            int first = frame * Networks.REGIONS;
            assertThat(saliency[first]).isEqualTo(saliency[first + 3], offset(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(value = SaliencyMethod.class, names = "PATTERN", mode = EnumSource.Mode.EXCLUDE)
    void networksThatComputeTheSameGetTheSame(SaliencyMethod method) {
        Network shifted = Networks.bent();
        double[] bias = shifted.parameters().values("head.bias");
        Arrays.setAll(bias, i -> bias[i] + 0.7);
        double[] attentionBias = shifted.parameters().values("attention.second.bias");
        Arrays.setAll(attentionBias, i -> attentionBias[i] - 3);
        double[] saliency = attribute(bent, method, Score.PROBABILITY, sample);
        assertThat(attribute(shifted, method, Score.PROBABILITY, sample)).containsExactly(saliency, offset(1e-10));
    }

    @Test
    void ofALinearNetworkWeightsAndContributionsAreFound() {
        Network linear = Networks.linear();
        SequenceBatch tiny = Networks.batch(1, 1e-5, 2);
        for (SaliencyMethod method : new SaliencyMethod[] {SaliencyMethod.GRADIENT, SaliencyMethod.PATH_GRADIENT}) {
            double[] saliency = attribute(linear, method, Score.LOGIT, tiny);
            for (int i = 0; i < saliency.length; i++) {
                assertThat(saliency[i]).isEqualTo(weight(linear, i), offset(1e-8));
            }
        }
        for (SaliencyMethod method :
                new SaliencyMethod[] {SaliencyMethod.GRADIENT_TIMES_INPUT, SaliencyMethod.INTEGRATED_GRADIENTS}) {
            double[] saliency = attribute(linear, method, Score.LOGIT, tiny);
            for (int i = 0; i < saliency.length; i++) {
                assertThat(saliency[i]).isEqualTo(weight(linear, i) * tiny.values()[i], offset(1e-13));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SaliencyMethod.class,
            names = {"GRADIENT_TIMES_INPUT", "INTEGRATED_GRADIENTS", "REGION_OCCLUSION", "FRAME_OCCLUSION"})
    void ofALinearNetworkContributionsAddUp(SaliencyMethod method) {
        Network linear = Networks.linear();
        SequenceBatch one = Networks.batch(1, 1e-5, 2);
        SequenceBatch other = Networks.batch(1, 1e-5, 3);
        double[] sum = new double[Networks.SIZE];
        Arrays.setAll(sum, i -> one.values()[i] + other.values()[i]);
        SequenceBatch both = new SequenceBatch(sum, 1, Networks.FRAMES, Networks.REGIONS);
        double[] ofOne = attribute(linear, method, Score.LOGIT, one);
        double[] ofOther = attribute(linear, method, Score.LOGIT, other);
        double[] ofBoth = attribute(linear, method, Score.LOGIT, both);
        for (int i = 0; i < sum.length; i++) {
            assertThat(ofBoth[i]).isEqualTo(ofOne[i] + ofOther[i], offset(1e-13));
        }
    }

    @Test
    void noiseAveragesTowardsTheSlopeAsItVanishes() {
        double[] gradient = attribute(bent, SaliencyMethod.GRADIENT, Score.LOGIT, sample);
        Attribution faint = new NoiseAveraged(new Gradient(Score.LOGIT), 3, 1e-9, 1);
        assertThat(faint.attribute(bent.newPass(), sample, LABEL)).containsExactly(gradient, offset(1e-7));
        Attribution strong = new NoiseAveraged(new Gradient(Score.LOGIT), 3, 1, 1);
        Attribution otherSeed = new NoiseAveraged(new Gradient(Score.LOGIT), 3, 1, 2);
        assertThat(strong.attribute(bent.newPass(), sample, LABEL)).isNotEqualTo(gradient);
        assertThat(otherSeed.attribute(bent.newPass(), sample, LABEL))
                .isNotEqualTo(strong.attribute(bent.newPass(), sample, LABEL));
    }

    @Test
    void rescalingIsFramesTimesRegionsRelevanceWithTheSignOfTheMapItWatches() {
        double[] gradient = attribute(bent, SaliencyMethod.GRADIENT, Score.LOGIT, sample);
        double[] rescaled = attribute(bent, SaliencyMethod.TEMPORAL_RESCALING, Score.LOGIT, sample);
        double frame = change(gradient, Slice.FRAME.without(sample, 3));
        double region = change(gradient, Slice.REGION.without(sample, 1));
        int at = 3 * Networks.REGIONS + 1;
        assertThat(rescaled[at]).isEqualTo(Math.signum(gradient[at]) * frame * region, offset(1e-14));
    }

    private double change(double[] gradient, SequenceBatch masked) {
        double[] left = attribute(bent, SaliencyMethod.GRADIENT, Score.LOGIT, masked);
        return IntStream.range(0, left.length)
                .mapToDouble(i -> Math.abs(gradient[i] - left[i]))
                .sum();
    }

    @Test
    void shufflingKeepsTheValuesOfEachSampleInAnotherOrder() {
        SequenceBatch batch = Networks.batch(2, 1, 6);
        int[] classes = {0, 2};
        double[] gradient = new Gradient(Score.LOGIT).attribute(bent.newPass(), batch, classes);
        double[] shuffled = new Shuffled(new Gradient(Score.LOGIT), 1).attribute(bent.newPass(), batch, classes);
        assertThat(shuffled).isNotEqualTo(gradient);
        for (int s = 0; s < 2; s++) {
            double[] before = Arrays.copyOfRange(gradient, s * Networks.SIZE, (s + 1) * Networks.SIZE);
            double[] after = Arrays.copyOfRange(shuffled, s * Networks.SIZE, (s + 1) * Networks.SIZE);
            assertThat(after).containsExactlyInAnyOrder(before);
        }
        assertThat(new Shuffled(new Gradient(Score.LOGIT), 2).attribute(bent.newPass(), batch, classes))
                .isNotEqualTo(shuffled);
    }

    @Test
    void refusesSettingsWithoutMeaning() {
        Gradient gradient = new Gradient(Score.LOGIT);
        assertThatIllegalArgumentException().isThrownBy(() -> new NoiseAveraged(gradient, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NoiseAveraged(gradient, 1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathAveraged(gradient, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PathAveraged(gradient, 201));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SaliencyMethod.PATTERN.attribution(Score.LOGIT, 1, Baseline.zero()));
    }

    @Test
    void methodsAreFoundByTheirNames() {
        assertThat(SaliencyMethod.of("integrated-gradients")).contains(SaliencyMethod.INTEGRATED_GRADIENTS);
        assertThat(SaliencyMethod.of("gradients")).isEmpty();
        assertThat(SaliencyMethod.texts()).doesNotHaveDuplicates().hasSize(SaliencyMethod.values().length);
    }

    private static double weight(Network linear, int value) {
        return Networks.linearWeight(linear, value % Networks.REGIONS, 1);
    }

    private static double[] attribute(Network network, SaliencyMethod method, Score score, SequenceBatch batch) {
        return method.attribution(score, 7, Networks.baseline()).attribute(network.newPass(), batch, LABEL);
    }

    private static SequenceBatch zeros() {
        return new SequenceBatch(new double[Networks.SIZE], 1, Networks.FRAMES, Networks.REGIONS);
    }
}
