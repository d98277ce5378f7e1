package org.insula.pipeline.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.api.Test;

class HeldOutExplainerTest {
    private static final int FRAMES = 6;
    private static final int REGIONS = 4;

    private final SampleSet samples = samples(120);
    private final Network network = Network.create(ModelSpec.inputCellLstm().withHidden(3), REGIONS, 2, 1);
    private final int[] all = IntStream.range(0, 120).toArray();
    private final TrainedModel model = TrainedModel.of(network, Scaler.fit(samples, all), samples, all);

    @Test
    void explainsTheChosenSamplesInOrder() {
        List<Explanation> explanations =
                HeldOutExplainer.withDefaults().explain(model, samples, new int[] {70, 3, 110});
        assertThat(explanations).extracting(Explanation::sample).containsExactly(70, 3, 110);
        assertThat(HeldOutExplainer.withDefaults().explain(model, samples, all)).hasSize(120);
    }

    @Test
    void missingRegionsAndThoseIgnoredInTrainingHaveNoSaliency() {
        float[] saliency = HeldOutExplainer.withDefaults()
                .explain(model, samples, new int[] {0})
                .get(0)
                .saliency();
        for (int i = 0; i < saliency.length; i++) {
            boolean missing = i % REGIONS == 1;
            boolean constant = i % REGIONS == 3;
            assertThat(Float.isNaN(saliency[i])).as("value %d", i).isEqualTo(missing || constant);
        }
    }

    @Test
    void saliencyIsTheSignedSlopeOfTheScoreOfTheTarget() {
        for (Score score : Score.values()) {
            for (Target target : Target.values()) {
                HeldOutExplainer explainer = new HeldOutExplainer(new Gradient(score), target);
                Explanation explanation =
                        explainer.explain(model, samples, new int[] {5}).get(0);
                int label = target == Target.TRUE_CLASS ? samples.sample(5).label() : explanation.predicted();
                for (int i = 0; i < FRAMES * REGIONS; i += REGIONS) {
                    assertThat((double) explanation.saliency()[i])
                            .as("%s of %s at %d", score, target, i)
                            .isEqualTo(slope(5, i, label, score), offset(1e-6));
                }
            }
        }
    }

    @Test
    void predictsTheMostProbableLabel() {
        for (Explanation explanation : HeldOutExplainer.withDefaults().explain(model, samples, all)) {
            double[] probabilities = explanation.probabilities();
            assertThat(probabilities[0] + probabilities[1]).isEqualTo(1, offset(1e-12));
            assertThat(probabilities[explanation.predicted()]).isGreaterThanOrEqualTo(0.5);
        }
    }

    @Test
    void refusesSamplesOfAnotherKind() {
        SampleSet other = Boxes.early(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeldOutExplainer.withDefaults().explain(model, other, new int[] {0}))
                .withMessageContaining("trained on 6 frames of 4 regions");
    }

    @Test
    void explanationSurvivesSerialisation() throws IOException, ClassNotFoundException {
        Explanation explanation = HeldOutExplainer.withDefaults()
                .explain(model, samples, new int[] {0})
                .get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(explanation);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(explanation).hasSameHashCodeAs(explanation);
        }
    }

    private double slope(int sample, int at, int label, Score score) {
        double step = 1e-5;
        double above = score(sample, at, step, label, score);
        return (above - score(sample, at, -step, label, score)) / (2 * step);
    }

    private double score(int sample, int at, double change, int label, Score score) {
        double[] values =
                model.scaler().batch(samples, new int[] {sample}, 0, 1).values();
        values[at] += change;
        NetworkPass pass = network.newPass();
        double[] logits = pass.forward(new SequenceBatch(values, 1, FRAMES, REGIONS));
        return switch (score) {
            case PROBABILITY -> Softmax.probabilities(logits, 1, 2)[label];
            case LOGIT -> logits[label];
            case CENTRED_LOGIT -> logits[label] - (logits[0] + logits[1]) / 2;
        };
    }

    /** The second region is missing in sample 0; the fourth is constant. */
    private static SampleSet samples(int count) {
        Random random = new Random(4);
        List<HeldSample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[FRAMES * REGIONS];
            for (int j = 0; j < values.length; j++) {
                values[j] = j % REGIONS == 3 ? 8 : (float) random.nextGaussian();
                if (i == 0 && j % REGIONS == 1) {
                    values[j] = Float.NaN;
                }
            }
            samples.add(HeldSample.of("sample" + i, "run" + i, "" + i, Map.of(), random.nextInt(2), 0, FRAMES, values));
        }
        return SampleSet.held(Arrays.asList("a", "b"), Boxes.regions(REGIONS), FRAMES, 2, samples);
    }
}
