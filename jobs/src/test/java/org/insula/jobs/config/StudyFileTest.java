package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.MapStatistic;
import org.insula.atlas.NamedRegions;
import org.insula.atlas.RegionStatistic;
import org.insula.atlas.Resampling;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.Standardize;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.CompCor;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.DriftColumns;
import org.insula.atlas.confounds.NonSteadyState;
import org.insula.atlas.confounds.Scrubbing;
import org.insula.atlas.confounds.Terms;
import org.insula.io.bids.RunFilter;
import org.insula.io.hcp.HcpImages;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.Initialisation;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.ReadOutKind;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.train.ClassWeights;
import org.insula.pipeline.train.Hyperparameter;
import org.insula.pipeline.train.HyperparameterGrid;
import org.insula.pipeline.train.Schedule;
import org.insula.pipeline.train.Stopping;
import org.junit.jupiter.api.Test;

/** What is read of a configuration. */
class StudyFileTest extends StudyText {
    @Test
    void fillsInWhatIsNotSaid() throws IOException {
        RunConfig config = read(LEAST);
        assertThat(config.input().kind()).isEqualTo(InputKind.BIDS);
        assertThat(config.parcellation().minimumCoverage()).isEqualTo(0.5);
        assertThat(config.parcellation().resampling()).isEqualTo(Resampling.NONE);
        assertThat(config.parcellation().constantVoxels()).isEqualTo(ConstantVoxels.EXCLUDE);
        assertThat(config.clean().detrend()).isEqualTo(Detrend.LINEAR);
        assertThat(config.clean().standardize()).isEqualTo(Standardize.ZSCORE);
        assertThat(config.samples().label()).isEqualTo(LabelSource.TASK);
        assertThat(config.samples().stride()).isEqualTo(10);
        assertThat(config.models()).isEqualTo(StudyDefaults.models());
        assertThat(config.training().folds().folds()).isEqualTo(5);
        assertThat(config.training().folds().group()).isEqualTo("subject");
        assertThat(config.training().seeds()).containsExactly(1L, 2L, 3L);
        assertThat(config.saliency())
                .isEqualTo(new SaliencyConfig(
                        Target.TRUE_CLASS,
                        Score.PROBABILITY,
                        List.of(
                                SaliencyMethod.ACTIVITY_CONTRIBUTION,
                                SaliencyMethod.PATTERN,
                                SaliencyMethod.CONTRIBUTION,
                                SaliencyMethod.SENSITIVITY)));
    }

    @Test
    void takesRelativePathsFromTheFolderOfTheFile() throws IOException {
        RunConfig config = read(LEAST);
        assertThat(config.input().path()).isEqualTo(folder + "/data");
        assertThat(config.parcellation().atlases().get(0).image()).isEqualTo(folder + "/atlas.nii.gz");
        assertThat(config.output()).isEqualTo(folder + "/out");
    }

    @Test
    void keepsAbsolutePathsAndUris() throws IOException {
        RunConfig config = read(LEAST.replace("data", "/somewhere/data").replace("out\n", "hdfs://host/out\n"));
        assertThat(config.input().path()).isEqualTo("/somewhere/data");
        assertThat(config.output()).isEqualTo("hdfs://host/out");
    }

    @Test
    void keepsLeadingZerosOfSubjects() throws IOException {
        RunConfig config = read(LEAST.replace("{bids: data}", "{bids: data, subjects: [01, 007], tasks: motor}"));
        assertThat(config.input().filter().subjects()).containsExactly("01", "007");
        assertThat(config.input().filter().tasks()).containsExactly("motor");
    }

    @Test
    void readsModelsByNameOrWithTheirSizes() throws IOException {
        RunConfig config = read(
                LEAST + "models: [lstm, {model: input-cell-lstm, name: small, hidden: 4, attentionWidth: 3, hops: 2}]");
        assertThat(config.models())
                .containsExactly(
                        ModelSpec.lstm(),
                        ModelSpec.inputCellLstm()
                                .withName("small")
                                .withHidden(4)
                                .withAttentionWidth(3)
                                .withHops(2));
    }

