package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyFileTest {
    private static final String LEAST = """
            input: {bids: data}
            atlas: {image: atlas.nii.gz}
            samples: {frames: 10}
            output: out
            """;

    @TempDir
    private Path folder;

    private RunConfig read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), yaml);
        return StudyFile.read(new LocalFiles(), file.toString());
    }

    private void refuses(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("study.yaml")
                .satisfies(problem -> assertThat(problem.getMessage()).contains(parts));
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"space: X", "desc: X", "echo: 2", "rec: a", "raw: r"})
    void refusesEntitiesOfNamesWhereNamesAreNotLookedAt(String key) {
        String name = key.substring(0, key.indexOf(':'));
        for (String kind : List.of("runs", "hcp")) {
            refuses(
                    LEAST.replace("{bids: data}", "{" + kind + ": x, " + key + "}"),
                    "input." + name + " is given with input." + kind,
                    "it goes with bids or series");
        }
    }

    @Test
    void refusesFurtherAtlasesBesideNone() {
        refuses(
                LEAST.replace("{bids: data}", "{series: ds}").replaceFirst("atlas:.*\n", "alsoAtlases: [b.nii]\n"),
                "alsoAtlases is not valid: there is no atlas.image");
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
    void namesTheLineOfAnUnknownKeyAndTheNearestKnownOne() {
        refuses(
                LEAST.replace("{frames: 10}", "\n  frames: 10\n  stide: 5"),
                "line 5",
                "samples.stide",
                "did you mean stride?");
        refuses(LEAST.replace("frames: 10", "frame: 10"), "unknown key samples.frame", "did you mean frames?");
        refuses(LEAST + "trainig: {folds: 2}", "line 5", "trainig", "did you mean training?");
        refuses(LEAST.replace("input:", "inputt:"), "unknown key inputt", "did you mean input?");
        refuses(LEAST + "models: [{model: lstm, hiden: 3}]", "models[0].hiden", "did you mean hidden?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training: {folds: 1}             | training.folds is '1'            | from 2 to
            training: {folds: many}          | training.folds is 'many'         | a whole number
            training: {dropout: 1.5}         | training.dropout is '1.5'        | from 0 to 0.95
            training: {learningRate: NaN}    | training.learningRate is 'NaN'   | a number
            training: {seed: -1}             | training.seed is '-1'            | from 0 to
            training: [1, 2]                 | training must hold keys          | indented
            training: {schedule: cosin}      | training.schedule is 'cosin'     | did you mean cosine? Use constant, cosine, step
            training: {gradientNorm: -1}     | training.gradientNorm is '-1'    | from 0 to
            training: {gradientNrm: 1}       | unknown key training.gradientNrm | did you mean gradientNorm?
            training: {classWeights: inverse} | classWeights is 'inverse'       | use equal, balanced
            training: {labelSmoothing: 1}    | training.labelSmoothing is '1'   | from 0 to 0.95
            training: {scaling: none}        | training.scaling is 'none'       | use region, frameAndRegion
            training: {initialisation: he}   | training.initialisation is 'he'  | xavierUniform, inputsUniform
            training: {stopping: early}      | training.stopping is 'early'     | patience, fullTrainingAccuracy
            training: {precision: float16}   | training.precision is 'float16'  | float32, float64
            training: {grid: {hidden: [4, 0]}} | training.grid.hidden is '0'    | from 1 to
            training: {grid: {hidden: [4.5]}} | training.grid.hidden is '4.5'   | a whole number
            training: {grid: {hidden: [4, 4]}} | training.grid.hidden is not valid: each list needs values, each once | list each value once
            training: {grid: {dropout: []}}  | training.grid.dropout is not valid  | list each value once
            training: {grid: {dropout: [1]}} | training.grid.dropout is '1'     | from 0 to 0.95
            training: {grid: {epochs: [1]}}  | unknown key training.grid.epochs | Known here: hidden, attentionWidth
            training: {grid: {batch: [1, 2, 3, 4, 5, 6, 7, 8, 9], hidden: [1, 2, 3, 4, 5, 6, 7, 8]}} | more than 64 candidates | fewer of them
            training: {validationShare: 0, grid: {hidden: [4]}} | training.grid is chosen by the loss | validationShare: 0.2
            clean: {detrend: quadratic}      | clean.detrend is 'quadratic'     | use none, linear
            saliency: {target: best}         | saliency.target is 'best'        | trueClass, predictedClass
            saliency: {methods: [gradient, smoothgrat]} | saliency.methods is 'smoothgrat' | did you mean smoothgrad? Use pattern,
            saliency: {methods: []}          | methods is not valid: there is no method | list each once
            saliency: {methods: [gradient, gradient]} | a method comes twice    | list each once
            saliency: {method: gradient}     | unknown key saliency.method      | did you mean methods?
            models: [lstn]                   | 'lstn' is not a model            | did you mean lstm
            models: [{model: lstm, name: a/b}] | models[0].name is 'a/b'       | letters, digits
            models: [lstm, {model: lstm, name: LSTM}] | two models called LSTM | name of its own
            models: [lstm, lstm]             | two models called lstm           | name of its own
            models: [lstm, {model: lstm, hidden: 4}] | two models called lstm   | name of its own
            models: [gru, {cell: gru}]       | two models called gru            | name of its own
            models: [lstm-maxpool]           | 'lstm-maxpool' is not a model    | did you mean lstm-max-pool? Names are rnn
            models: [{hidden: 4}]            | models[0].model is missing       | cell: gru
            models: [{cell: lstn}]           | models[0].cell is 'lstn'         | rnn, gru, lstm
            models: [{cell: gru, atention: none}] | unknown key models[0].atention | did you mean attention?
            models: [{model: lstm, readOut: last}] | models[0].readOut is 'last' | lastState, meanPooling
            models: [{model: gru, hops: 4}]  | models[0].hops is given, but gru has no attention | add attention: inputCell
            models: [{model: lstm-max-pool, attentionWidth: 4}] | lstm-max-pool has no attention | readOut: selfAttention
            models: [{model: lstm-self-attention, hopReduction: flatten}] | has no input-cell attention | add attention: inputCell
            models: [{model: input-cell-lstm, attention: none, hopReduction: mean}] | lstm has no input-cell | leave it out
            models: [{model: linear, hidden: 4}] | models[0].hidden is given, but linear has no cell | leave it out
            models: [{model: linear-mean, direction: forward}] | linear-mean has no cell | cell: gru
            models: [{model: linear, hops: 4}] | models[0].hops is given, but linear has no attention | leave it out
            models: [{model: lstm, hidden: 0}] | models[0].hidden is '0'        | from 1 to
            clean: {confounds: scrubing}     | clean.confounds is 'scrubing'    | none, simple, scrubbing
            clean: {filter: cosine, lowPass: 1} | clean.filter is not valid        | no low-pass
            clean: {highPass: 1, lowPass: 1} | clean.lowPass is not valid          | not above
            clean: {confounds: {compCor: temporal}} | compCor is not valid         | add drift
            clean: {scrub: {dvars: -1}}      | clean.scrub.dvars is '-1'        | from 0
            clean: {scrub: {fd: 1}}          | unknown key clean.scrub.fd       | framewiseDisplacement
            clean: {filter: none, highPass: 1} | clean.filter is not valid         | leave the filter out
            trust: {replacement: none, retrainedShares: 0.5} | trust.replacement is not valid | leave retrainedShares out
            trust: {removedShares: [0.5, 0.1]} | trust.removedShares is not valid  | smallest to the largest
            inference: {linearPermutations: many} | inference.linearPermutations is 'many' | from 0 to
            glm: {enabled: maybe}            | glm.enabled is 'maybe'           | use true, false
            alsoAtlases: [{name: x}]         | alsoAtlases[0].image is missing  | image
            clean: {highPass: [1]}           | clean.highPass must be a single  | one line
            """)
    void refusesAWrongValueAndSaysWhatWouldBeRight(String line, String problem, String remedy) {
        refuses(LEAST + line, "line 5", problem, remedy);
    }

    @Test
    void refusesAGridOfWhatLinearModelsDoNotHave() {
        refuses(
                LEAST + "models: [linear]\ntraining: {grid: {hidden: [1, 2]}}",
                "training.grid.hidden is given, but no model has a cell",
                "leave it out");
        refuses(
                LEAST + "models: [linear, linear-mean]\ntraining: {grid: {dropout: [0, 0.1]}}",
                "training.grid.dropout is given",
                "linear models are fitted to their optimum");
    }

    @Test
    void refusesAGridThatMakesNoDifferenceToAnyModel() {
        refuses(
                LEAST + "models: [lstm, gru]\ntraining: {grid: {hops: [1, 2]}}",
                "line 6: training.grid.hops is given, but no model has attention",
                "leave it out");
    }

    @Test
    void refusesAKeyThatChangesNothing() {
        refuses(
                LEAST.replace("frames: 10", "frames: 10, trialTypes: [a]"),
                "line 3: samples.trialTypes is given, but label is task",
                "label: trialType");
        refuses(LEAST.replace("bids: data", "bids: data, images: msmall"), "input.images is given with input.bids");
        refuses(
                LEAST.replace("{bids: data}", "{series: d}").replace("image: atlas.nii.gz", "labels: l.tsv"),
                "line 2: atlas.labels is given, but atlas.image is missing");
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

    @Test
    void refusesWhatLacksANeededKey() {
        refuses("atlas: {image: a}\nsamples: {frames: 3}\noutput: o", "input.bids is missing", "runs");
        refuses(LEAST.replace("{bids: data}", "{bids: data, runs: r.tsv}"), "both given");
        refuses(LEAST.replace("image: atlas.nii.gz", "name: AAL"), "atlas.image is missing");
        refuses(LEAST.replace("frames: 10", "lag: 10"), "samples.frames is missing");
        refuses(LEAST.replace("output: out", ""), "output is missing");
    }

    @Test
    void refusesWhatIsNotAConfiguration() {
        refuses("", "empty");
        refuses("- a\n- b", "not a list of keys");
        refuses("input: {bids: a\noutput: b", "line ");
        refuses(LEAST + "output: again", "line 5", "output");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> StudyFile.read(new LocalFiles(), folder + "/nothing.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing.yaml")
                .hasMessageContaining("no such configuration file");
    }

    @Test
    void anAliasIsRefusedByName() {
        assertThatThrownBy(() -> read("x: &base {bids: data}\n" + LEAST.replace("{bids: data}", "*base")))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("line 2", "*base is an alias");
    }

    @Test
    void aSecondDocumentIsRefusedRatherThanLeftOut() {
        assertThatThrownBy(() -> read(LEAST + "---\n" + LEAST))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a second YAML document begins");
        assertThatCode(() -> read("---\n" + LEAST + "...\n")).doesNotThrowAnyException();
    }

    @Test
    void aConfigurationOfManyMegabytesIsRefusedAtOnce() {
        assertThatThrownBy(() -> read(LEAST + "note: " + "x".repeat(60_000_000)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("longer than 1 MiB");
    }

    @Test
    void aTextThatNoFileSystemTakesAsPathIsBadInput() {
        assertThatThrownBy(() -> read(LEAST.replace("output: out", "output: \"c\\0d\"")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("c\\u0000d: cannot be a path");
    }
}
