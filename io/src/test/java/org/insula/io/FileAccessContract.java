package org.insula.io;

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
import org.junit.jupiter.api.Test;

/** What every file system behind {@link FileAccess} does alike. */
public abstract class FileAccessContract {
    /** The files that are tried. */
    protected abstract FileAccess files();

    /** A folder that is there and empty. */
    protected abstract String folder();

    private void write(String path, String text) throws IOException {
        try (OutputStream out = files().create(path)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String read(String path) throws IOException {
        try (InputStream in = files().open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsWhatWasWrittenAndMakesParentFolders() throws IOException {
        String path = folder() + "/a/b/c.txt";
        write(path, "one");
        assertThat(read(path)).isEqualTo("one");
        assertThat(files().status(path).size()).isEqualTo(3);
        assertThat(files().isFolder(folder() + "/a/b")).isTrue();
        assertThat(files().isFolder(path)).isFalse();
    }

    @Test
    void creatingAgainReplaces() throws IOException {
        write(folder() + "/x", "long text");
        write(folder() + "/x", "s");
        assertThat(read(folder() + "/x")).isEqualTo("s");
    }

    @Test
    void aNewFileMustNotBeThere() throws IOException {
        String path = folder() + "/a/x";
        try (OutputStream out = files().createNew(path)) {
            out.write('1');
        }
        assertThat(read(path)).isEqualTo("1");
        assertThatThrownBy(() -> files().createNew(path).close()).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read(path)).isEqualTo("1");
    }

    @Test
    void listsDirectChildrenByName() throws IOException {
        write(folder() + "/b", "");
        write(folder() + "/a/deep", "");
        write(folder() + "/c", "");
        assertThat(files().list(folder())).containsExactly(folder() + "/a", folder() + "/b", folder() + "/c");
    }

    @Test
    void renameReplacesTheTarget() throws IOException {
        write(folder() + "/from", "new");
        write(folder() + "/to", "old");
        files().rename(folder() + "/from", folder() + "/to");
        assertThat(read(folder() + "/to")).isEqualTo("new");
        assertThat(files().exists(folder() + "/from")).isFalse();
    }

    @Test
    void aFolderTakesTheNameOfAnotherOnlyWhenThatIsGone() throws IOException {
        write(folder() + "/from/x", "new");
        write(folder() + "/to/y", "old");
        assertThatThrownBy(() -> files().rename(folder() + "/from", folder() + "/to"))
                .isInstanceOf(IOException.class);
        assertThat(files().list(folder() + "/to")).containsExactly(folder() + "/to/y");
        files().delete(folder() + "/to");
        files().rename(folder() + "/from", folder() + "/to");
        assertThat(files().list(folder() + "/to")).containsExactly(folder() + "/to/x");
    }

    @Test
    void whatIsAbsentCannotBeRenamed() throws IOException {
        write(folder() + "/to", "old");
        assertThatThrownBy(() -> files().rename(folder() + "/none", folder() + "/to"))
                .isInstanceOf(IOException.class);
        assertThat(read(folder() + "/to")).isEqualTo("old");
    }

    @Test
    void aProblemIsToldInOneLine() throws IOException {
        write(folder() + "/x", "");
        assertThatThrownBy(() -> files().open(folder())).satisfies(FileAccessContract::isOneLine);
        assertThatThrownBy(() -> files().open(folder() + "/none")).satisfies(FileAccessContract::isOneLine);
        assertThatThrownBy(() -> files().create(folder() + "/x/y")).satisfies(FileAccessContract::isOneLine);
        assertThatThrownBy(() -> files().rename(folder() + "/none", folder() + "/y"))
                .satisfies(FileAccessContract::isOneLine);
    }

    private static void isOneLine(Throwable problem) {
        assertThat(problem).isInstanceOf(IOException.class);
        assertThat(InputException.reading("x", (IOException) problem).getMessage())
                .doesNotContain("\n");
    }

    @Test
    void deletesFoldersWithTheirContentAndMissesNothingThatIsAbsent() throws IOException {
        write(folder() + "/a/b/c", "");
        files().delete(folder() + "/a");
        files().delete(folder() + "/a");
        assertThat(files().exists(folder() + "/a")).isFalse();
    }

    @Test
    void anAbsentFileIsNamedInTheMessage() {
        String path = folder() + "/none";
        assertThatThrownBy(() -> files().open(path)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files().status(path)).isInstanceOf(IOException.class);
    }

    @Test
    void anAtomicWriteAppearsWholeAndLeavesNothingBesides() throws IOException {
        files().writeAtomically(folder() + "/new/x", out -> out.write('1'));
        assertThat(read(folder() + "/new/x")).isEqualTo("1");
        assertThat(files().list(folder() + "/new")).containsExactly(folder() + "/new/x");
    }

    @Test
    void aFailedAtomicWriteKeepsTheOldFile() throws IOException {
        String path = folder() + "/x";
        write(path, "old");
        assertThatThrownBy(() -> files().writeAtomically(path, out -> {
                    out.write('1');
                    throw new IOException("disk full");
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(path)
                .hasMessageContaining("disk full");
        assertThat(read(path)).isEqualTo("old");
        assertThat(files().list(folder())).containsExactly(path);
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws IOException {
        files().createFolders(folder() + "/x");
        assertThatThrownBy(() -> files().writeAtomically(folder() + "/x", out -> out.write('1')))
                .isInstanceOf(InputException.class);
        assertThat(files().list(folder())).containsExactly(folder() + "/x");
    }

    @Test
    void survivesTheWayToAnExecutor() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(files());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((FileAccess) in.readObject()).isFolder(folder())).isTrue();
        }
    }
}
