package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.atlas.RegionStatistic;
import org.insula.io.FileSeal;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.config.StudyAtlas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two subjects, three regions of which nobody covers the third, two frames: numbers that can be worked out by hand. */
class GroupFolderTest {
    private static final LocalFiles FILES = new LocalFiles();
    private static final Grid GRID = new Grid(4, 1, 1, Affine.scaling(2, 2, 2));
    private static final Atlas ATLAS = new Atlas(
            "My Atlas", GRID, List.of(new Region(1, "A"), new Region(2, "B"), new Region(9, "C")), new int[] {1, 2, 9, 0
            });

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        HandMadeGroup.write(folder, new StudyAtlas.Labels(ATLAS, RegionStatistic.MEAN));
    }

    private String group(String name) {
        return folder + "/group/" + name;
    }

    @Test
    void namesHoldLettersAndDigitsOnly() {
        assertThat(folder.resolve("group/task-faceup_atlas-MyAtlas_model-net1_stat-importance_map.nii.gz"))
                .exists();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("group", "work");
    }

    @Test
    void theTableHoldsMeansAndSpreadOverSubjects() {
        Table table = Tsv.read(FILES, group("atlas-MyAtlas_model-net1_importance.tsv"));
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.cell(0, "label")).isEqualTo("face up");
        assertThat(table.cell(2, "index")).isEqualTo("9");
        assertThat(table.numbers("n_subjects")).containsExactly(2, 2, 0);
        assertThat(table.number(0, "mean")).isEqualTo(0.5);
        assertThat(table.number(0, "sd")).isCloseTo(Math.sqrt(0.125), within(1e-15));
        assertThat(table.number(0, "se")).isCloseTo(0.25, within(1e-15));
        assertThat(table.cell(0, "important")).isEqualTo("n/a");
        assertThat(table.cell(2, "mean")).isEqualTo("n/a");
        assertThat(table.cell(2, "rank")).isEqualTo("n/a");
        assertThat(table.cell(2, "peak_frame")).isEqualTo("n/a");
        // Both regions' shares are 0.25 and 0.75.
        assertThat(table.number(0, "ci_low")).isEqualTo(0.25);
        assertThat(table.number(0, "ci_high")).isEqualTo(0.75);
        assertThat(table.cell(2, "ci_low")).isEqualTo("n/a");
    }

    @Test
    void theTableOfSubjectsHoldsAValuePerSubjectAndRegion() {
        Table table = Tsv.read(FILES, group("atlas-MyAtlas_model-net1_subjects.tsv"));
        assertThat(table.columns()).containsExactly("label", "subject", "samples", "index", "name", "value");
        assertThat(table.rows()).isEqualTo(6);
        assertThat(table.cell(4, "subject")).isEqualTo("s2");
        assertThat(table.cell(4, "name")).isEqualTo("B");
        assertThat(table.numbers("value")).containsExactly(0.25, 0.75, Double.NaN, 0.75, 0.25, Double.NaN);

        var described = Json.read(FILES, group("atlas-MyAtlas_model-net1_subjects.json"));
        table.columns()
                .forEach(column -> assertThat(
                                described.path(column).path("Description").asText())
                        .isNotEmpty());
        assertThat(described.path("SaliencyMethod").asText()).isEqualTo("gradient");
    }

    @Test
    void mapsPaintMeansAndLeaveUncoveredRegionsNaN() {
        double[] map = NiftiReader.readVolume(
                        FILES, group("task-faceup_atlas-MyAtlas_model-net1_stat-importance_map.nii.gz"))
                .values();
        assertThat(map).containsExactly(0.5, 0.5, Double.NaN, 0);

        String path = group("task-faceup_atlas-MyAtlas_model-net1_stat-importance_timecourse.nii.gz");
        try (NiftiFrames frames = NiftiReader.open(FILES, path)) {
            double[] frame = new double[4];
            assertThat(frames.frames()).isEqualTo(2);
            assertThat(frames.grid().sameAs(GRID)).isTrue();
            assertThat(frames.repetitionTime().orElse(0)).isEqualTo(2.5);
            frames.next(frame);
            // A: 1/4 and 2/4; B: 1/4 and 1/4.
            assertThat(frame).containsExactly(0.375, 0.25, Double.NaN, 0);
            frames.next(frame);
            assertThat(frame).containsExactly(0.125, 0.25, Double.NaN, 0);
        }
    }

    @Test
    void sidecarsSayWhatTheMapIsAndWhetherToBelieveIt() {
        var sidecar = Json.read(FILES, group("task-faceup_atlas-MyAtlas_model-net1_stat-importance_map.json"));
        assertThat(sidecar.path("Label").asText()).isEqualTo("face up");
        assertThat(sidecar.path("Model").asText()).isEqualTo("net-1");
        assertThat(sidecar.path("Verdict").asText()).isEqualTo("not above chance");
        assertThat(sidecar.path("MembersPerRegion").toString()).isEqualTo("[2,2,0]");
        assertThat(sidecar.path("Accuracy").asDouble()).isEqualTo(0.5);
        assertThat(sidecar.path("AccuracyInterval").path(0).asDouble()).isLessThan(0.1);
        assertThat(sidecar.path("AccuracyInterval").path(1).asDouble()).isGreaterThan(0.9);
        assertThat(sidecar.path("Confusion").toString()).isEqualTo("[[1,0],[1,0]]");
        assertThat(sidecar.path("ConfusionLabels").toString()).isEqualTo("[\"face up\",\"house\"]");
        assertThat(sidecar.path("Seed").asInt()).isEqualTo(5);
        var model = Json.read(FILES, group("performance.json")).path("Models").path(0);
        assertThat(model.path("Model").asText()).isEqualTo("net-1");
        for (String entry : List.of("Accuracy", "AccuracyInterval", "Chance", "PValue", "Verdict", "Confusion")) {
            assertThat(model.path(entry)).as(entry).isEqualTo(sidecar.path(entry));
        }
        var table = Json.read(FILES, group("atlas-MyAtlas_model-net1_importance.json"));
        assertThat(table.path("Description").asText()).contains("not above chance");
        assertThat(table.path("Seed").asInt()).isEqualTo(5);
        assertThat(table.path("AveragedOver").asText()).isEqualTo("subjects");
        var label = table.path("Labels").path(0);
        assertThat(table.path("ImportantTest").asText()).isEqualTo("not tested");
        assertThat(table.path("Units").asText()).isEqualTo("share of total saliency");
        assertThat(label.path("KendallW").asDouble()).isZero();
        assertThat(label.path("SplitHalfSpearman").asDouble()).isEqualTo(-1);
        assertThat(label.path("FoldSpearman").asText()).isEqualTo("NaN");
    }

    @Test
    void everyFileSaysByWhichMethodItIs() {
        for (String file : List.of("task-faceup_%sstat-importance_map", "%simportance")) {
            var first = Json.read(FILES, group(file.formatted("atlas-MyAtlas_model-net1_") + ".json"));
            assertThat(first.path("SaliencyMethod").asText()).isEqualTo("gradient");
            assertThat(first.path("SaliencyScore").asText()).isEqualTo("logit");
            assertThat(first.path("SaliencyTarget").asText()).isEqualTo("trueClass");
            String further = file.formatted("atlas-MyAtlas_model-net1_saliency-integratedgradients_");
            assertThat(Json.read(FILES, group(further + ".json"))
                            .path("SaliencyMethod")
                            .asText())
                    .isEqualTo("integrated-gradients");
        }
    }

    @Test
    void aFurtherMethodHasMapsAndATableOfItsOwn() {
        String part = "atlas-MyAtlas_model-net1_saliency-integratedgradients_";
        double[] map = NiftiReader.readVolume(FILES, group("task-faceup_" + part + "stat-importance_map.nii.gz"))
                .values();
        assertThat(map).containsExactly(0.25, 0.75, Double.NaN, 0);
        assertThat(folder.resolve("group/task-faceup_" + part + "stat-importance_timecourse.nii.gz"))
                .exists();
        assertThat(Tsv.read(FILES, group(part + "importance.tsv")).number(0, "mean"))
                .isEqualTo(0.25);
    }

    @Test
    void performanceHasARowANetworkAndOneOverAll() {
        Table table = Tsv.read(FILES, group("performance.tsv"));
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.cell(0, "seed")).isEqualTo("5");
        assertThat(table.cell(0, "verdict")).isEqualTo("n/a");
        assertThat(table.cell(1, "fold")).isEqualTo("all");
        assertThat(table.cell(1, "confusion")).isEqualTo("[[1,0],[1,0]]");
        assertThat(table.number(1, "accuracy")).isEqualTo(0.5);
        assertThat(table.number(1, "accuracy_low")).isLessThan(0.1);
        assertThat(table.number(1, "accuracy_high")).isGreaterThan(0.9);
        assertThat(table.cell(0, "accuracy_low")).isEqualTo("n/a");
        assertThat(table.cell(1, "verdict")).isEqualTo("not above chance");
    }

    @Test
    void theSidecarOfPerformanceTellsWhatWasChosenFromAGrid() {
        var networks = Json.read(FILES, group("performance.json")).path("Networks");
        assertThat(networks.toString())
                .isEqualTo("[{\"Model\":\"net-1\",\"Fold\":0,\"Seed\":5,\"Chosen\":{\"hidden\":8}}]");
    }

    @Test
    void aSecondWritingReplacesWhatTheFirstOneWroteAndKeepsWhatElseIsThere() throws IOException {
        Path old = folder.resolve("group/task-faceup_atlas-MyAtlas_model-net1_stat-importance_map.nii.gz");
        Path manifest = folder.resolve("work/manifest/group.json");
        Path earlier = Files.copy(old, folder.resolve("group/earlier.nii.gz"));
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(
                                "\"group/performance.tsv\"",
                                "\"group/earlier.nii.gz\": [ \""
                                        + FileSeal.of(FILES, earlier.toString()).sha256()
                                        + "\" ],\n\"group/performance.tsv\""));
        Files.writeString(folder.resolve("group/notes.txt"), "of a person");
        write();
        assertThat(earlier).doesNotExist();
        assertThat(folder.resolve("group/notes.txt")).hasContent("of a person");
        assertThat(folder.resolve("group/performance.tsv")).exists();
        assertThat(folder.resolve("kept")).doesNotExist();
    }
}
