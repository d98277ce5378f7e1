package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps, masks and confound strategies on files whose series can be told by hand. */
class OneFileTest {
    private static final int FRAMES = 60;
    private static final Grid LINE = new Grid(4, 1, 1, Affine.identity());

    @TempDir
    private Path folder;

    private Random random;

    @BeforeEach
    void startsAnew() {
        random = new Random(3);
    }

    private String image(String name, Grid grid, double[]... frames) {
        String path = folder.resolve(name).toString();
        NiftiMetadata meta = NiftiMetadata.forTimeSeries(frames.length > 1 ? 2 : 0);
        try (NiftiFrameWriter writer = NiftiWriter.create(new LocalFiles(), path, grid, frames.length, meta)) {
            for (double[] frame : frames) {
                writer.write(frame);
            }
            writer.commit();
        }
        return path;
    }

    private Program.Ended parcellate(String bold, String atlas, String out, String... more) {
        String[] given = {"parcellate", "--bold", bold, "--atlas", atlas, "--out", folder + "/" + out};
        return Program.insula(Stream.concat(Stream.of(given), Stream.of(more)).toArray(String[]::new));
    }

    private Table done(Program.Ended ended, String out) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return Tsv.read(new LocalFiles(), folder + "/" + out);
    }

    /** Weights of two maps that change along x and y, which linear interpolation gives back exactly. */
    private static double[][] maps(Grid grid) {
        double[][] maps = new double[2][grid.voxels()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double[] at = grid.affine().apply(i, j, k);
                    maps[0][grid.index(i, j, k)] = 1 + at[0] / 16;
                    maps[1][grid.index(i, j, k)] = 2 - at[1] / 16;
                }
            }
        }
        return maps;
    }

    @Test
    void mapsOnAnotherGridGiveBackTheCoursesTheRunWasMixedFrom() {
        Grid fine = new Grid(7, 7, 7, Affine.scaling(2, 2, 2));
        Grid coarse = new Grid(4, 4, 4, Affine.scaling(4, 4, 4));
        double[][] weights = maps(fine);
        double[][] courses = {{1, 5, 2, 8}, {7, 3, 4, 1}};
        double[][] frames = new double[4][fine.voxels()];
        double[][] means = new double[2][4];
        for (int f = 0; f < 4; f++) {
            double[] sums = new double[4];
            for (int v = 0; v < frames[f].length; v++) {
                frames[f][v] = courses[0][f] * weights[0][v] + courses[1][f] * weights[1][v];
                for (int m = 0; m < 2; m++) {
                    sums[m] += weights[m][v] * frames[f][v];
                    sums[2 + m] += weights[m][v];
                }
            }
            means[0][f] = sums[0] / sums[2];
            means[1][f] = sums[1] / sums[3];
        }
        String bold = image("run.nii.gz", fine, frames);
        String atlas = image("maps.nii.gz", coarse, maps(coarse));
        String[] raw = {"--detrend", "none", "--standardize", "none", "--resample", "linear"};
        assertColumns(done(parcellate(bold, atlas, "ls.tsv", raw), "ls.tsv"), courses);
        String[] mean = Stream.concat(Stream.of(raw), Stream.of("--map-statistic", "weightedMean"))
                .toArray(String[]::new);
        assertColumns(done(parcellate(bold, atlas, "mean.tsv", mean), "mean.tsv"), means);
        Program.Ended otherGrid = parcellate(bold, atlas, "no.tsv");
        assertThat(otherGrid.code()).isEqualTo(2);
        assertThat(otherGrid.err()).contains("4×4×4", "--resample linear or nearest");
    }

    private static void assertColumns(Table table, double[]... expected) {
        for (int c = 0; c < expected.length; c++) {
            assertThat(table.numbers(table.columns().get(c))).containsExactly(expected[c], within(1e-4));
        }
    }

    @Test
    void voxelsOutsideTheMaskDoNotCount() throws IOException {
        String bold = image("run.nii.gz", LINE, new double[][] {{1, 9, 3, 4}, {2, 8, 5, 6}, {4, 4, 7, 9}});
        String atlas = image("labels.nii.gz", LINE, new double[] {1, 1, 2, 2});
        String mask = image("mask.nii.gz", LINE, new double[] {1, 0, 0, 0});
        Table table = done(
                parcellate(bold, atlas, "m.tsv", "--mask", mask, "--detrend", "none", "--standardize", "none"),
                "m.tsv");
        assertThat(table.numbers(table.columns().get(0))).containsExactly(1, 2, 4);
        assertThat(table.numbers(table.columns().get(1))).containsOnly(Double.NaN);
        assertThat(Tsv.read(new LocalFiles(), folder + "/m_coverage.tsv").numbers("coverage"))
                .containsExactly(0.5, 0);
        assertThat(Files.readString(folder.resolve("m.json"))).contains("mask.nii.gz", "\"Mask\": \"file\"");
        Files.createDirectories(folder.resolve("other"));
        String namesake = image("other/run.nii.gz", LINE, new double[] {1, 0, 0, 0});
        done(parcellate(bold, atlas, "namesake.tsv", "--mask", namesake), "namesake.tsv");
        assertThat(folder.resolve("namesake.json")).content().contains("\"other/run.nii.gz\"", "labels.nii.gz");
        String small = image("small.nii.gz", new Grid(3, 1, 1, Affine.identity()), new double[] {1, 1, 1});
        assertThat(parcellate(bold, atlas, "n.tsv", "--mask", small).code()).isEqualTo(2);
    }

    @Test
    void theSidecarBesideTheRunWinsOverItsHeaderAndTheOptionOverBoth() throws IOException {
        String bold = image("run.nii.gz", LINE, new double[][] {{1, 9, 3, 4}, {2, 8, 5, 6}, {4, 4, 7, 9}});
        String atlas = image("labels.nii.gz", LINE, new double[] {1, 1, 2, 2});
        done(parcellate(bold, atlas, "header.tsv"), "header.tsv");
        assertThat(folder.resolve("header.json")).content().contains("\"RepetitionTime\": 2.0");
        Files.writeString(folder.resolve("run.json"), "{\"RepetitionTime\": 3}");
        done(parcellate(bold, atlas, "sidecar.tsv"), "sidecar.tsv");
        assertThat(folder.resolve("sidecar.json")).content().contains("\"RepetitionTime\": 3.0");
        done(parcellate(bold, atlas, "option.tsv", "--tr", "4"), "option.tsv");
        assertThat(folder.resolve("option.json")).content().contains("\"RepetitionTime\": 4.0");
        Files.writeString(folder.resolve("run.json"), "{\"RepetitionTime\": 3000}");
        Program.Ended ended = parcellate(bold, atlas, "milliseconds.tsv");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("run.json", "3000", "seconds");
        assertThat(parcellate(bold, atlas, "slow.tsv", "--tr", "2000").code()).isEqualTo(1);
    }

    /** fMRIPrep's columns of a run: motion, tissue, drift, displacement and one frame before the steady state. */
    private String confounds() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : List.of(
                "csf", "white_matter", "global_signal", "trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z")) {
            double[] values = random.doubles(FRAMES, -1, 1).toArray();
            double[] changes = new double[FRAMES];
            changes[0] = Double.NaN;
            for (int f = 1; f < FRAMES; f++) {
                changes[f] = values[f] - values[f - 1];
            }
            columns.put(name, values);
            columns.put(name + "_derivative1", changes);
            columns.put(name + "_power2", squared(values));
            columns.put(name + "_derivative1_power2", squared(changes));
        }
        double[] displacement = new double[FRAMES];
        displacement[0] = Double.NaN;
        displacement[20] = 0.8;
        displacement[24] = 0.6;
        columns.put("framewise_displacement", displacement);
        double[] dvars = new double[FRAMES];
        dvars[0] = Double.NaN;
        dvars[40] = 1.6;
        columns.put("std_dvars", dvars);
        double[] first = new double[FRAMES];
        first[0] = 1;
        columns.put("non_steady_state_outlier00", first);
        for (int c = 0; c < 2; c++) {
            double[] cosine = new double[FRAMES];
            for (int f = 0; f < FRAMES; f++) {
                cosine[f] = Math.cos(Math.PI * (c + 1) * (f + 0.5) / FRAMES);
            }
            columns.put("cosine0" + c, cosine);
        }
        for (String component : List.of("a_comp_cor_00", "a_comp_cor_01", "w_comp_cor_00")) {
            columns.put(component, random.doubles(FRAMES, -1, 1).toArray());
        }
        return table("run_desc-confounds_timeseries.tsv", columns);
    }

    private static double[] squared(double[] values) {
        double[] squares = values.clone();
        for (int f = 0; f < squares.length; f++) {
            squares[f] *= squares[f];
        }
        return squares;
    }

    private String table(String name, Map<String, double[]> columns) {
        List<List<String>> rows = new ArrayList<>();
        for (int f = 0; f < FRAMES; f++) {
            List<String> row = new ArrayList<>();
            for (double[] column : columns.values()) {
                row.add(Tsv.format(column[f]));
            }
            rows.add(row);
        }
        String path = folder.resolve(name).toString();
        Tsv.write(new LocalFiles(), path, Table.of(List.copyOf(columns.keySet()), rows));
        return path;
    }

    /** The first region holds nothing but confounds of the simple strategy, the second noise. */
    private String nuisance(String confounds) {
        Table table = Tsv.read(new LocalFiles(), confounds);
        double[][] frames = new double[FRAMES][];
        for (int f = 0; f < FRAMES; f++) {
            double nuisance = 3 * table.number(f, "trans_x_power2")
                    - 2 * table.number(f, "csf")
                    + table.number(f, "rot_z")
                    + table.number(f, "cosine01");
            frames[f] = new double[] {nuisance, 2 * nuisance, random.nextGaussian(), random.nextGaussian()};
        }
        return image("run.nii.gz", LINE, frames);
    }

    private static Set<Integer> scrubbed(Table series) {
        Set<Integer> missing = new TreeSet<>();
        for (int f = 0; f < series.rows(); f++) {
            if (series.isMissing(f, series.columns().get(1))) {
                missing.add(f);
            }
        }
        return missing;
    }

    private static double greatest(Table series, int region) {
        double greatest = 0;
        for (double value : series.numbers(series.columns().get(region))) {
            greatest = Double.isNaN(value) ? greatest : Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }

    @Test
    void theSimpleStrategyTakesMotionTissueAndDriftOut() throws IOException {
        String confounds = confounds();
        String bold = nuisance(confounds);
        String atlas = image("labels.nii.gz", LINE, new double[] {1, 1, 2, 2});
        Table simple = done(
                parcellate(
                        bold,
                        atlas,
                        "simple.tsv",
                        "--confounds",
                        confounds,
                        "--confound-strategy",
                        "simple",
                        "--standardize",
                        "none"),
                "simple.tsv");
        assertThat(scrubbed(simple)).containsExactly(0);
        assertThat(greatest(simple, 0)).isLessThan(1e-5);
        assertThat(greatest(simple, 1)).isGreaterThan(0.1);
    }

    @Test
    void theScrubbingStrategyLeavesFramesOutInAFileAndInAStudy() throws IOException {
        String confounds = confounds();
        String bold = nuisance(confounds);
        String atlas = image("labels.nii.gz", LINE, new double[] {1, 1, 2, 2});
        String[] strategy = {"--confounds", confounds, "--confound-strategy", "scrubbing"};
        Table kept = done(parcellate(bold, atlas, "scrubbing.tsv", strategy), "scrubbing.tsv");
        assertThat(scrubbed(kept)).containsExactly(0, 20, 21, 22, 23, 24, 40);
        assertThat(Files.readString(folder.resolve("scrubbing.json"))).contains("[ 0, 20, 21, 22, 23, 24, 40 ]");
        String[] removed = Stream.concat(Stream.of(strategy), Stream.of("--scrubbed", "removed"))
                .toArray(String[]::new);
        assertThat(done(parcellate(bold, atlas, "removed.tsv", removed), "removed.tsv")
                        .rows())
                .isEqualTo(FRAMES - 7);
        assertThat(folder.resolve("removed.json")).content().contains("[ 0, 20, 21, 22, 23, 24, 40 ]");
        Files.writeString(
                folder.resolve("runs.tsv"),
                "path\tsubject\ttask\trun\tconfounds\n" + bold + "\t01\tx\t1\t" + confounds + "\n");
        Path yaml = Files.writeString(folder.resolve("study.yaml"), """
                input: {runs: runs.tsv}
                atlas: {image: labels.nii.gz}
                clean: {confounds: scrubbing}
                samples: {frames: 10}
                output: out
                """);
        Program.Ended study = Program.insula("parcellate", "--cores", "1", yaml.toString());
        assertThat(study.code()).as(study.err()).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            assertThat(files.filter(file -> file.toString().endsWith("_timeseries.tsv")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasSameTextualContentAs(folder.resolve("scrubbing.tsv")));
        }
    }

    /** fMRIPrep's JSON beside the confounds, which tells what each component was taken of. */
    private void compCorSidecar() throws IOException {
        String component = "{\"Method\": \"aCompCor\", \"Mask\": \"%s\", \"Retained\": true}";
        Files.writeString(
                folder.resolve("run_desc-confounds_timeseries.json"),
                "{\"a_comp_cor_00\": " + component.formatted("combined")
                        + ", \"a_comp_cor_01\": " + component.formatted("combined")
                        + ", \"w_comp_cor_00\": " + component.formatted("WM") + "}");
    }

    @Test
    void theCompCorStrategyTakesTheComponentsOfItsMaskOut() throws IOException {
        String confounds = confounds();
        compCorSidecar();
        Table table = Tsv.read(new LocalFiles(), confounds);
        double[][] frames = new double[FRAMES][];
        for (int f = 0; f < FRAMES; f++) {
            double combined = 3 * table.number(f, "a_comp_cor_01") - table.number(f, "trans_y");
            double white = table.number(f, "w_comp_cor_00");
            frames[f] = new double[] {combined, 2 * combined, white, 2 * white};
        }
        String bold = image("run.nii.gz", LINE, frames);
        String atlas = image("labels.nii.gz", LINE, new double[] {1, 1, 2, 2});
        String[] strategy = {"--confounds", confounds, "--confound-strategy", "compcor", "--standardize", "none"};

        Table both = done(parcellate(bold, atlas, "both.tsv", strategy), "both.tsv");
        assertThat(greatest(both, 0)).isLessThan(1e-5);
        assertThat(greatest(both, 1)).isGreaterThan(0.1);
        assertThat(folder.resolve("both.json"))
                .content()
                .contains("run_desc-confounds_timeseries.tsv", "run_desc-confounds_timeseries.json");

        String[] first = Stream.concat(Stream.of(strategy), Stream.of("--compcor-components", "1"))
                .toArray(String[]::new);
        assertThat(greatest(done(parcellate(bold, atlas, "first.tsv", first), "first.tsv"), 0))
                .isGreaterThan(0.1);

        Files.delete(folder.resolve("run_desc-confounds_timeseries.json"));
        Program.Ended ended = parcellate(bold, atlas, "no.tsv", strategy);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("run_desc-confounds_timeseries.tsv", "JSON sidecar");
    }

    @Test
    void aStrategyWhoseColumnsAreNotThereIsRefused() {
        String bold = nuisance(confounds());
        String atlas = image("labels.nii.gz", LINE, new double[] {1, 1, 2, 2});
        String poor = table("poor.tsv", Map.of("csf", new double[FRAMES]));
        Program.Ended ended = parcellate(bold, atlas, "no.tsv", "--confounds", poor, "--confound-strategy", "simple");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("poor.tsv", "trans_x");
    }

    @Test
    void refusesOptionsOfAFileBesideAConfiguration() {
        Program.Ended ended = Program.insula(
                "parcellate", "--cores", "1", folder + "/study.yaml", "--smoothing", "6", "--high-pass", "0.01");
        assertThat(ended.code()).isOne();
        assertThat(ended.err())
                .contains("--smoothing, --high-pass goes with --bold; for a study, set the key in CONFIG.yaml");
    }
}