    @Test
    void composesModelsOfTheirParts() throws IOException {
        RunConfig config = read(LEAST + """
                models:
                  - bilstm
                  - cell: gru
                    attention: inputCell
                    hopReduction: flatten
                    hops: 3
                  - {model: lstm-max-pool, cell: rnn, direction: bidirectional, readOut: selfAttention, hidden: 7}
                  - {model: flat-input-cell-lstm, attention: none}
                """);
        assertThat(config.models())
                .containsExactly(
                        ModelSpec.biLstm(),
                        ModelSpec.lstm()
                                .withName("flat-input-cell-gru")
                                .withCell(CellKind.GRU)
                                .withAttention(AttentionKind.INPUT_CELL)
                                .withReduction(HopReduction.FLATTEN)
                                .withHops(3),
                        ModelSpec.lstm()
                                .withName("birnn-self-attention")
                                .withCell(CellKind.RNN)
                                .withDirection(Direction.BIDIRECTIONAL)
                                .withReadOut(ReadOutKind.SELF_ATTENTION)
                                .withHidden(7),
                        ModelSpec.lstm());
    }

    @Test
    void readsEveryOtherOption() throws IOException {
        RunConfig config = read("""
                input:
                  runs: runs.tsv
                atlas:
                  image: a.nii
                  labels: a.txt
                  name: AAL
                  resample: nearest
                  constantVoxels: include
                  minimumCoverage: 0.25
                  statistic: median
                  mask: mask.nii
                  smoothing: 6
                alsoAtlases:
                  - b.nii
                  - {image: c.nii, mapStatistic: weightedMean}
                clean:
                  detrend: none
                  standardize: percentSignalChange
                  highPass: 0.008
                  confounds: [trans_x, rot_y]
                samples:
                  label: trialType
                  frames: 9
                  lag: 4.5
                  trialTypes: [face, house]
                training:
                  folds: 4
                  group: run
                  validationShare: 0
                  seed: 11
                  seeds: 2
                  labels: shuffled
                  epochs: 60
                  batch: 8
                  learningRate: 3e-3
                  weightDecay: 0.001
                  dropout: 0.3
                  patience: 5
                saliency: {target: predictedClass, score: logit, methods: [smoothgrad, gradient-times-input]}
                output: out
                """);
        assertThat(config.input().kind()).isEqualTo(InputKind.RUNS);
        assertThat(config.parcellation())
                .isEqualTo(new ParcellationConfig(
                        List.of(
                                new AtlasConfig(
                                        folder + "/a.nii",
                                        folder + "/a.txt",
                                        "AAL",
                                        "",
                                        RegionStatistic.MEDIAN,
                                        MapStatistic.LEAST_SQUARES,
                                        NamedRegions.AUTO),
                                AtlasConfig.of(folder + "/b.nii"),
                                AtlasConfig.of(folder + "/c.nii")
                                        .with(RegionStatistic.MEAN, MapStatistic.WEIGHTED_MEAN)),
                        Resampling.NEAREST,
                        ConstantVoxels.INCLUDE,
                        0.25,
                        MaskChoice.file(folder + "/mask.nii"),
                        6));
        assertThat(config.clean().strategy().columns()).containsExactly("trans_x", "rot_y");
        assertThat(config.clean().filter()).isEqualTo(TemporalFilter.cosine(0.008));
        assertThat(config.samples().trialTypes()).containsExactly("face", "house");
        assertThat(config.samples().lagSeconds()).isEqualTo(4.5);
        assertThat(config.training().seeds()).isEqualTo(List.of(11L, 12L));
        assertThat(config.training().labels()).isEqualTo(TrainingConfig.Labels.SHUFFLED);
        assertThat(config.training().options().learningRate()).isEqualTo(0.003);
        assertThat(config.training().options().patience()).isEqualTo(5);
        assertThat(config.saliency())
                .isEqualTo(new SaliencyConfig(
                        Target.PREDICTED_CLASS,
                        Score.LOGIT,
                        List.of(SaliencyMethod.SMOOTHGRAD, SaliencyMethod.GRADIENT_TIMES_INPUT)));
    }

    @Test
    void readsWhichVersionOfARunIsMeant() throws IOException {
        RunFilter filter = read(LEAST.replace(
                        "{bids: data}", "{bids: data, space: MNI152NLin6Asym, desc: denoised, echo: 2, rec: dcor}"))
                .input()
                .filter();
        assertThat(filter.space()).isEqualTo("MNI152NLin6Asym");
        assertThat(filter.description()).isEqualTo("denoised");
        assertThat(filter.echo()).isEqualTo("2");
        assertThat(filter.reconstruction()).isEqualTo("dcor");
    }

