package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration is refused for, by line, key and remedy. */
class StudyFileRefusalsTest extends StudyText {
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
