package org.insula.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import org.insula.io.table.Table;
import org.insula.pipeline.importance.Decay;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.api.Test;

class VanishingDiagnosticTest {
    private static final int[] SOME = {0, 5, 9};

    private final SampleSet samples = Boxes.early(1);

    @Test
    void halfLifeOfAnExponentialIsItsOwn() {
        double[] halving = new double[30];
        Arrays.setAll(halving, t -> Math.pow(2, (t - 29) / 3.0));
        Decay decay = Decay.of(halving);
        assertThat(decay.halfLife()).isEqualTo(3, offset(1e-12));
        // The last n frames hold 1 − 2^(−n/3) of an endless sum, just under half at 3 as the sum ends.
        assertThat(decay.halfMass()).isEqualTo(3);
    }

    @Test
    void halfLifeIsInfiniteWhereNothingFades() {
        assertThat(Decay.of(new double[] {1, 1, 1, 1}).halfLife()).isInfinite();
        assertThat(Decay.of(new double[] {4, 2, 1}).halfLife()).isInfinite();
        assertThat(Decay.of(new double[] {0, 0, 0, 2})).isEqualTo(new Decay(List.of(0., 0., 0., 2.), 1 / 0.0, 1));
        assertThat(Decay.of(new double[] {1, 1, 1, 1}).halfMass()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Decay.of(new double[] {-1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Decay.of(new double[0]));
    }

    @Test
    void traceGivesTheStatesThatTheNetworkComputes() {
        ModelSpec inputCell =
                ModelSpec.inputCellLstm().withHidden(4).withAttentionWidth(6).withHops(3);
        for (ModelSpec spec :
                List.of(ModelSpec.lstm().withHidden(4), inputCell, inputCell.withReduction(HopReduction.FLATTEN))) {
            TrainedModel model = model(spec);
            SequenceBatch batch = model.scaler().batch(samples, SOME, 0, SOME.length);
            NetworkPass pass = model.network().newPass();
            pass.forward(batch);
            double[] states = pass.hiddenSequence();
            for (int sample = 0; sample < SOME.length; sample++) {
                double[][] traced = LstmTrace.of(model.network(), batch, sample).states();
                for (int t = 0; t < Boxes.FRAMES; t++) {
                    int start = (sample * Boxes.FRAMES + t) * 4;
                    assertThat(traced[t])
                            .as("%s, frame %d", spec.name(), t)
                            .containsExactly(Arrays.copyOfRange(states, start, start + 4), offset(1e-12));
                }
            }
        }
    }

    @Test
    void forgetGateProductsOfAnEmptyCellAreAQuarterAFrame() {
        // All weights 0: i = f = o = ½ and c = 0, so that each term is ½ · 1 · ½.
        Network network = Network.create(ModelSpec.lstm().withHidden(2), Boxes.REGIONS, 2, 1);
        for (String name : network.parameters().names()) {
            Arrays.fill(network.parameters().values(name), 0);
        }
        SequenceBatch batch = model(ModelSpec.lstm()).scaler().batch(samples, SOME, 0, 1);
        double[] products = LstmTrace.of(network, batch, 0).products();
        for (int back = 0; back < 5; back++) {
            assertThat(products[Boxes.FRAMES - 1 - back]).isEqualTo(Math.pow(0.25, back), offset(1e-15));
        }
    }

    @Test
    void plainLstmFadesAndInputCellAttentionDoesNot() {
        VanishingDiagnostic diagnostic = VanishingDiagnostic.withDefaults();
        VanishingResult lstm = diagnostic.diagnose(model(ModelSpec.lstm().withHidden(5)), samples, SOME);
        VanishingResult attended =
                diagnostic.diagnose(model(ModelSpec.inputCellLstm().withHidden(5)), samples, SOME);
        assertThat(lstm.saliency().halfLife()).isLessThan(5);
        assertThat(lstm.saliency().halfMass()).isLessThan(5);
        assertThat(lstm.ofForgetGates().orElseThrow().halfLife())
                .isLessThan(lstm.saliency().halfLife() + 1);
        assertThat(attended.saliency().halfMass()).isGreaterThan(10);
        assertThat(lstm.saliency().byFrame().stream().mapToDouble(v -> v).sum()).isEqualTo(1, offset(1e-9));
    }

    @Test
    void tablesHaveARowForEachFrameAndEachModel() {
        List<TrainedModel> models = List.of(
                model(ModelSpec.lstm()),
                model(ModelSpec.lstm().withCell(CellKind.GRU).withName("gru")));
        List<VanishingResult> results = VanishingDiagnostic.withDefaults().diagnose(models, samples, SOME);
        Table byFrame = VanishingResult.byFrame(results);
        Table summary = VanishingResult.summary(results);
        assertThat(byFrame.rows()).isEqualTo(2 * Boxes.FRAMES);
        assertThat(byFrame.cell(Boxes.FRAMES - 1, "forget_gate_product")).isEqualTo("1");
        assertThat(byFrame.cell(Boxes.FRAMES, "forget_gate_product")).isEqualTo("n/a");
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.cell(1, "model")).isEqualTo("gru");
        assertThat(summary.cell(1, "forget_gate_half_life_frames")).isEqualTo("n/a");
        assertThat(results.get(1).ofForgetGates()).isEmpty();
    }

    @Test
    void refusesNoSamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        VanishingDiagnostic.withDefaults().diagnose(model(ModelSpec.lstm()), samples, new int[0]));
    }

    private TrainedModel model(ModelSpec spec) {
        Network network = Network.create(spec, Boxes.REGIONS, 2, 3);
        int[] training = Boxes.fold().train();
        return TrainedModel.of(network, Scaler.fit(samples, training), samples, training);
    }
}