    @Test
    void readsHowNetworksAreFitted() throws IOException {
        assertThat(read(LEAST).training().options()).isEqualTo(StudyDefaults.training());
        assertThat(read(LEAST + """
                training:
                  schedule: cosine
                  gradientNorm: 5
                  classWeights: balanced
                  labelSmoothing: 0.1
                  scaling: frameAndRegion
                  initialisation: inputsUniform
                  stopping: fullTrainingAccuracy
                  precision: float64
                """).training().options())
                .isEqualTo(StudyDefaults.training()
                        .withBatch(16)
                        .withSchedule(Schedule.COSINE)
                        .withGradientNorm(5)
                        .withClassWeights(ClassWeights.BALANCED)
                        .withLabelSmoothing(0.1)
                        .withInitialisation(Initialisation.INPUTS_UNIFORM)
                        .withScaling(Scaling.FRAME_AND_REGION)
                        .withStopping(Stopping.FULL_TRAINING_ACCURACY)
                        .withPrecision(Precision.FLOAT64));
    }

    @Test
    void readsListsOfHyperparametersToTry() throws IOException {
        assertThat(read(LEAST).training().grid()).isEqualTo(HyperparameterGrid.none());
        assertThat(read(LEAST + "training: {grid: {learningRate: [1e-3, 0.01], hidden: [8, 32], hops: 4}}")
                        .training()
                        .grid()
                        .values())
                .isEqualTo(Map.of(
                        Hyperparameter.HIDDEN, List.of(8.0, 32.0),
                        Hyperparameter.HOPS, List.of(4.0),
                        Hyperparameter.LEARNING_RATE, List.of(0.001, 0.01)));
    }

    @Test
    void readsOtherKindsOfInput() throws IOException {
        RunConfig hcp = read(LEAST.replace("{bids: data}", "{hcp: data, images: msmall}"));
        assertThat(hcp.input().kind()).isEqualTo(InputKind.HCP);
        assertThat(hcp.input().images()).isEqualTo(HcpImages.MSMALL);
        RunConfig series = read(LEAST.replace("{bids: data}", "{series: xcp, atlas: 4S156Parcels}")
                .replace("atlas: {image: atlas.nii.gz}\n", ""));
        assertThat(series.input().kind()).isEqualTo(InputKind.SERIES);
        assertThat(series.input().atlas()).isEqualTo("4S156Parcels");
        assertThat(series.parcellation().atlases()).isEmpty();
    }

    @Test
    void readsConfoundsAsAStrategyAsColumnsOrInParts() throws IOException {
        assertThat(read(LEAST + "clean: {confounds: scrubbing}").clean().strategy())
                .isEqualTo(ConfoundStrategy.named("scrubbing"));
        assertThat(read(LEAST + "clean: {confounds: [csf]}").clean().strategy())
                .isEqualTo(ConfoundStrategy.none().withColumns(List.of("csf")));
        ConfoundStrategy parts = read(LEAST + """
                clean:
                  lowPass: 0.1
                  confounds: {strategy: simple, globalSignal: full, motion: derivatives}
                  scrub: {framewiseDisplacement: 0.3, minimumSegment: 4}
                """).clean().strategy();
        assertThat(parts)
                .isEqualTo(ConfoundStrategy.named("simple")
                        .withGlobalSignal(Terms.FULL)
                        .withMotion(Terms.DERIVATIVES)
                        .with(new Scrubbing(0.3, Double.POSITIVE_INFINITY, 4, NonSteadyState.REMOVE)));
        assertThat(read(LEAST + "clean: {highPass: 0.01, lowPass: 0.1}").clean().filter())
                .isEqualTo(TemporalFilter.butterworth(0.01, 0.1));
        assertThat(read(LEAST + "clean: {filter: butterworth, highPass: 0.01}")
                        .clean()
                        .filter())
                .isEqualTo(TemporalFilter.butterworth(0.01, 0));
    }

    @Test
    void valuesThatNeedEachOtherMayStandInAnyOrder() throws IOException {
        assertThat(read(LEAST + "clean: {filter: cosine, highPass: 0.1}")
                        .clean()
                        .filter())
                .isEqualTo(TemporalFilter.cosine(0.1));
        ConfoundStrategy strategy = read(LEAST + "clean: {confounds: {drift: none, strategy: compcor, compCor: none}}")
                .clean()
                .strategy();
        assertThat(strategy.drift()).isEqualTo(DriftColumns.NONE);
        assertThat(strategy.compCor()).isEqualTo(CompCor.NONE);
    }
}
