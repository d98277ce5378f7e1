package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The general linear model of a tiny simulated cohort whose labels lie in runs of their own. */
class GlmStudyTest {
    private static final String QUICK = "trust: {replacement: none, topShares: []}\n";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void simulate() {
        TinyStudy.cohort(folder);
    }

    private static Program.Ended run(String name, String more) throws IOException {
        String configuration = TinyStudy.configuration(folder, name, QUICK + more);
        Program.Ended ended = Program.insula("run", "--cores", "1", configuration);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    private static String group(String name, String file) {
        return folder.resolve(name).resolve("group").resolve(file).toString();
    }

    @Test
    void writesTheSameNumbersInTableAndMap() throws IOException {
        run("modelled", "glm: {hrf: glover, noise: ols}\n");
        Table glm = Tsv.read(new LocalFiles(), group("modelled", "atlas-Simulated_glm.tsv"));
        assertThat(glm.rows()).isEqualTo(2 * 2 * 24);
        double[] map = NiftiReader.readVolume(
                        new LocalFiles(),
                        group("modelled", "task-motor_atlas-Simulated_contrast-others_stat-t_map.nii.gz"))
                .values();
        double[] atlas = NiftiReader.readVolume(new LocalFiles(), group("modelled", "atlas-Simulated_dseg.nii.gz"))
                .values();
        int compared = 0;
        for (int row = 0; row < glm.rows(); row++) {
            boolean shown = glm.cell(row, "label").equals("motor")
                    && glm.cell(row, "contrast").equals("others");
            for (int voxel = 0; shown && voxel < map.length; voxel++) {
                if (atlas[voxel] == glm.number(row, "index")) {
                    assertThat((float) map[voxel]).isEqualTo((float) glm.number(row, "t"));
                    compared++;
                }
            }
            assertThat(glm.number(row, "df")).isEqualTo(3);
        }
        assertThat(compared).isPositive();
        var sidecar = Json.read(new LocalFiles(), group("modelled", "atlas-Simulated_glm.json"));
        assertThat(sidecar.path("HaemodynamicResponse").asText()).isEqualTo("glover");
        assertThat(sidecar.path("NoiseModel").asText()).isEqualTo("ols");
        assertThat(sidecar.path("RunsModelled").asInt()).isEqualTo(8);
    }

    @Test
    void comparesEveryMapWithIt() throws IOException {
        run("compared", "saliency: {methods: [gradient, gradient-times-input]}\n");
        Table table = Tsv.read(new LocalFiles(), group("compared", "atlas-Simulated_agreement.tsv"));
        assertThat(table.rows()).isEqualTo(2 * 2 * 2);
        for (int row = 0; row < table.rows(); row++) {
            assertThat(table.number(row, "rank_correlation")).isBetween(-1.0, 1.0);
            assertThat(table.number(row, "top")).isEqualTo(3);
            assertThat(table.number(row, "share_common")).isEqualTo(table.number(row, "n_common") / 3);
            assertThat(table.number(row, "share_chance")).isEqualTo(3.0 / 24);
        }
    }

    @Test
    void saysWhyThereIsNone() throws IOException {
        assertThat(run("without", "glm: {enabled: false}\n").err())
                .contains("no general linear model: glm.enabled is false");
        assertThat(Path.of(group("without", "atlas-Simulated_glm.tsv"))).doesNotExist();
        assertThat(Path.of(group("without", "atlas-Simulated_agreement.tsv"))).doesNotExist();
        assertThat(Files.readString(folder.resolve("without/report.html"))).doesNotContain("id=\"glm-table\"");
        Path task = Path.of(TinyStudy.configuration(folder, "tasks", QUICK));
        Files.writeString(task, Files.readString(task).replace("label: trialType", "label: task"));
        Program.Ended ended = Program.insula("run", "--cores", "1", task.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("no general linear model: labels are the runs' tasks");
    }
}
