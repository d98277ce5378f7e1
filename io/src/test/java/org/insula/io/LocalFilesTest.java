package org.insula.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest extends FileAccessContract {
    @TempDir
    Path folder;

    private final LocalFiles files = new LocalFiles();

    @Override
    protected FileAccess files() {
        return files;
    }

    @Override
    protected String folder() {
        return folder.toString();
    }

    @Test
    void takesFileUris() throws IOException {
        Files.writeString(folder.resolve("x"), "1");
        assertThat(files.exists("file:" + folder + "/x")).isTrue();
        assertThat(files.exists("file://" + folder + "/x")).isTrue();
    }

    @Test
    void removesALinkButNotWhatItPointsTo() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.writeString(folder.resolve("real/x"), "1");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        files.delete(folder + "/link");
        assertThat(folder.resolve("real/x")).exists();
        assertThat(folder.resolve("link")).doesNotExist();
    }

    @Test
    void twoWhoRemoveTheSameFolderDoNotMind() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path shared = folder.resolve("shared");
            for (int i = 0; i < 200; i++) {
                Path inner = Files.createDirectories(shared.resolve("folder" + i % 20));
                Files.writeString(inner.resolve("file" + i), "1");
            }
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                Callable<Void> removal = () -> {
                    files.delete(shared.toString());
                    return null;
                };
                for (Future<Void> one : both.invokeAll(List.of(removal, removal))) {
                    one.get();
                }
            } finally {
                both.shutdown();
            }
            assertThat(shared).doesNotExist();
        }
    }

    @Test
    void writesBelowALinkedFolder() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        files.writeAtomically(folder + "/link/x", out -> out.write('1'));
        assertThat(folder.resolve("real/x")).exists();
    }

    @Test
    void aFolderIsNotAFile() {
        assertThatThrownBy(() -> files.open(folder.toString())).hasMessageContaining("folder");
    }

    @Test
    void anOutputBelowAFileIsRefusedWithARemedy() throws IOException {
        Files.writeString(folder.resolve("file"), "1");
        assertThatThrownBy(() -> files.writeAtomically(folder + "/file/x.tsv", out -> out.write('1')))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x.tsv")
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aPathNoFileSystemCanHaveIsAnInputError() {
        assertThatThrownBy(() -> files.open("a\0b")).isInstanceOf(IOException.class);
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void aPipeIsRefusedAsInputInsteadOfWaitedFor() throws Exception {
        String pipe = pipe().toString();
        assertThatThrownBy(() -> files.open(pipe)).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> Tsv.read(files, pipe)).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> NiftiReader.open(files, pipe)).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> Json.read(files, pipe)).hasMessageContaining("not a regular file");
    }

    @Test
    void aDeviceWithoutEndIsNoTable() {
        assertThatThrownBy(() -> Tsv.read(files, "/dev/zero"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void aPipeIsWrittenToAndStaysOne() throws Exception {
        Path pipe = pipe();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<String> read = reader.submit(() -> Files.readString(pipe));
            files.writeAtomically(pipe.toString(), out -> out.write("text".getBytes(StandardCharsets.UTF_8)));
            assertThat(read.get()).isEqualTo("text");
        } finally {
            reader.shutdownNow();
        }
        assertThat(files.isDevice(pipe.toString())).isTrue();
        assertThat(folder.toFile().list()).containsExactly("pipe");
    }

    @Test
    void aFullDeviceFailsAndStaysWhatItIs() throws IOException {
        assertThatThrownBy(() -> files.writeAtomically("/dev/full", out -> out.write(new byte[1 << 17])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("No space left");
        assertThat(files.isDevice("/dev/full")).isTrue();
        files.writeAtomically("/dev/null", out -> out.write('1'));
        assertThat(files.isDevice("/dev/null")).isTrue();
    }

    @Test
    void ordinaryFilesFoldersAndLinksToThemAreNoDevices() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "1");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(files.isDevice(file.toString())).isFalse();
        assertThat(files.isDevice(link.toString())).isFalse();
        assertThat(files.isDevice(folder.toString())).isFalse();
        assertThat(files.isDevice(folder + "/none")).isFalse();
        assertThat(files.isDevice("/dev/stdout")).isTrue();
    }
}
