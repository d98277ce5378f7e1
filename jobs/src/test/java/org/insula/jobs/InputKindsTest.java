package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.config.SaliencyConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same cohort in every form that a study takes, through the whole program. */
class InputKindsTest {
    /** Of two labels, by each method. */
    private static final int MAPS = 2 * SaliencyConfig.defaults().methods().size();

    private static final String ATLAS = "cohort/atlas-Simulated_dseg.nii.gz";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void parcellateOnce() throws IOException {
        TinyStudy.cohort(folder);
        study("bids", "{bids: cohort}", "atlas: {image: " + ATLAS + "}", "parcellate", 0);
        copy(folder.resolve("bids"), folder.resolve("cohort/derivatives/ready"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static Program.Ended study(String name, String input, String atlas, String command, int code)
            throws IOException {
        Path yaml = Files.writeString(folder.resolve(name + ".yaml"), """
                input: %s
                %s
                samples: {label: trialType, frames: 20, lag: 0}
                models: [{model: lstm, hidden: 4}]
                training: {folds: 2, seeds: 1, seed: 5, epochs: 2, validationShare: 0.3}
                output: %s
                """.formatted(input, atlas, name));
        Program.Ended ended = Program.insula(command, "--cores", "1", yaml.toString());
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        return ended;
    }

    private static List<Path> series(String name, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readyMadeSeriesNeedNoAtlas() throws IOException {
        Program.Ended ended = study("ready", "{series: cohort/derivatives/ready}", "clean: {detrend: none}", "run", 0);
        assertThat(ended.out()).contains("no NIfTI maps: the series are ready-made");
        assertThat(folder.resolve("ready/group/atlas-Simulated_model-lstm_importance.tsv"))
                .exists();
        assertThat(series("ready", ".nii.gz")).isEmpty();
        assertThat(series("ready", "_stat-mean_timeseries.tsv")).hasSize(8);
        assertThat(folder.resolve("ready/report.html")).exists();
    }

    @Test
    void readyMadeSeriesAreMappedOnTheAtlasTheyWereMadeWith() throws IOException {
        study("mapped", "{series: cohort/derivatives/ready}", "atlas: {image: " + ATLAS + "}", "run", 0);
        assertThat(series("mapped", "_stat-importance_map.nii.gz")).hasSize(MAPS);
    }

    @Test
    void aDerivativeFarFromItsRawDataSetIsToldWhereThatIs() throws IOException {
        copy(folder.resolve("cohort/derivatives/ready"), folder.resolve("far/away/ready"));
        Files.deleteIfExists(folder.resolve("far/away/ready/dataset_description.json"));
        study("far-out", "{series: far/away/ready, raw: cohort}", "clean: {detrend: none}", "run", 0);
        assertThat(folder.resolve("far-out/group/performance.tsv")).exists();
        assertThat(folder.resolve("far-out/work/config.yaml")).content().contains("raw: ../../cohort");
        study("no-raw", "{series: far/away/ready}", "clean: {detrend: none}", "run", 2);
    }

    @Test
    void anHcpFolderGivesTheSameSeriesAsBids() throws IOException {
        for (Path bold : series("cohort", "_bold.nii.gz")) {
            String name = bold.getFileName().toString();
            String subject = name.substring(4, 6);
            String run = "tfMRI_" + name.split("task-")[1].split("_")[0].toUpperCase(Locale.ROOT) + "_LR";
            Path results = Files.createDirectories(folder.resolve("hcp/" + subject + "/MNINonLinear/Results/" + run));
            Files.copy(bold, results.resolve(run + ".nii.gz"));
            String events = bold.toString().replace("_bold.nii.gz", "_events.tsv");
            for (Event event : Events.read(new LocalFiles(), events)) {
                Path variable = Files.createDirectories(results.resolve("EVs")).resolve(event.trialType() + ".txt");
                String line = event.onset() + " " + event.duration() + " 1\n";
                Files.writeString(variable, Files.exists(variable) ? Files.readString(variable) + line : line);
            }
        }
        study("hcp-out", "{hcp: hcp}", "atlas: {image: " + ATLAS + "}", "run", 0);
        List<Path> expected = series("bids", "_timeseries.tsv");
        List<Path> found = series("hcp-out", "_timeseries.tsv");
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).hasSameTextualContentAs(expected.get(i));
        }
    }

    @Test
    void severalAtlasesAreTakenInOnePassWithNamesOfTheirOwn() throws IOException {
        study(
                "several",
                "{bids: cohort}",
                "atlas: {image: " + ATLAS + ", statistic: median}\nalsoAtlases: [{image: " + ATLAS + ", name: Other}]",
                "parcellate",
                0);
        assertThat(series("several", "_atlas-Simulated_stat-median_timeseries.tsv"))
                .hasSize(8);
        List<Path> other = series("several", "_atlas-Other_stat-mean_timeseries.tsv");
        assertThat(other.get(0))
                .hasSameTextualContentAs(series("bids", "_timeseries.tsv").get(0));
        assertThat(Files.readString(series("several", "_atlas-Other_stat-mean_timeseries.json")
                        .get(0)))
                .contains("SourcesSHA256", "\"SmoothingFWHM\"", "_bold.nii.gz");
        study("twice", "{bids: cohort}", "atlas: {image: " + ATLAS + "}\nalsoAtlases: " + ATLAS, "parcellate", 2);
    }

    private static Volume atlasVolume() {
        return NiftiReader.readVolume(new LocalFiles(), folder.resolve(ATLAS).toString());
    }

    @Test
    void aMaskLeavesRegionsOutFromSeriesToMaps() throws IOException {
        Volume atlas = atlasVolume();
        double[] inside = DoubleStream.of(atlas.values())
                .map(label -> label <= 12 ? 1 : 0)
                .toArray();
        NiftiWriter.write(
                new LocalFiles(), folder + "/half.nii.gz", new Volume(atlas.grid(), inside), NiftiMetadata.forLabels());
        study("masked", "{bids: cohort}", "atlas: {image: " + ATLAS + ", mask: half.nii.gz}", "run", 0);

        Table whole = table("bids", "_timeseries.tsv");
        Table masked = table("masked", "_timeseries.tsv");
        assertThat(masked.columns()).isEqualTo(whole.columns());
        for (int r = 0; r < 24; r++) {
            double[] column = masked.numbers(masked.columns().get(r));
            if (r < 12) {
                assertThat(column).containsExactly(whole.numbers(whole.columns().get(r)));
            } else {
                assertThat(column).containsOnly(Double.NaN);
            }
        }
        assertThat(Files.readString(series("masked", "_timeseries.json").get(0)))
                .contains("half.nii.gz", "\"Mask\": \"file\"");
        double[] map = NiftiReader.readVolume(
                        new LocalFiles(),
                        series("masked", "_stat-importance_map.nii.gz").get(0).toString())
                .values();
        for (int v = 0; v < map.length; v++) {
            assertThat(Double.isNaN(map[v])).isEqualTo(atlas.values()[v] > 12);
        }
    }

    private static Table table(String name, String ending) throws IOException {
        return Tsv.read(new LocalFiles(), series(name, ending).get(0).toString());
    }

    /** Each region as a map of its own, with weight 1 in its voxels, whose least-squares fit is the region's mean. */
    private static void writeMaps(String image) throws IOException {
        Volume atlas = atlasVolume();
        LocalFiles local = new LocalFiles();
        try (NiftiFrameWriter maps =
                NiftiWriter.create(local, image, atlas.grid(), 24, NiftiMetadata.forTimeSeries(0))) {
            for (int r = 1; r <= 24; r++) {
                int label = r;
                maps.write(DoubleStream.of(atlas.values())
                        .map(value -> value == label ? 1 : 0)
                        .toArray());
            }
            maps.commit();
        }
        Files.copy(Path.of(folder + "/" + ATLAS.replace(".nii.gz", ".tsv")), Path.of(image.replace(".nii.gz", ".tsv")));
    }

    @Test
    void aProbabilisticAtlasIsTakenFromRunsToMaps() throws IOException {
        writeMaps(folder + "/atlas-Soft_probseg.nii.gz");
        study("soft", "{bids: cohort}", "atlas: {image: atlas-Soft_probseg.nii.gz}", "run", 0);

        Table means = table("bids", "_timeseries.tsv");
        Table fitted = table("soft", "_atlas-Soft_stat-leastSquares_timeseries.tsv");
        assertThat(fitted.columns()).isEqualTo(means.columns());
        for (String region : means.columns()) {
            assertThat(fitted.numbers(region)).containsExactly(means.numbers(region), within(1e-9));
        }
        assertThat(series("soft", "_stat-importance_map.nii.gz")).hasSize(MAPS);
        assertThat(series("soft", "_stat-importance_timecourse.nii.gz")).hasSize(MAPS);
        assertThat(folder.resolve("soft/group/atlas-Soft_dseg.nii.gz")).exists();
    }

    @Test
    void scrubbedFramesAreBridgedAndTooManyLeaveTheirSamplesOut() throws IOException {
        StringBuilder runs = new StringBuilder("path\tsubject\ttask\tevents\tkept_frames\n");
        String kept = "frame\n"
                + String.join(
                        "\n",
                        IntStream.range(10, 96)
                                .filter(frame -> frame != 50)
                                .mapToObj(String::valueOf)
                                .toList());
        Files.writeString(folder.resolve("kept.tsv"), kept);
        for (Path bold : series("cohort", "_bold.nii.gz")) {
            String name = bold.getFileName().toString();
            runs.append(String.join(
                            "\t",
                            bold.toString(),
                            name.substring(4, 6),
                            name.split("task-")[1].split("_")[0],
                            bold.toString().replace("_bold.nii.gz", "_events.tsv"),
                            "kept.tsv"))
                    .append('\n');
        }
        Files.writeString(folder.resolve("runs.tsv"), runs);
        Program.Ended ended = study("scrubbed", "{runs: runs.tsv}", "atlas: {image: " + ATLAS + "}", "run", 0);
        assertThat(ended.err()).contains("frames are missing", "samples.maximumMissing");
        Table quality = Tsv.read(new LocalFiles(), folder + "/scrubbed/group/quality.tsv");
        assertThat(quality.numbers("frames_scrubbed")).containsOnly(11);
        assertThat(DoubleStream.of(quality.numbers("frames_bridged")).sum()).isPositive();
        assertThat(DoubleStream.of(quality.numbers("windows_dropped")).sum()).isPositive();
        assertThat(folder.resolve("scrubbed/report.html")).content().contains("Bridged", "Windows dropped");
        assertThat(Files.readString(series("scrubbed", "_timeseries.tsv").get(0)))
                .contains("\nn/a\tn/a");
    }

    @Test
    void showsWhatIsInAnAtlas() {
        Program.Ended ended = Program.insula("atlas", folder.resolve(ATLAS).toString(), "--tsv", folder + "/atlas.tsv");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("Simulated: 24 regions on 12×14×12 voxels", "mm³", "names: ", "atlas-Simulated_dseg.tsv");
        String mean = folder + "/cohort/sub-01/func/sub-01_task-motor_run-1_bold.nii.gz";
        assertThat(Program.insula("atlas", mean).out()).contains("--labels");
        assertThat(folder.resolve("atlas.tsv")).content().startsWith("index\tname\tvoxels\tvolume\tx\ty\tz\n1\t");
        assertThat(Program.insula("atlas", folder + "/no.nii").code()).isEqualTo(2);
    }

    @Test
    void oneFileTakesAllOptionsAndRefusesThoseThatContradict() {
        String bold = folder + "/cohort/sub-01/func/sub-01_task-motor_run-1_bold.nii.gz";
        String atlas = folder.resolve(ATLAS).toString();
        String out = folder + "/one.tsv";
        String[] given = {"parcellate", "--bold", bold, "--atlas", atlas, "--out", out};
        Program.Ended ended = Program.insula(
                with(given, "--statistic", "median", "--smoothing", "12", "--high-pass", "0.01", "--low-pass", "0.1"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Path.of(out)).exists();
        assertThat(Program.insula(with(given, "--filter", "cosine", "--low-pass", "0.1"))
                        .code())
                .isEqualTo(1);
        assertThat(Program.insula(with(given, "--confound-strategy", "scrubbing"))
                        .code())
                .isEqualTo(1);
        assertThat(Program.insula(with(given, "--confound-strategy", "other")).err())
                .contains("simple");
        assertThat(Program.insula(with(given, "--smoothing", "-1")).code()).isEqualTo(1);
    }

    private static String[] with(String[] given, String... more) {
        return Stream.concat(Stream.of(given), Stream.of(more)).toArray(String[]::new);
    }
}
