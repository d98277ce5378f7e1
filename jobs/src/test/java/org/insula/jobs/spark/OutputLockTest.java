package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLockTest {
    private static final FileAccess FILES = new LocalFiles();

    @TempDir
    private Path folder;

    private String path() {
        return folder.resolve(".lock").toString();
    }

    private void left(LockHolder holder) {
        Json.write(FILES, path(), holder.toMap());
    }

    private static LockHolder holder(String host, long pid, String started) {
        return new LockHolder("alice", host, pid, started, "2026-01-31T02:00:00Z", "token");
    }

    private void refuses(String... parts) {
        assertThatThrownBy(() -> FileLock.take(FILES, "out", path()))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void aFileThatIsALockKeepsOthersOutUntilItIsGivenBack() throws IOException {
        FileLock lock = FileLock.take(FILES, "out", path());
        refuses(
                "out: another run of Insula is working on it",
                "process " + ProcessHandle.current().pid(),
                "wait");
        lock.close();
        lock.close();
        assertThat(folder).isEmptyDirectory();
        FileLock.take(FILES, "out", path()).close();
    }

    @Test
    void aStaleLockIsExplained() throws IOException {
        LockHolder self = LockHolder.self();
        left(holder(self.host(), self.pid(), "2001-01-01T00:00:00Z"));
        refuses("was left by a run that is over", "alice on " + self.host(), "remove it (hadoop fs -rm " + path());
        left(holder("elsewhere.example", 17, ""));
        refuses(
                "or was killed and left",
                "alice on elsewhere.example, process 17, since 2026-01-31T02:00:00Z",
                "if that process no longer runs on elsewhere.example, remove it");
        Files.writeString(Path.of(path()), "");
        refuses("does not say by whom", "if no run of Insula works on it, remove it");
        Files.writeString(Path.of(path()), "{\"Token\": 3");
        refuses("does not say by whom");
    }

    @Test
    void aLockThatSomebodyTookOverIsNotRemoved() throws IOException {
        FileLock lock = FileLock.take(FILES, "out", path());
        left(holder("elsewhere.example", 17, ""));
        lock.close();
        assertThat(Path.of(path())).exists();
    }

    @Test
    void ofManyWhoTryOneGetsIt() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<FileLock>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tries.add(() -> FileLock.take(FILES, "out", path()));
            }
            List<Future<FileLock>> outcomes = threads.invokeAll(tries);
            assertThat(outcomes.stream().filter(OutputLockTest::succeeded)).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    private static boolean succeeded(Future<FileLock> outcome) {
        try {
            return outcome.get() != null;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(InputException.class);
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLockOfTheSystemNamesItsHolderAndIsEmptyWhileNobodyHasIt() throws IOException {
        Path file = Path.of(path());
        SystemLock lock = SystemLock.take("out", file);
        assertThat(lock.before()).isEmpty();
        assertThat(LockHolder.in(FILES, path()).orElseThrow().state()).isEqualTo(LockHolder.State.RUNNING);
        assertThatThrownBy(() -> SystemLock.take("out", file))
                .hasMessageContainingAll("another run of Insula is working on it (", "wait");
        lock.close();
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatAKilledRunLeftInALockOfTheSystemIsTold() {
        LockHolder killed = holder("elsewhere.example", 17, "");
        left(killed);
        try (SystemLock lock = SystemLock.take("out", Path.of(path()))) {
            assertThat(lock.before()).isEqualTo(Optional.of(killed));
        }
    }

    @Test
    void aLinkUnderTheNameOfTheLockIsRefusedAndItsTargetKept() throws IOException {
        Path target = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        Path file = Files.createSymbolicLink(Path.of(path()), target);
        assertThatThrownBy(() -> SystemLock.take("out", file))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(path(), "is a link", "remove or rename it");
        assertThat(target).hasContent("years of work");
    }

    @Test
    void aFileThatIsNoLockIsRefusedAndKeptAlsoUnderAnotherName() throws IOException {
        Path target = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        Path file = Files.createLink(Path.of(path()), target);
        assertThatThrownBy(() -> SystemLock.take("out", file)).hasMessageContaining("is not a lock that Insula wrote");
        assertThat(target).hasContent("years of work");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> SystemLock.take("out", file)).hasMessageContaining("not a lock");
    }
}
