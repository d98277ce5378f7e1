package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder to a configuration, its check and its results. */
class InitCheckTest {
    @TempDir
    private static Path folder;

    private static String data;
    private static String atlas;

    @BeforeAll
    static void cohort() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("ä \"b\" #1: c"));
        data = TinyStudy.cohort(odd).toString();
        atlas = data + "/atlas-Simulated_dseg.nii.gz";
    }

    @Test
    void aFolderWithAnOddNameIsInitialisedCheckedAndRun() throws IOException {
        String yaml = folder + "/raw.yaml";
        Program.Ended init = Program.insula("init", data, "--atlas", atlas, "--out", yaml);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.out()).contains("insula check", "insula run");
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out())
                .contains("runs: 8 used, 0 left out", "samples by label", "folds: 4 by subject", " frames each");
        assertThat(check.out())
                .containsPattern("memory: enough; .* may take \\d+ MB, this study needs at least \\d+ MB");
        assertThat(check.out()).containsPattern("disk: the output takes about \\d+ MB; \\d.* are free");
        assertThat(folder.resolve("insula-results")).doesNotExist();
        Program.Ended run = Program.insula("run", "--cores", "1", yaml);
        assertThat(run.code()).as(run.err()).isZero();
    }

    /** As in the tutorial. */
    @Test
    void derivativesOfFmriprepGetTheirSpaceAndTheLabelsOfTheRawData() throws IOException {
        Path raw = TinyStudy.cohort(Files.createDirectories(folder.resolve("prepared")));
        Path derivatives = raw.resolve("derivatives/fmriprep");
        for (Path events : eventsOf(raw)) {
            String stem = events.getFileName().toString().replace("_events.tsv", "");
            Path own = Files.createDirectories(
                    derivatives.resolve(raw.relativize(events).getParent()));
            Path image = own.resolve(stem + "_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz");
            Files.move(events.resolveSibling(stem + "_bold.nii.gz"), image);
            Files.writeString(
                    own.resolve(stem + "_space-MNI152NLin2009cAsym_desc-preproc_bold.json"), "{\"RepetitionTime\": 2}");
            String confounds = stem + "_desc-confounds_timeseries.tsv";
            Files.move(events.resolveSibling(confounds), own.resolve(confounds));
        }
        Files.writeString(
                derivatives.resolve("dataset_description.json"),
                "{\"Name\": \"fMRIPrep\", \"BIDSVersion\": \"1.4.0\", \"DatasetType\": \"derivative\"}");
        String yaml = folder + "/prepared.yaml";

        Program.Ended init = Program.insula("init", derivatives.toString(), "--atlas", atlas, "--out", yaml);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(Path.of(yaml))
                .content()
                .contains("space: \"MNI152NLin2009cAsym\"", "label: trialType", "\"motor\": 12 events", "lag: 5");
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).contains("runs: 8 used, 0 left out", "looked in " + raw);
        assertThat(Program.insula("run", "--dry-run", yaml).out()).contains("parcellate: 8 to do");
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        Path yaml = Files.writeString(folder.resolve("mine.yaml"), "mine");
        Program.Ended init = Program.insula("init", data, "--out", yaml.toString());
        assertThat(init.code()).isEqualTo(2);
        assertThat(init.err()).contains("mine.yaml", "--out");
        assertThat(yaml).content().isEqualTo("mine");
    }

    @Test
    void aFolderWithoutRunsIsRefused() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Program.Ended init = Program.insula("init", empty.toString(), "--out", folder + "/none.yaml");
        assertThat(init.code()).isEqualTo(2);
        assertThat(folder.resolve("none.yaml")).doesNotExist();
    }

    @Test
    void labelsThatLookLikeYamlAreCountedAndLeaveTheFileWhole() throws IOException {
        Path cohort = TinyStudy.cohort(Files.createDirectories(folder.resolve("labels")));
        for (Path events : eventsOf(cohort)) {
            Files.writeString(events, Files.readString(events).replace("motor", "\"a\\b\": #\u00ad{x"));
        }
        String yaml = folder + "/labels.yaml";
        assertThat(Program.insula("init", cohort.toString(), "--atlas", atlas, "--out", yaml)
                        .code())
                .isZero();
        assertThat(Path.of(yaml)).content().contains("\\\"a\\\\b\\\": #\\u00ad{x");
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).as(check.err()).isZero();
    }

    @Test
    void aTableOfRunsIsInitialisedAndChecked() throws IOException {
        StringBuilder runs = new StringBuilder("path\tsubject\ttask\tevents\n");
        for (Path events : eventsOf(Path.of(data))) {
            String name = events.getFileName().toString();
            runs.append(events.toString().replace("_events.tsv", "_bold.nii.gz"));
            runs.append('\t').append(name, 4, 6).append('\t').append(name.replaceAll(".*task-([a-z]+)_.*", "$1"));
            runs.append('\t').append(events).append('\n');
        }
        Path table = Files.writeString(folder.resolve("runs.tsv"), runs);
        String yaml = folder + "/table.yaml";
        Program.Ended init = Program.insula("init", table.toString(), "--atlas", atlas, "--out", yaml);
        assertThat(init.code()).as(init.err()).isZero();
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).contains("runs: 8 used", "repetition time: 2.0 s (8 runs)");
    }

    @Test
    void oneSubjectsRunsAreKeptApart() throws IOException {
        StringBuilder runs = new StringBuilder("path\tsubject\ttask\trun\tevents\n");
        int number = 1;
        for (Path events : eventsOf(Path.of(data))) {
            runs.append(events.toString().replace("_events.tsv", "_bold.nii.gz"));
            runs.append("\t01\tmotor\t")
                    .append(number++)
                    .append('\t')
                    .append(events)
                    .append('\n');
        }
        Path table = Files.writeString(folder.resolve("one.tsv"), runs);
        String yaml = folder + "/one.yaml";
        Program.insula("init", table.toString(), "--atlas", atlas, "--out", yaml);
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).contains("folds: 5 by run");
    }

    private static List<Path> eventsOf(Path cohort) throws IOException {
        try (Stream<Path> files = Files.walk(cohort)) {
            return files.filter(file -> file.toString().endsWith("_events.tsv"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void moreFoldsThanSubjectsAreToldWithTheirKey() throws IOException {
        String yaml = folder + "/folds.yaml";
        Program.insula("init", data, "--atlas", atlas, "--out", yaml);
        Path file = Path.of(yaml);
        Files.writeString(file, Files.readString(file).replace("folds: 4", "folds: 5"));
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).contains("training.folds", "4 subjects");
        Program.Ended run = Program.insula("run", "--cores", "1", yaml);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("training.folds", "4 subjects");
        assertThat(folder.resolve("insula-results/work/parcellate")).doesNotExist();
    }
}
