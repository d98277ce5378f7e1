package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.insula.io.cifti.CiftiBytes.brainModels;
import static org.insula.io.cifti.CiftiBytes.labelMap;
import static org.insula.io.cifti.CiftiBytes.labels;
import static org.insula.io.cifti.CiftiBytes.parcels;
import static org.insula.io.cifti.CiftiBytes.surface;
import static org.insula.io.cifti.CiftiBytes.volume;
import static org.insula.io.cifti.CiftiBytes.voxels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.cifti.CiftiBytes;
import org.insula.io.cifti.CiftiMatrix;
import org.insula.io.cifti.ParcelSeries;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cohort whose voxels are told as grayordinates or as parcels, through the whole program. */
class GrayordinatesTest {
    private static final String NIFTI_ATLAS = "cohort/atlas-Simulated_dseg.nii.gz";
    private static final String DENSE_ATLAS = "Simulated.dlabel.nii";

    @TempDir
    private static Path folder;

    private static String models;
    private static int[] inAtlas;

    @BeforeAll
    static void tellsTheCohortAsGrayordinates() throws IOException {
        TinyStudy.cohort(folder);
        assertThat(study("volumes", "{bids: cohort}", "{image: " + NIFTI_ATLAS + "}", "", "parcellate")
                        .code())
                .isZero();
        writeAtlas();
        List<Path> series = files("volumes", "_timeseries.tsv");
        List<Path> bolds = files("cohort", "_bold.nii.gz");
        StringBuilder dense = new StringBuilder("path\tsubject\ttask\trun\tevents\n");
        StringBuilder ready = new StringBuilder(dense);
        for (int r = 0; r < bolds.size(); r++) {
            dense.append(row(bolds.get(r), denseSeries(bolds.get(r), r)));
            ready.append(row(bolds.get(r), parcelSeries(series.get(r), r)));
        }
        Files.writeString(folder.resolve("dense.tsv"), dense);
        Files.writeString(folder.resolve("ready.tsv"), ready);
    }

    /** The first half of the atlas's voxels are told as vertices of a surface, the others as voxels. */
    private static void writeAtlas() throws IOException {
        LocalFiles local = new LocalFiles();
        String image = folder.resolve(NIFTI_ATLAS).toString();
        double[] values = NiftiReader.readVolume(local, image).values();
        inAtlas = IntStream.range(0, values.length).filter(v -> values[v] > 0).toArray();
        int half = inAtlas.length / 2;
        int[] places = IntStream.of(inAtlas)
                .skip(half)
                .flatMap(v -> IntStream.of(v % 12, v / 12 % 14, v / (12 * 14)))
                .toArray();
        models = brainModels(
                surface(
                        "CORTEX_LEFT",
                        values.length,
                        0,
                        IntStream.of(inAtlas).limit(half).toArray()),
                volume(12, 14, 12),
                voxels("THALAMUS_LEFT", half, places));
        Table names = Tsv.read(local, image.replace(".nii.gz", ".tsv"));
        Object[] table = IntStream.range(0, names.rows())
                .boxed()
                .flatMap(r -> Stream.<Object>of(names.cell(r, "index"), names.cell(r, "name")))
                .toArray();
        double[][] keys = {IntStream.of(inAtlas).mapToDouble(v -> values[v]).toArray()};
        Files.write(
                folder.resolve(DENSE_ATLAS),
                CiftiBytes.of(labels(labelMap("regions", table)), models, keys).bytes());
    }

    private static String denseSeries(Path bold, int number) throws IOException {
        try (FrameSource frames = NiftiReader.open(new LocalFiles(), bold.toString())) {
            double[] frame = new double[frames.grid().voxels()];
            double[][] values = new double[frames.frames()][];
            for (int f = 0; frames.next(frame); f++) {
                values[f] = IntStream.of(inAtlas).mapToDouble(v -> frame[v]).toArray();
            }
            double seconds = frames.repetitionTime().orElseThrow();
            return write(
                    "run" + number + ".dtseries.nii",
                    CiftiBytes.of(CiftiBytes.series(values.length, seconds), models, values));
        }
    }

    private static String parcelSeries(Path series, int number) throws IOException {
        Table table = Tsv.read(new LocalFiles(), series.toString());
        double[][] values = new double[table.rows()][table.columns().size()];
        for (int f = 0; f < values.length; f++) {
            for (int p = 0; p < values[f].length; p++) {
                values[f][p] = table.number(f, table.columns().get(p));
            }
        }
        String[] names = table.columns().toArray(String[]::new);
        return write(
                "run" + number + ".ptseries.nii",
                CiftiBytes.of(CiftiBytes.series(values.length, 2), parcels(names), values));
    }

    private static String write(String name, CiftiBytes file) throws IOException {
        Files.write(folder.resolve(name), file.bytes());
        return name;
    }

    private static String row(Path bold, String path) {
        String name = bold.getFileName().toString();
        String task = name.split("task-")[1].split("_")[0];
        String events = bold.toString().replace("_bold.nii.gz", "_events.tsv");
        return String.join("\t", path, name.substring(4, 6), task, "1", events) + "\n";
    }

