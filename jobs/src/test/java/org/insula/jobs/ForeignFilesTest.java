package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the output folder that Insula did not write, or not as they are now: none is ever lost. */
class ForeignFilesTest {
    private static final String SERIES = "sub-02/func/sub-02_task-motor_run-1_atlas-Simulated_stat-mean_timeseries.tsv";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void simulate() {
        TinyStudy.cohort(folder);
    }

    private static Map<String, String> content(Path below) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.toList()) {
                String name = below.relativize(file).toString();
                content.put(name, Files.isDirectory(file) ? "" : Files.readString(file));
            }
        }
        return content;
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aFolderWithSomebodysFilesIsRefusedAndStaysAsItIs() throws IOException {
        Path mine = folder.resolve("mine");
        put(mine.resolve("README"), "years of work");
        put(mine.resolve(".bidsignore"), "x");
        put(mine.resolve("report.html"), "<p>mine</p>");
        put(mine.resolve("group/results.tsv"), "1");
        put(mine.resolve(".tmp-cache/x"), "1");
        put(mine.resolve("_temporary/x"), "1");
        put(mine.resolve(".notes.tmp"), "1");
        Map<String, String> before = content(mine);
        String configuration = TinyStudy.configuration(folder, "mine");
        for (String command : new String[] {"run", "parcellate", "train", "explain", "map"}) {
            Program.Ended ended = Program.insula(command, configuration);
            assertThat(ended.code()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err()).contains(mine + ": holds files that Insula did not make", "output:");
        }
        assertThat(content(mine)).isEqualTo(before);
    }

    @Test
    void aFolderNamedWorkIsNoOutputBecauseOfItsName() throws IOException {
        put(folder.resolve("project/work/thesis.txt"), "years of work");
        Program.Ended ended = Program.insula("parcellate", TinyStudy.configuration(folder, "project"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(content(folder.resolve("project"))).containsOnlyKeys("", "work", "work/thesis.txt");
    }

    @Test
    void anEmptyFolderAndOneThatARunLeftBeforeItsDescriptionAreTaken() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThat(Program.insula("parcellate", TinyStudy.configuration(folder, "empty"))
                        .code())
                .isZero();
        Files.createDirectories(folder.resolve("begun/work"));
        Files.createFile(folder.resolve("begun/work/.lock"));
        assertThat(Program.insula("parcellate", TinyStudy.configuration(folder, "begun"))
                        .code())
                .isZero();
    }

    @Test
    void whatPeopleAddToAnOutputStaysAndWhatTheyChangeIsKeptAside() throws IOException {
        Path out = folder.resolve("own");
        String configuration = TinyStudy.configuration(folder, "own");
        assertThat(Program.insula("run", configuration).code()).isZero();
        Map<String, byte[]> results = TinyStudy.results(out);
        put(out.resolve("group/notes.txt"), "look at region 3");
        put(out.resolve("group/figures/mine/sketch.svg"), "<svg/>");
        put(out.resolve(".tmp-cache/x"), "1");
        put(out.resolve("_temporary/x"), "1");
        put(out.resolve(".notes.tmp"), "1");
        put(out.resolve("sub-02/func/.notes.tmp"), "1");
        put(out.resolve("README"), "my own words");
        put(out.resolve("group/performance.tsv"), "my own numbers");
        put(out.resolve(SERIES), "my own series");
        put(out.resolve("report.html"), "my own report");

        Program.Ended again = Program.insula("run", configuration);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains(
                        out + "/README is not as Insula wrote it",
                        "kept as " + out + "/kept/README",
                        "kept as " + out + "/kept/" + SERIES,
                        "kept as " + out + "/kept/group/performance.tsv",
                        "kept as " + out + "/kept/report.html");
        assertThat(content(out.resolve("kept")))
                .containsEntry("README", "my own words")
                .containsEntry("group/performance.tsv", "my own numbers")
                .containsEntry(SERIES, "my own series")
                .containsEntry("report.html", "my own report");
        Map<String, byte[]> found = TinyStudy.results(out);
        results.forEach((name, bytes) -> assertThat(found.get(name)).as(name).isEqualTo(bytes));
        assertThat(found.keySet().stream().filter(name -> !results.containsKey(name) && !name.startsWith("kept/")))
                .containsExactlyInAnyOrder(
                        "group/notes.txt",
                        "group/figures/mine/sketch.svg",
                        ".tmp-cache/x",
                        "_temporary/x",
                        ".notes.tmp",
                        "sub-02/func/.notes.tmp");
        assertThat(Program.insula("run", configuration).err()).contains("map: nothing to do");
    }

    @Test
    void filesOfAnEarlierConfigurationAreRemovedAndThoseOfPeopleAreNot() throws IOException {
        Path out = folder.resolve("changed");
        String configuration = TinyStudy.configuration(folder, "changed");
        assertThat(Program.insula("run", configuration).code()).isZero();
        put(out.resolve("group/notes.txt"), "look at region 3");
        Path table = out.resolve("group/atlas-Simulated_model-lstm_importance.tsv");
        Path other = out.resolve("group/atlas-Simulated_model-lstm_subjects.tsv");
        assertThat(table).exists();
        put(other, "my own numbers");
        String without = Files.readString(Path.of(configuration)).replace("  - {model: lstm, hidden: 4}\n", "");
        Files.writeString(Path.of(configuration), without);

        Program.Ended again = Program.insula("run", configuration);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(table).doesNotExist();
        assertThat(other).doesNotExist();
        assertThat(out.resolve("kept/group/atlas-Simulated_model-lstm_subjects.tsv"))
                .hasContent("my own numbers");
        assertThat(out.resolve("group/notes.txt")).hasContent("look at region 3");
    }
}
