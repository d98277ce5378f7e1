package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FileSeal;
import org.insula.io.ForwardedFiles;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
    private static final LocalFiles FILES = new LocalFiles();

    @TempDir
    private Path folder;

    private OutputFiles output() {
        return OutputFiles.of(FILES, new OutputTree(folder.toString(), "A"), "part");
    }

    private static void write(FileAccess files, Path file, String text) {
        files.writeAtomically(file.toString(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatWasWrittenIsReplacedAndRemoved() throws IOException {
        Path file = folder.resolve("sub-01/x.tsv");
        OutputFiles first = output();
        write(first, file, "1");
        first.end();
        OutputFiles second = output();
        write(second, file, "2");
        second.end();
        assertThat(file).hasContent("2");
        assertThat(second.kept()).isEmpty();
        OutputFiles third = output();
        third.delete(file.toString());
        assertThat(file).doesNotExist();
        assertThat(third.listed()).isEmpty();
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void whatWasChangedSinceIsKeptAsideEachTimeUnderAnotherName() throws IOException {
        Path file = folder.resolve("sub-01/x.tsv");
        for (int time = 1; time <= 3; time++) {
            OutputFiles output = output();
            write(output, file, "ours " + time);
            output.end();
            assertThat(output.kept()).hasSize(time == 1 ? 0 : 1);
            Files.writeString(file, "theirs " + time);
        }
        output().delete(file.toString());
        assertThat(folder.resolve("kept/sub-01/x.tsv")).hasContent("theirs 1");
        assertThat(folder.resolve("kept/sub-01/x.tsv.2")).hasContent("theirs 2");
        assertThat(folder.resolve("kept/sub-01/x.tsv.3")).hasContent("theirs 3");
        assertThat(file).doesNotExist();
    }

    @Test
    void aManifestThatNamesWhatIsNotOursToWriteRemovesNothing() throws IOException {
        Path output = folder.resolve("out");
        OutputTree tree = new OutputTree(output.toString(), "A");
        Files.writeString(folder.resolve("mine.txt"), "years");
        Files.createDirectories(output.resolve("kept"));
        Files.writeString(output.resolve("kept/mine.txt"), "years");
        OutputFiles first = OutputFiles.of(FILES, tree, "part");
        write(first, output.resolve("group/ours.tsv"), "years");
        first.end();
        List<String> digest = List.of(FileSeal.of(FILES, folder + "/mine.txt").sha256());
        Map<String, Object> forged = new TreeMap<>();
        for (String name : List.of(
                "../mine.txt",
                "group/../../mine.txt",
                "kept/mine.txt",
                "work",
                "work/x",
                "",
                ".",
                "..",
                "/etc/hosts")) {
            forged.put(name, digest);
        }
        forged.put("group/ours.tsv", digest);
        Json.write(FILES, first.manifest(), Map.of("Files", forged));

        OutputFiles second = OutputFiles.of(FILES, tree, "part");
        assertThat(second.listed()).containsExactly(output + "/group/ours.tsv");
        Path making = Files.createDirectories(output.resolve("work/.tmp-group"));
        second.publish(making.toString(), output.resolve("group").toString());
        second.end();

        assertThat(folder.resolve("mine.txt")).hasContent("years");
        assertThat(output.resolve("kept/mine.txt")).hasContent("years");
        assertThat(output.resolve("work/manifest/part.json")).exists();
        assertThat(output.resolve("group/ours.tsv")).doesNotExist();
    }

    @Test
    void aWriterThatIsKilledLeavesNothingThatNobodyKnows() throws IOException {
        Path file = folder.resolve("x.tsv");
        OutputFiles first = output();
        write(first, file, "1");
        first.end();
        // Neither of these comes to its end: once after the file has its name, once before.
        write(output(), file, "2");
        FileAccess dying = new DyingFiles();
        OutputFiles killed = OutputFiles.of(dying, new OutputTree(folder.toString(), "A"), "part");
        assertThatThrownBy(() -> write(killed, file, "3")).hasMessageContaining("killed");
        assertThat(file).hasContent("2");

        OutputFiles last = output();
        write(last, file, "4");
        last.end();
        assertThat(last.kept()).isEmpty();
        assertThat(file).hasContent("4");
    }

    /** Files of a process that ends when a table is to get its name. */
    private static final class DyingFiles extends ForwardedFiles {
        private static final long serialVersionUID = 1L;

        DyingFiles() {
            super(FILES);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            if (to.endsWith(".tsv")) {
                throw new IOException("killed");
            }
            super.rename(from, to);
        }
    }

    @Test
    void aFolderOfFilesTakesTheirPlacesAndWhatIsNotListedStays() throws IOException {
        Path group = folder.resolve("group");
        for (String name : new String[] {"a", "b"}) {
            Path making = folder.resolve("work/.tmp-group");
            Files.createDirectories(making.resolve("figures"));
            Files.writeString(making.resolve(name), name);
            Files.writeString(making.resolve("figures/both"), name);
            OutputFiles output = output();
            output.publish(making.toString(), group.toString());
            output.end();
            Files.writeString(group.resolve("mine-" + name), "mine");
            assertThat(making).doesNotExist();
        }
        assertThat(group.toFile().list()).containsExactlyInAnyOrder("b", "figures", "mine-a", "mine-b");
        assertThat(group.resolve("figures/both")).hasContent("b");
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsKeptAside() throws IOException {
        Files.writeString(folder.resolve("group"), "mine");
        Path making = Files.createDirectories(folder.resolve("work/.tmp-group"));
        Files.writeString(making.resolve("a"), "a");
        OutputFiles output = output();
        output.publish(making.toString(), folder + "/group");
        assertThat(folder.resolve("group/a")).hasContent("a");
        assertThat(folder.resolve("kept/group")).hasContent("mine");
        assertThat(output.kept()).hasSize(1);
    }
}