    private static List<Path> files(String name, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Program.Ended study(String name, String input, String atlas, String more, String command)
            throws IOException {
        Path yaml = Files.writeString(folder.resolve(name + ".yaml"), """
                input: %s
                atlas: %s
                samples: {label: trialType, frames: 20, lag: 0}
                models: [{model: lstm, hidden: 4}]
                training: {folds: 2, seeds: 1, seed: 5, epochs: 2, validationShare: 0.3}
                output: %s
                %s
                """.formatted(input, atlas, name, more));
        return Program.insula(command, "--cores", "1", yaml.toString());
    }

    @Test
    void grayordinatesGiveTheSeriesOfTheSameVoxelsAndMapsOfParcelsAndGrayordinates() throws IOException {
        Program.Ended ended = study("dense", "{runs: dense.tsv}", "{image: " + DENSE_ATLAS + "}", "", "run");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertSameSeries("dense", 1e-8);
        assertThat(folder.resolve("dense/group/atlas-Simulated_model-lstm_importance.tsv"))
                .exists();
        assertThat(folder.resolve("dense/report.html")).exists();
        assertThat(files("dense", ".nii.gz")).isEmpty();
        Table table = Tsv.read(new LocalFiles(), folder + "/dense/group/atlas-Simulated_model-lstm_importance.tsv");
        String stem = folder + "/dense/group/task-language_atlas-Simulated_model-lstm_stat-importance_";
        CiftiMatrix parcels = CiftiMatrix.read(new LocalFiles(), stem + "map.pscalar.nii");
        double[] language = Arrays.copyOf(table.numbers("mean"), 24);
        assertThat(table.cell(23, "label")).isEqualTo("language");
        assertThat(parcels.values(0)).containsExactly(language, within(1e-7));
        assertThat(CiftiMatrix.read(new LocalFiles(), stem + "map.dscalar.nii").values(0))
                .hasSize(inAtlas.length);
        assertThat(ParcelSeries.read(new LocalFiles(), stem + "timecourse.ptseries.nii")
                        .values())
                .hasDimensions(20, 24);
    }

    @Test
    void parcelSeriesNeedNoAtlas() throws IOException {
        String asTheyAre = "clean: {detrend: none, standardize: none}";
        Program.Ended ended = study("ready", "{runs: ready.tsv}", "{}", asTheyAre, "run");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertSameSeries("ready", 1e-6);
        assertThat(folder.resolve("ready/report.html")).exists();
    }

    private static void assertSameSeries(String name, double tolerance) throws IOException {
        List<Path> expected = files("volumes", "_timeseries.tsv");
        List<Path> found = files(name, "_timeseries.tsv");
        assertThat(found).hasSameSizeAs(expected);
        LocalFiles local = new LocalFiles();
        for (int i = 0; i < expected.size(); i++) {
            Table want = Tsv.read(local, expected.get(i).toString());
            Table have = Tsv.read(local, found.get(i).toString());
            assertThat(have.columns()).isEqualTo(want.columns());
            for (String region : want.columns()) {
                assertThat(have.numbers(region)).containsExactly(want.numbers(region), within(tolerance));
            }
        }
    }

    @Test
    void oneDenseFileNeedsNoConfiguration() throws IOException {
        Program.Ended ended = Program.insula(
                "parcellate",
                "--bold",
                folder + "/run0.dtseries.nii",
                "--atlas",
                folder.resolve(DENSE_ATLAS).toString(),
                "--out",
                folder + "/one.tsv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Tsv.read(new LocalFiles(), folder + "/one.tsv").rows()).isEqualTo(96);
        Table coverage = Tsv.read(new LocalFiles(), folder + "/one_coverage.tsv");
        assertThat(coverage.columns()).containsExactly("index", "name", "coverage");
        assertThat(coverage.numbers("coverage")).hasSize(24).containsOnly(1);
    }

    @Test
    void refusesGrayordinatesAndVolumesSideBySide() throws IOException {
        Program.Ended atlases = study(
                "two-kinds",
                "{bids: cohort}",
                "{image: " + NIFTI_ATLAS + "}",
                "alsoAtlases: [{image: " + DENSE_ATLAS + ", name: Dense}]",
                "parcellate");
        assertThat(atlases.code()).isEqualTo(2);
        assertThat(atlases.err()).contains("is one of grayordinates beside atlas Simulated, which is a volume");
        Program.Ended runs = study("other-runs", "{runs: dense.tsv}", "{image: " + NIFTI_ATLAS + "}", "", "parcellate");
        assertThat(runs.code()).isNotZero();
        assertThat(runs.err()).contains("is a dense series, but atlas Simulated is a volume");
        Program.Ended volumes =
                study("other-atlas", "{bids: cohort}", "{image: " + DENSE_ATLAS + "}", "", "parcellate");
        assertThat(volumes.code()).isNotZero();
        assertThat(volumes.err()).contains("is no dense series (.dtseries.nii)");
        List<String> dense = Files.readAllLines(folder.resolve("dense.tsv"));
        List<String> ready = Files.readAllLines(folder.resolve("ready.tsv"));
        Files.write(folder.resolve("mixed.tsv"), List.of(dense.get(0), dense.get(1), ready.get(2)));
        Program.Ended mixed = study("mixed", "{runs: mixed.tsv}", "{image: " + DENSE_ATLAS + "}", "", "parcellate");
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.err()).contains("lists images and ready-made series");
    }
}
