package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.insula.io.LocalFiles;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.simulate.BrainShape;
import org.insula.pipeline.simulate.CohortSimulator;
import org.insula.pipeline.simulate.CohortSpec;
import org.insula.pipeline.simulate.EffectSizes;
import org.insula.pipeline.simulate.PlantedRegion;
import org.insula.pipeline.simulate.Truth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planted is found by the whole program, and where nothing is planted, or labels are shuffled, nothing is. */
class PlantedSignalTest {
    private static final String STUDY = """
            input: {bids: %s}
            atlas: {image: %s/atlas-Simulated_dseg.nii.gz}
            samples: {label: trialType, frames: 22, lag: 0}
            models: [{model: input-cell-lstm, hidden: 8, attentionWidth: 8, hops: 2}]
            training: {folds: 4, seeds: 2, seed: 4, epochs: 25, learningRate: 0.005, dropout: 0.3, labels: %s}
            output: %s
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void simulate() {
        simulate("planted", 2);
        simulate("empty", 0);
    }

    private static void simulate(String name, double percent) {
        CohortSpec spec = CohortSpec.withDefaults(11)
                .withBrain(new BrainShape(14, 16, 14, 9, 40))
                .withEffects(new EffectSizes(1, 2, percent, 0.5, 0.5))
                .withTasks(2)
                .withRuns(2)
                .withSubjects(8)
                .withFrames(128);
        new CohortSimulator(spec).write(new LocalFiles(), folder.resolve(name).toString());
    }

    private static Path run(String cohort, String labels, String output) throws IOException {
        Path configuration = folder.resolve(output + ".yaml");
        Files.writeString(configuration, STUDY.formatted(cohort, cohort, labels, output));
        Program.Ended ended = Program.insula("run", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        return folder.resolve(output).resolve("group");
    }

    private static double accuracy(Path group, String verdict) {
        Table table =
                Tsv.read(new LocalFiles(), group.resolve("performance.tsv").toString());
        int all = table.rows() - 1;
        assertThat(table.cell(all, "fold")).isEqualTo("all");
        assertThat(table.cell(all, "verdict")).isEqualTo(verdict);
        assertThat(table.number(all, "chance")).isEqualTo(0.5);
        return table.number(all, "accuracy");
    }

    private static Table importance(Path group) {
        return Tsv.read(
                new LocalFiles(),
                group.resolve("atlas-Simulated_model-inputcelllstm_importance.tsv")
                        .toString());
    }

    @Test
    void findsThePlantedRegions() throws IOException {
        Path group = run("planted", "real", "found");
        assertThat(accuracy(group, "above chance")).isGreaterThan(0.8);

        Truth truth = Truth.read(new LocalFiles(), folder + "/planted");
        Table table = importance(group);
        int found = 0;
        int above0 = 0;
        for (int row = 0; row < table.rows(); row++) {
            String name = table.cell(row, "name");
            List<PlantedRegion> own = truth.of(table.cell(row, "label"));
            boolean isPlanted = own.stream().anyMatch(region -> region.name().equals(name));
            found += isPlanted && table.number(row, "rank") <= own.size() ? 1 : 0;
            above0 += isPlanted && table.number(row, "ci_low") > 0 ? 1 : 0;
        }
        Set<String> telling = truth.telling().stream().map(PlantedRegion::name).collect(Collectors.toSet());
        assertActive(group, telling);
        // Three regions are planted for each of two labels, 40 regions in all: by chance less than one would be found.
        assertThat(found).isGreaterThanOrEqualTo(5);
        assertThat(above0).isGreaterThanOrEqualTo(5);
    }

    /** The planted regions of a label have the largest t of the general linear model, and no other region is found. */
    private static void assertActive(Path group, Set<String> planted) {
        Table glm = glm(group);
        int active = 0;
        for (int row = 0; row < glm.rows(); row++) {
            // Against rest, regions that respond to both labels are found too.
            if (glm.cell(row, "contrast").equals("others") && glm.number(row, "p_fwe") < 0.05) {
                assertThat(planted).contains(glm.cell(row, "name"));
                active += glm.number(row, "t") > 0 ? 1 : 0;
            }
        }
        assertThat(active).isEqualTo(6);
    }

    private static Table glm(Path group) {
        return Tsv.read(
                new LocalFiles(), group.resolve("atlas-Simulated_glm.tsv").toString());
    }

    @Test
    void findsNothingWhereNothingIsPlanted() throws IOException {
        Path group = run("empty", "real", "nothing");
        assertNothingFound(group);
        Table glm = glm(group);
        for (int row = 0; row < glm.rows(); row++) {
            assertThat(glm.number(row, "p_fwe")).as(glm.cell(row, "name")).isGreaterThan(0.05);
        }
    }

    @Test
    void findsNothingOnceLabelsAreShuffled() throws IOException {
        Path group = run("planted", "shuffled", "shuffled");
        assertNothingFound(group);
        assertThat(Files.readString(group.resolveSibling("report.html"))).contains("this is a null analysis");
    }

    private static void assertNothingFound(Path group) {
        // 192 samples: three standard errors of a coin are 0.11.
        assertThat(accuracy(group, "not above chance")).isBetween(0.39, 0.61);
        Table table = importance(group);
        for (int row = 0; row < table.rows(); row++) {
            assertThat(table.cell(row, "verdict")).isEqualTo("not above chance");
        }
    }
}
