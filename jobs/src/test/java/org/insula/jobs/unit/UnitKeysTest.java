package org.insula.jobs.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.insula.io.MemoryFiles;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.RunConfigReader;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.ValuesShape;
import org.junit.jupiter.api.Test;

/** What makes a network, or its explanation, another piece of work. */
class UnitKeysTest {
    private static final String LEAST =
            "input: {bids: data}\natlas: {image: a.nii}\nsamples: {frames: 2}\noutput: results\n";

    private static RunConfig config(String more) {
        MemoryFiles files = new MemoryFiles().with("/study.yaml", LEAST + more);
        return RunConfigReader.read(files, "/study.yaml");
    }

    private static String key(String more) {
        RunConfig config = config(more);
        TrainWork work = new TrainWork(new MemoryFiles(), config, new OutputTree("/results", "A"), "digest");
        return work.unit(work.networks().get(0)).key();
    }

    @Test
    void everyOptionOfModelAndTrainingMakesAnotherUnit() {
        List<String> changes = List.of(
                "",
                "models: [{model: lstm, hidden: 31}]",
                "models: [{model: lstm, direction: bidirectional, name: lstm}]",
                "models: [{model: lstm, readOut: maxPooling, name: lstm}]",
                "models: [{model: input-cell-lstm, name: lstm}]",
                "models: [{model: flat-input-cell-lstm, name: lstm}]",
                "training: {epochs: 99}",
                "training: {patience: 14}",
                "training: {stopping: fullTrainingAccuracy}",
                "training: {stopping: fullTrainingAccuracyOnce}",
                "training: {initialisation: inputsUniform}",
                "training: {batch: 15}",
                "training: {scaling: frameAndRegion}",
                "training: {precision: float64}",
                "training: {learningRate: 0.003}",
                "training: {schedule: cosine}",
                "training: {weightDecay: 0.1}",
                "training: {gradientNorm: 2}",
                "training: {refit: none}",
                "training: {dropout: 0.2}",
                "training: {classWeights: balanced}",
                "training: {labelSmoothing: 0.1}",
                "training: {grid: {hidden: [8, 32]}}",
                "training: {grid: {hidden: [32, 8]}}",
                "training: {validationShare: 0.3}");
        Set<String> keys = new HashSet<>();
        changes.forEach(change -> assertThat(keys.add(key(change))).as(change).isTrue());
    }

    private static String explainKey(SaliencyMethod method, String more) {
        RunConfig config = config(more);
        OutputTree tree = new OutputTree("/results", "A");
        TrainWork training = new TrainWork(new MemoryFiles(), config, tree, "digest");
        ExplainUnit unit = new ExplainUnit(training.networks().get(0), method);
        return new ExplainWork(new MemoryFiles(), config, tree, training)
                .unit(unit)
                .key();
    }

    @Test
    void explainingDependsOnNetworkMethodScoreAndTargetAndNotOnOtherMethods() {
        String key = explainKey(SaliencyMethod.GRADIENT, "");
        assertThat(explainKey(SaliencyMethod.GRADIENT, "saliency: {methods: [smoothgrad, gradient]}"))
                .isEqualTo(key);
        assertThat(Set.of(
                        key,
                        explainKey(SaliencyMethod.SMOOTHGRAD, ""),
                        explainKey(SaliencyMethod.GRADIENT, "saliency: {score: logit}"),
                        explainKey(SaliencyMethod.GRADIENT, "saliency: {target: predictedClass}"),
                        explainKey(SaliencyMethod.GRADIENT, "training: {epochs: 9}")))
                .hasSize(5);
    }

    @Test
    void mapsWithSignsAreOfOneScoreAndThePatternOfEveryClass() {
        for (SaliencyMethod method : SaliencyConfig.defaults().methods()) {
            assertThat(explainKey(method, "saliency: {score: logit}")).isEqualTo(explainKey(method, ""));
        }
        assertThat(explainKey(SaliencyMethod.PATTERN, "saliency: {target: predictedClass}"))
                .isEqualTo(explainKey(SaliencyMethod.PATTERN, ""));
        assertThat(explainKey(SaliencyMethod.CONTRIBUTION, "saliency: {target: predictedClass}"))
                .isNotEqualTo(explainKey(SaliencyMethod.CONTRIBUTION, ""));
    }

