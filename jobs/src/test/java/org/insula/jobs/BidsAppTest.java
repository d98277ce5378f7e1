package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line that BIDS Apps share. */
class BidsAppTest {
    @TempDir
    private static Path folder;

    private static String configuration;

    @BeforeAll
    static void simulate() throws IOException {
        TinyStudy.cohort(folder);
        Files.move(folder.resolve("cohort"), folder.resolve("data set"));
        String yaml = Files.readString(Path.of(TinyStudy.configuration(folder, "elsewhere")));
        configuration = Files.writeString(
                        folder.resolve("study.yaml"),
                        yaml.replace("image: cohort/", "image: data set/")
                                .replace("bids: cohort", "bids: nowhere")
                                .replace("trialType", "task"))
                .toString();
    }

    private static Program.Ended app(String output, String level, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                folder.resolve("data set").toString(), folder.resolve(output).toString(), level));
        arguments.addAll(List.of("--config", configuration));
        arguments.addAll(List.of(more));
        return Program.insula(arguments.toArray(String[]::new));
    }

    private static List<String> series(String output) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(output))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_timeseries.tsv"))
                    .map(name -> name.substring(0, name.indexOf("_run-")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void participantMakesTheSeriesOfTheNamedAndGroupTheRest() throws IOException {
        Program.Ended some =
                app("out", "participant", "--participant-label", "sub-01", "02", "--task-id", "motor", "--nprocs", "1");
        assertThat(some.code()).as(some.err()).isZero();
        assertThat(series("out")).containsExactly("sub-01_task-motor", "sub-02_task-motor");
        assertThat(folder.resolve("out/report.html")).doesNotExist();

        Program.Ended group = app(
                "out",
                "group",
                "--skip-bids-validation",
                "-w",
                folder.resolve("scratch").toString());
        assertThat(group.code()).as(group.err()).isZero();
        assertThat(group.err()).contains("parcellate: 6 to do, 2 done before");
        assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("scratch")).isDirectory();
        assertThat(folder.resolve("elsewhere")).doesNotExist();

        Program.Ended status = Program.insula("status", folder.resolve("out").toString());
        assertThat(status.out()).contains("parcellate: 8 done", "map: 1 done");
        assertThat(Program.insula("bids-app", folder + "/data set", folder + "/out", "group", "--config", configuration)
                        .err())
                .contains("parcellate: nothing to do, 8 done before");
    }

    @Test
    void whatIsMissingOrWrongIsSaid() throws IOException {
        Program.Ended without = Program.insula(folder.toString(), folder + "/other", "participant");
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.err()).contains("--config");

        Program.Ended session =
                Program.insula("bids-app", folder.toString(), folder + "/other", "session", "--config", "c");
        assertThat(session.code()).isEqualTo(1);
        assertThat(session.err()).contains("'session' is not one of participant, group");

        Program.Ended unknown = app("other", "participant", "--participant-label", "99");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("99");

        String table = Files.writeString(
                        folder.resolve("table.yaml"),
                        Files.readString(Path.of(configuration)).replace("bids: nowhere", "runs: runs.tsv"))
                .toString();
        Program.Ended ofTable = Program.insula(folder.toString(), folder + "/other", "group", "--config", table);
        assertThat(ofTable.code()).isEqualTo(2);
        assertThat(ofTable.err()).contains("reads no BIDS folder", "input.bids");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void completionIsAScript() {
        Program.Ended completion = Program.insula("generate-completion");
        assertThat(completion.code()).isZero();
        assertThat(completion.out()).contains("complete -F", "insula", "--participant-label");
    }
}
