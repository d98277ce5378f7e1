package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small data set for a test to make odd: four subjects' series as XCP-D leaves them, within their raw data set. */
abstract class LabFolder {
    static final int FRAMES = 40;

    /** The configuration of a study of images instead of series. */
    static final String IMAGES = "input: {bids: raw}\natlas: {image: atlas-A_dseg.nii}";

    static final String EVENTS = "onset\tduration\ttrial_type\n10\t4\ta\n30\t4\tb\n50\t4\ta\n";

    /** Makes a folder odd. */
    @FunctionalInterface
    interface Change {
        void make(LabFolder lab) throws IOException;
    }

    /**
     * A data set that is looked at by a dry run.
     *
     * @param kind what is odd about it
     * @param name which member of the kind
     * @param change makes it so
     * @param more lines of the configuration
     * @param code how the dry run ends
     * @param parts what it prints; a part that begins with ! is not printed
     */
    record Member(String kind, String name, Change change, String more, int code, String... parts) {
        @Override
        public String toString() {
            return kind + ": " + name;
        }
    }

    @TempDir
    Path folder;

    /** Four subjects' series of two regions, frame f of region a being 100 + f, with a raw data set around them. */
    @BeforeEach
    void makeSeries() throws IOException {
        for (int subject = 1; subject <= 4; subject++) {
            series(subject, IntStream.range(0, FRAMES).toArray());
            write(raw(subject, "events.tsv"), EVENTS);
        }
        write("raw/task-x_bold.json", "{\"RepetitionTime\": 2}");
    }

    static String raw(int subject, String ending) {
        return "raw/sub-0" + subject + "/func/sub-0" + subject + "_task-x_" + ending;
    }

    static String derived(int subject, String ending) {
        return "raw/derivatives/xcp/sub-0" + subject + "/func/sub-0" + subject + "_task-x_" + ending;
    }

    final void series(int subject, int... frames) throws IOException {
        String rows = IntStream.of(frames)
                .mapToObj(frame -> (100 + frame) + "\t" + (50 + frame % 7))
                .collect(Collectors.joining("\n"));
        write(derived(subject, "seg-A_stat-mean_timeseries.tsv"), "a\tb\n" + rows + "\n");
    }

    final Path write(String path, String text) throws IOException {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    final Path write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    final Program.Ended insula(String more, String... command) throws IOException {
        String yaml = """
                input: {series: raw/derivatives/xcp}
                clean: {detrend: none, standardize: none}
                samples: {label: trialType, frames: 3, lag: 0}
                models: [{model: lstm, hidden: 2}]
                training: {folds: 2, seeds: 1, seed: 5, epochs: 1, validationShare: 0.3}
                output: out
                """;
        for (String line : more.lines().toList()) {
            String section = "(?m)^" + line.split(":")[0] + ":.*$";
            yaml = yaml.contains("\n" + line.split(":")[0] + ":") || yaml.startsWith(line.split(":")[0] + ":")
                    ? yaml.replaceAll(section, line)
                    : yaml + line + "\n";
        }
        String path = write("s.yaml", yaml).toString();
        String[] arguments = Arrays.copyOf(command, command.length + 1);
        arguments[command.length] = path;
        return Program.insula(arguments);
    }

    final Program.Ended dryRun(String more) throws IOException {
        return insula(more, "run", "--dry-run");
    }

    final void says(Program.Ended ended, int code, String... parts) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(code);
        assertThat(ended.out() + ended.err()).doesNotContain("\tat ");
        for (String part : parts) {
            assertThat(ended.out() + ended.err()).contains(part);
        }
    }

    static String flags(int... censored) {
        List<Integer> marked = IntStream.of(censored).boxed().toList();
        return "framewise_displacement\n"
                + IntStream.range(0, FRAMES)
                        .mapToObj(frame -> marked.contains(frame) ? "1" : "0")
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    final double[] firstRegion(int subject) {
        String path = folder.resolve(
                        "out/sub-0" + subject + "/func/sub-0" + subject + "_task-x_atlas-A_stat-mean_timeseries.tsv")
                .toString();
        return Tsv.read(new LocalFiles(), path).numbers("a");
    }

    /** An atlas of two voxels, one a region, and an image of {@link #FRAMES} frames for each subject: {@link #IMAGES}. */
    final void images() throws IOException {
        Grid grid = new Grid(2, 1, 1, Affine.scaling(2, 2, 2));
        NiftiWriter.write(
                new LocalFiles(),
                folder.resolve("atlas-A_dseg.nii").toString(),
                new Volume(grid, new double[] {1, 2}),
                NiftiMetadata.forMap());
        for (int subject = 1; subject <= 4; subject++) {
            image(raw(subject, "bold.nii"), 2);
        }
    }

    final void image(String path, double repetitionTime) throws IOException {
        Grid grid = new Grid(2, 1, 1, Affine.scaling(2, 2, 2));
        Path image = folder.resolve(path);
        Files.createDirectories(image.getParent());
        NiftiMetadata metadata = NiftiMetadata.forTimeSeries(repetitionTime);
        try (NiftiFrameWriter out = NiftiWriter.create(new LocalFiles(), image.toString(), grid, FRAMES, metadata)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                out.write(new double[] {100 + frame, 50 - frame});
            }
            out.commit();
        }
    }

    /** Looks at a member by a dry run. */
    final void judged(Member member) throws IOException {
        member.change().make(this);
        Program.Ended ended = dryRun(member.more());
        says(
                ended,
                member.code(),
                Stream.of(member.parts()).filter(part -> !part.startsWith("!")).toArray(String[]::new));
        for (String part : member.parts()) {
            if (part.startsWith("!")) {
                assertThat(ended.out() + ended.err()).doesNotContain(part.substring(1));
            }
        }
    }
}
