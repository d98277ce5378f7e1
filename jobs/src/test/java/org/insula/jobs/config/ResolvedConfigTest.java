package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.insula.io.MemoryFiles;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Initialisation;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.ReadOutKind;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.train.ClassWeights;
import org.insula.pipeline.train.Hyperparameter;
import org.insula.pipeline.train.HyperparameterGrid;
import org.insula.pipeline.train.Schedule;
import org.insula.pipeline.train.Stopping;
import org.insula.pipeline.train.TrainingOptions;

/** Whatever a study asks for of networks, its resolved configuration is read back to the same. */
class ResolvedConfigTest {
    private static RunConfig read(MemoryFiles files, String path, String yaml) {
        return StudyFile.read(files.with(path, yaml), path);
    }

    private static RunConfig least(MemoryFiles files) {
        return read(
                files,
                "/study/study.yaml",
                "input: {bids: data}\natlas: {image: a.nii}\nsamples: {frames: 2}\noutput: results");
    }

    private static void assertReadBackEqual(MemoryFiles files, RunConfig config) {
        String yaml = StudyFile.yaml(config, "/study/results/work");
        assertThat(read(files, "/study/results/work/config.yaml", yaml))
                .as(yaml)
                .isEqualTo(config);
    }

    @Property(tries = 300)
    void modelsAreReadBackEqual(@ForAll("models") List<ModelSpec> models) {
        MemoryFiles files = new MemoryFiles();
        assertReadBackEqual(files, least(files).withModels(models));
    }

    @Property(tries = 300)
    void trainingIsReadBackEqual(@ForAll("training") TrainingOptions options) {
        MemoryFiles files = new MemoryFiles();
        RunConfig least = least(files);
        TrainingConfig training = least.training();
        assertReadBackEqual(
                files,
                least.with(new TrainingConfig(
                        training.folds(), training.seedCount(), training.labels(), options, training.grid())));
    }

    @Property(tries = 200)
    void gridsAreReadBackEqual(@ForAll("grids") HyperparameterGrid grid) {
        MemoryFiles files = new MemoryFiles();
        RunConfig least = least(files);
        TrainingConfig training = least.training();
        assertReadBackEqual(
                files,
                least.with(new TrainingConfig(
                        training.folds(), training.seedCount(), training.labels(), training.options(), grid)));
    }

    /** Two values of up to six hyper-parameters: 64 candidates at most. */
    @Provide
    Arbitrary<HyperparameterGrid> grids() {
        Arbitrary<Double> wholes =
                Arbitraries.integers().between(1, ModelKeys.LARGEST).map(Integer::doubleValue);
        Arbitrary<Double> reals = Arbitraries.doubles().between(1e-9, 0.95).ofScale(12);
        return Arbitraries.of(Hyperparameter.class)
                .set()
                .ofMaxSize(6)
                .flatMap(parameters -> wholes.list()
                        .uniqueElements()
                        .ofSize(2)
                        .flatMap(counts -> reals.list()
                                .uniqueElements()
                                .ofSize(2)
                                .map(numbers -> {
                                    Map<Hyperparameter, List<Double>> values = new EnumMap<>(Hyperparameter.class);
                                    parameters.forEach(each -> values.put(each, each.isWhole() ? counts : numbers));
                                    return new HyperparameterGrid(values);
                                })));
    }

    @Provide
    Arbitrary<TrainingOptions> training() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(1, 1_000_000);
        Arbitrary<Double> shares = Arbitraries.doubles().between(0, 0.95);
        Arbitrary<TrainingOptions> numbers = Combinators.combine(
                        counts,
                        counts,
                        counts,
                        Arbitraries.doubles().between(1e-9, 10).ofScale(12),
                        shares,
                        shares,
                        shares,
                        shares)
                .as((epochs, batch, patience, rate, decay, norm, dropout, smoothing) -> TrainingOptions.defaults()
                        .withEpochs(epochs)
                        .withBatch(batch)
                        .withPatience(patience)
                        .withLearningRate(rate)
                        .withWeightDecay(decay)
                        .withGradientNorm(norm)
                        .withDropout(dropout)
                        .withLabelSmoothing(smoothing));
        return Combinators.combine(
                        numbers,
                        Arbitraries.of(Schedule.class),
                        Arbitraries.of(ClassWeights.class),
                        Arbitraries.of(Initialisation.class),
                        Arbitraries.of(Scaling.class),
                        Arbitraries.of(Stopping.class),
                        Arbitraries.of(Precision.class))
                .as((options, schedule, weights, initialisation, scaling, stopping, precision) -> options.withSchedule(
                                schedule)
                        .withClassWeights(weights)
                        .withInitialisation(initialisation)
                        .withScaling(scaling)
                        .withStopping(stopping)
                        .withPrecision(precision));
    }

    @Property(tries = 100)
    void saliencyIsReadBackEqual(@ForAll("saliency") SaliencyConfig saliency) {
        MemoryFiles files = new MemoryFiles();
        assertReadBackEqual(files, least(files).with(saliency));
    }

    @Provide
    Arbitrary<SaliencyConfig> saliency() {
        return Combinators.combine(
                        Arbitraries.of(Target.class),
                        Arbitraries.of(Score.class),
                        Arbitraries.of(SaliencyMethod.class).list().ofMinSize(1).uniqueElements())
                .as(SaliencyConfig::new);
    }

    @Provide
    Arbitrary<List<ModelSpec>> models() {
        return model().list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements(spec -> spec.name().toLowerCase(Locale.ROOT));
    }

    private static Arbitrary<ModelSpec> model() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, ModelKeys.LARGEST);
        return Combinators.combine(Arbitraries.of(ModelPresets.names()), names(), sizes, sizes, sizes)
                .as((preset, name, hidden, width, hops) -> {
                    ModelSpec model = ModelPresets.named(preset).orElseThrow().withName(name.isEmpty() ? preset : name);
                    model = model.cell() == CellKind.NONE ? model : model.withHidden(hidden);
                    boolean attends = model.attention() == AttentionKind.INPUT_CELL
                            || model.readOut() == ReadOutKind.SELF_ATTENTION;
                    return attends ? model.withAttentionWidth(width).withHops(hops) : model;
                });
    }

    /** Names that YAML could take for something else, any others, and none. */
    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "true", "no", "null", "NULL", "007", "1e3", "1.0", "0x1F", "12_3", "y"),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withCharRange('0', '9')
                        .withChars('.', '_', '-')
                        .ofMinLength(1)
                        .ofMaxLength(40)
                        .map(tail -> "n" + tail));
    }
}
