package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Local paths and paths of a file system that only Hadoop knows ({@code far:}) do the same. */
class HadoopFilesTest {
    @TempDir
    private Path folder;

    private final FileAccess files = HadoopFiles.of(configuration());

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        FarFileSystem.settings().forEach(configuration::set);
        return configuration;
    }

    private String at(String prefix, String name) {
        return prefix + folder + "/" + name;
    }

    private void write(String path, String text) throws IOException {
        try (OutputStream out = files.create(path)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String read(String path) throws IOException {
        try (InputStream in = files.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aHostThatIsNotKnownIsAMatterOfTheInput() {
        String path = "hdfs://no-such-host.invalid:8020/study.yaml";
        assertThatThrownBy(() -> files.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot reach the file system of " + path)
                .hasMessageContaining("no-such-host.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:", "file://", "far://"})
    void writesReadsListsRenamesAndDeletes(String prefix) throws IOException {
        String deep = at(prefix, "a/b/c d+%41.txt");
        write(deep, "one");
        assertThat(read(deep)).isEqualTo("one");
        assertThat(files.status(deep).size()).isEqualTo(3);
        assertThat(files.status(deep).modifiedMillis()).isPositive();
        assertThat(files.isFolder(at(prefix, "a/b"))).isTrue();
        assertThat(files.isFolder(deep)).isFalse();
        assertThat(files.isFolder(at(prefix, "none"))).isFalse();

        write(at(prefix, "a/b/0"), "two");
        assertThat(files.list(at(prefix, "a/b"))).containsExactly(at(prefix, "a/b/0"), deep);
        files.rename(at(prefix, "a/b/0"), deep);
        assertThat(read(deep)).isEqualTo("two");
        assertThat(files.exists(at(prefix, "a/b/0"))).isFalse();

        files.rename(at(prefix, "a"), at(prefix, "z"));
        assertThat(files.exists(at(prefix, "z/b"))).isTrue();
        files.delete(at(prefix, "z"));
        files.delete(at(prefix, "z"));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "far://"})
    void writesWholeFilesOrNone(String prefix) throws IOException {
        String path = at(prefix, "x/y.txt");
        files.writeAtomically(path, out -> out.write('1'));
        assertThat(read(path)).isEqualTo("1");
        assertThatThrownBy(() -> files.writeAtomically(path, out -> {
                    out.write('2');
                    throw new IOException("disk full");
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("disk full");
        assertThat(read(path)).isEqualTo("1");
        try (Stream<Path> left = Files.list(folder.resolve("x"))) {
            assertThat(left).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "far://"})
    void aNewFileMustNotBeThere(String prefix) throws IOException {
        String path = at(prefix, "a/new");
        files.createNew(path).close();
        write(path, "1");
        assertThatThrownBy(() -> files.createNew(path)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read(path)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "far://"})
    void countsItsBytesOnTheDriver(String prefix) throws IOException {
        Traffic traffic = new Traffic();
        FileAccess counted = HadoopFiles.of(configuration()).with(traffic);
        counted.writeAtomically(at(prefix, "f"), out -> out.write("1234567".getBytes(StandardCharsets.UTF_8)));
        try (InputStream in = counted.open(at(prefix, "f"))) {
            assertThat(in.read()).isEqualTo('1');
            assertThat(in.readAllBytes()).hasSize(6);
        }
        assertThat(traffic.written()).isEqualTo(7);
        assertThat(traffic.read()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "far://"})
    void anAbsentFileIsAnIoException(String prefix) {
        assertThatThrownBy(() -> files.open(at(prefix, "none"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.status(at(prefix, "none"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.list(at(prefix, "none"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "far://"})
    void aFolderIsToldFromAFileThatIsAbsent(String prefix) {
        assertThatThrownBy(() -> files.open(at(prefix, "")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder");
    }

    @Test
    void tellsWhereAFileLiesOnThisMachine() throws IOException {
        assertThat(files.onDisk(folder + "/a")).contains(folder.resolve("a"));
        assertThat(files.onDisk("file:" + folder + "/a")).contains(folder.resolve("a"));
        assertThat(files.onDisk(at("far://", "a"))).isEmpty();
    }

    @Test
    void leavesNoChecksumFilesOnLocalDisks() throws IOException {
        write(folder + "/a", "text");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void carriesItsSettingsToAnExecutor() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(files);
        assertThat(bytes.size()).isLessThan(10_000);
        FileAccess sent =
                (FileAccess) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(sent).isEqualTo(files);
        write(at("far://", "f"), "text");
        assertThat(sent.exists(at("far://", "f"))).isTrue();
    }

    @Test
    void aPlainPathGoesToTheDefaultFileSystem() throws IOException {
        Configuration configuration = configuration();
        configuration.set("fs.defaultFS", "far:///");
        FileAccess far = HadoopFiles.of(configuration);
        far.writeAtomically(folder + "/plain", out -> out.write('1'));
        assertThat(folder.resolve("plain")).hasContent("1");
    }
}