    @Test
    void aPatternOrdersNoPlacesSoThatNothingIsRemovedByIt() {
        RunConfig config = config("trust: {retrainedShares: 0.5}");
        OutputTree tree = new OutputTree("/results", "A");
        TrainWork training = new TrainWork(new MemoryFiles(), config, tree, "digest");
        ExplainWork explaining = new ExplainWork(new MemoryFiles(), config, tree, training);
        ProbeWork probing = new ProbeWork(new MemoryFiles(), config, tree, explaining);
        RetrainWork retraining = new RetrainWork(new MemoryFiles(), config, tree, training);
        assertThat(explaining.units(training.networks()))
                .extracting(ExplainUnit::method)
                .contains(SaliencyMethod.PATTERN);
        for (List<ExplainUnit> units :
                List.of(probing.units(training.networks()), retraining.units(training.networks()))) {
            assertThat(units)
                    .extracting(ExplainUnit::method)
                    .containsOnly(
                            SaliencyMethod.ACTIVITY_CONTRIBUTION,
                            SaliencyMethod.CONTRIBUTION,
                            SaliencyMethod.SENSITIVITY);
        }
    }

    private static String probeKey(String more) {
        RunConfig config = config("models: [lstm, input-cell-lstm]\n" + more);
        OutputTree tree = new OutputTree("/results", "A");
        TrainWork training = new TrainWork(new MemoryFiles(), config, tree, "digest");
        ExplainWork explaining = new ExplainWork(new MemoryFiles(), config, tree, training);
        ProbeWork probing = new ProbeWork(new MemoryFiles(), config, tree, explaining);
        List<NetworkUnit> networks = training.networks();
        return probing.unit(new ExplainUnit(networks.get(0), SaliencyMethod.GRADIENT), networks)
                .key();
    }

    @Test
    void probingDependsOnSaliencyAndOnWhatIsRemovedAndNotOnOtherOptionsOfTrust() {
        String key = probeKey("");
        assertThat(probeKey("trust: {taskLag: 1, topShares: 0.3}")).isEqualTo(key);
        assertThat(probeKey("saliency: {methods: [gradient, smoothgrad]}")).isEqualTo(key);
        assertThat(Set.of(
                        key,
                        probeKey("trust: {replacement: zero}"),
                        probeKey("trust: {removedShares: [0.1, 0.2]}"),
                        probeKey("saliency: {score: logit}"),
                        probeKey("training: {seed: 2}")))
                .hasSize(5);
    }

    private static String retrainKey(String more) {
        RunConfig config = config("trust: {retrainedShares: 0.5}\n" + more);
        OutputTree tree = new OutputTree("/results", "A");
        TrainWork training = new TrainWork(new MemoryFiles(), config, tree, "digest");
        RetrainWork work = new RetrainWork(new MemoryFiles(), config, tree, training);
        List<ExplainUnit> units = work.units(training.networks());
        assertThat(units)
                .allMatch(unit -> unit.network().seed() == config.training().firstSeed());
        return work.unit(units.get(0)).key();
    }

    @Test
    void trainingAnewDependsOnNetworkMethodScoreAndRemovalAndNotOnTheTarget() {
        String gradient = "saliency: {methods: [gradient]}\n";
        String key = retrainKey(gradient);
        assertThat(retrainKey("saliency: {target: predictedClass, methods: [gradient]}"))
                .isEqualTo(key);
        assertThat(retrainKey(gradient + "training: {seeds: 1}\ninference: {permutations: 2}"))
                .isEqualTo(key);
        assertThat(Set.of(
                        key,
                        retrainKey(gradient + "training: {epochs: 9}"),
                        retrainKey(gradient + "training: {seed: 9}"),
                        retrainKey("saliency: {score: logit, methods: [gradient]}"),
                        retrainKey("saliency: {methods: [smoothgrad]}")))
                .hasSize(5);
    }

