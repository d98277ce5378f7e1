package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.insula.io.MemoryFiles;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.unit.ControlStep;
import org.insula.jobs.unit.ControlUnit;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.KnownStudy;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.RetrainStep;
import org.insula.jobs.unit.TrainStep;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.junit.jupiter.api.Test;

/** What makes a network, or its explanation, another piece of work. */
class UnitKeysTest {
    private static final String LEAST =
            "input: {bids: data}\natlas: {image: a.nii}\nsamples: {frames: 2}\noutput: results\n";

    private static RunConfig config(String more) {
        MemoryFiles files = new MemoryFiles().with("/study.yaml", LEAST + more);
        return StudyFile.read(files, "/study.yaml");
    }

    /** The steps of a study whose samples are cut, none of whose units is done. */
    private record Steps(
            TrainStep train, ExplainStep explain, ProbeStep probe, RetrainStep retrain, ControlStep control) {
        static Steps of(String more) {
            KnownStudy study = KnownStudy.of(UnitKeysTest.config(more));
            Session session = Session.withCores(1);
            TrainStep train = new TrainStep(study, study);
            ExplainStep explain = new ExplainStep(study, session, study, train);
            return new Steps(
                    train,
                    explain,
                    new ProbeStep(study, session, study, train, explain),
                    new RetrainStep(study, study, train),
                    new ControlStep(study, study));
        }
    }

    private static String key(String more) {
        TrainStep train = Steps.of(more).train();
        return train.work(train.units().get(0)).key();
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
        Steps steps = Steps.of(more);
        ExplainUnit unit = new ExplainUnit(steps.train().units().get(0), method);
        return steps.explain().work(unit).key();
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
        Steps steps = Steps.of("trust: {retrainedShares: 0.5}");
        assertThat(steps.explain().units()).extracting(ExplainUnit::method).contains(SaliencyMethod.PATTERN);
        for (List<ExplainUnit> units :
                List.of(steps.probe().units(), steps.retrain().units())) {
            assertThat(units)
                    .extracting(ExplainUnit::method)
                    .containsOnly(
                            SaliencyMethod.ACTIVITY_CONTRIBUTION,
                            SaliencyMethod.CONTRIBUTION,
                            SaliencyMethod.SENSITIVITY);
        }
    }

    private static final String GRADIENT = "saliency: {methods: [gradient]}\n";

    private static String probeKey(String more) {
        Steps steps = Steps.of("models: [lstm, input-cell-lstm]\n" + more);
        NetworkUnit network = steps.train().units().get(0);
        ExplainUnit unit = steps.probe().units().stream()
                .filter(each -> each.network().equals(network))
                .findFirst()
                .orElseThrow();
        return steps.probe().work(unit).key();
    }

    @Test
    void probingDependsOnSaliencyAndOnWhatIsRemovedAndNotOnOtherOptionsOfTrust() {
        String key = probeKey(GRADIENT);
        assertThat(probeKey(GRADIENT + "trust: {taskLag: 1, topShares: 0.3}")).isEqualTo(key);
        assertThat(probeKey("saliency: {methods: [gradient, smoothgrad]}\n")).isEqualTo(key);
        assertThat(Set.of(
                        key,
                        probeKey(GRADIENT + "trust: {replacement: zero}"),
                        probeKey(GRADIENT + "trust: {removedShares: [0.1, 0.2]}"),
                        probeKey("saliency: {methods: [gradient], score: logit}\n"),
                        probeKey(GRADIENT + "training: {seed: 2}")))
                .hasSize(5);
    }

    private static String retrainKey(String more) {
        RetrainStep retrain = Steps.of("trust: {retrainedShares: 0.5}\n" + more).retrain();
        List<ExplainUnit> units = retrain.units();
        long firstSeed = config(more).training().firstSeed();
        assertThat(units).allMatch(unit -> unit.network().seed() == firstSeed);
        return retrain.work(units.get(0)).key();
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
        Map<String, InputIdentity> inputs = Map.of("samples", InputIdentity.ofChecksum("", cutKey));
        return MapStep.work(config, new OutputTree("/results", "A"), inputs, List.of(), List.of())
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
        Steps steps = Steps.of("models: [lstm, input-cell-lstm]\n" + GRADIENT);
        ExplainUnit unit = new ExplainUnit(steps.train().units().get(4), SaliencyMethod.GRADIENT);
        List<NetworkUnit> sources =
                steps.probe().sources(unit).stream().map(ExplainUnit::network).toList();
        assertThat(sources.stream().map(NetworkUnit::name))
                .containsExactly("model-lstm_fold-1_seed-2", "model-input-cell-lstm_fold-1_seed-2");
    }

    private static String controlKey(String more, int unit) {
        ControlStep control = Steps.of("models: [linear, lstm]\n" + more).control();
        return control.work(control.units().get(unit)).key();
    }

    @Test
    void controlsAreUnitsThatDependOnTrainingAndNotOnHowManyThereAre() {
        String some = "inference: {permutations: 2, linearPermutations: 30}\n";
        ControlStep control = Steps.of("models: [linear, lstm]\n" + some).control();
        assertThat(control.units().stream().map(ControlUnit::name))
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