    private static String mapKey(String cutKey, String more) {
        RunConfig config = config("models: [lstm, input-cell-lstm]\n" + more);
        OutputTree tree = new OutputTree("/results", "A");
        TrainWork training = new TrainWork(new MemoryFiles(), config, tree, "digest");
        ExplainWork explaining = new ExplainWork(new MemoryFiles(), config, tree, training);
        ProbeWork probing = new ProbeWork(new MemoryFiles(), config, tree, explaining);
        return new MapWork(new MemoryFiles(), config, tree, explaining, probing, cutKey)
                .unit(training.networks(), List.of(), List.of(), List.of())
                .key();
    }

    @Test
    void mapsDependOnTheEventsBehindTheSamplesAndOnEveryOptionOfTrust() {
        assertThat(Set.of(
                        mapKey("cut", ""),
                        mapKey("cut of other events", ""),
                        mapKey("cut", "trust: {taskLag: 1}"),
                        mapKey("cut", "trust: {topShares: 0.3}"),
                        mapKey("cut", "trust: {replacement: zero}")))
                .hasSize(5);
    }

    @Test
    void aNetworkIsProbedWithTheSaliencyOfOtherModelsOfItsFoldAndSeed() {
        RunConfig config = config("models: [lstm, input-cell-lstm]");
        OutputTree tree = new OutputTree("/results", "A");
        TrainWork training = new TrainWork(new MemoryFiles(), config, tree, "digest");
        ExplainWork explaining = new ExplainWork(new MemoryFiles(), config, tree, training);
        List<NetworkUnit> networks = training.networks();
        List<NetworkUnit> sources =
                new ProbeWork(new MemoryFiles(), config, tree, explaining).sources(networks.get(4), networks);
        assertThat(sources.stream().map(NetworkUnit::name))
                .containsExactly("model-lstm_fold-1_seed-2", "model-input-cell-lstm_fold-1_seed-2");
    }

    private static final ValuesShape SHAPE = new ValuesShape(16, 1, 2);

    private static String controlKey(String more, int unit) {
        RunConfig config = config("models: [linear, lstm]\n" + more);
        OutputTree tree = new OutputTree("/results", "A");
        ControlWork work = new ControlWork(new MemoryFiles(), config, tree, "digest");
        return work.unit(work.units(SHAPE, 2).get(unit)).key();
    }

    @Test
    void controlsAreUnitsThatDependOnTrainingAndNotOnHowManyThereAre() {
        String some = "inference: {permutations: 2, linearPermutations: 30}\n";
        RunConfig config = config("models: [linear, lstm]\n" + some);
        ControlWork work = new ControlWork(new MemoryFiles(), config, new OutputTree("/results", "A"), "digest");
        assertThat(work.units(SHAPE, 2).stream().map(ControlUnit::name))
                .containsExactly(
                        "model-linear_observed",
                        "model-linear_permuted-1-25",
                        "model-linear_permuted-26-30",
                        "model-lstm_observed",
                        "model-lstm_untrained",
                        "model-lstm_permuted-1-1",
                        "model-lstm_permuted-2-2");
        String more = "inference: {permutations: 9, linearPermutations: 60}\n";
        assertThat(controlKey(more, 1)).isEqualTo(controlKey(some, 1));
        assertThat(Set.of(
                        controlKey(some, 1),
                        controlKey(some, 2),
                        controlKey(some, 5),
                        controlKey(some + "training: {seed: 9}", 1),
                        controlKey(some + "training: {folds: 3}", 1)))
                .hasSize(5);
    }

    @Test
    void whatDoesNotChangeANetworkDoesNotMakeAnotherUnit() {
        assertThat(key("saliency: {score: logit}")).isEqualTo(key(""));
        assertThat(key("training: {seeds: 9}")).isEqualTo(key(""));
    }
}
