package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalValuesTest {
    private static final ValuesShape SHAPE = new ValuesShape(2, 1, 3);

    @TempDir
    private Path scratch;

    private final LocalValues values = new LocalValues("spark.local.dir", () -> scratch);

    private static StoredValues write(FileAccess files, String path, float first) {
        return ValuesFile.write(files, path, SHAPE, out -> ValuesFile.put(new float[] {first, 1, 2, 3, 4, 5}, out));
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> all = Files.walk(scratch)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void copiesARemoteFileOnceUnderItsChecksum() throws IOException {
        MemoryFiles files = new MemoryFiles().readingAtMost(7);
        StoredValues stored = write(files, "/out/v.npy", 8);
        SampleValues first = values.open(files, "/out/v.npy", stored);
        assertThat(first.of(0)).containsExactly(8, 1, 2);
        assertThat(copies())
                .extracting(path -> path.getFileName().toString())
                .containsExactly(stored.sha256() + ".npy");
        files.delete("/out/v.npy");
        assertThat(values.open(files, "/out/v.npy", stored)).isSameAs(first);
    }

    @Test
    void threadsThatAskAtOnceShareOneCopy() throws IOException, InterruptedException, ExecutionException {
        MemoryFiles files = new MemoryFiles();
        StoredValues stored = write(files, "/out/v.npy", 8);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<SampleValues>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(pool.submit(() -> values.open(files, "/out/v.npy", stored)));
            }
            for (Future<SampleValues> each : asked) {
                assertThat(each.get()).isSameAs(asked.get(0).get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(copies()).hasSize(1);
    }

    @Test
    void otherValuesTakeThePlaceOfACopyThatMayStillBeInUse() throws IOException {
        MemoryFiles files = new MemoryFiles();
        StoredValues one = write(files, "/one.npy", 8);
        StoredValues two = write(files, "/two.npy", 9);
        SampleValues first = values.open(files, "/one.npy", one);
        SampleValues second = values.open(files, "/two.npy", two);
        assertThat(copies()).hasSize(1);
        assertThat(second.of(0)).containsExactly(9, 1, 2);
        assertThat(first.of(0)).containsExactly(8, 1, 2);
    }

    @Test
    void aCopyThatWasTruncatedOrRemovedIsMadeAgain() throws IOException {
        MemoryFiles files = new MemoryFiles();
        StoredValues stored = write(files, "/v.npy", 8);
        values.open(files, "/v.npy", stored);
        Files.write(copies().get(0), new byte[3]);
        assertThat(values.open(files, "/v.npy", stored).of(1)).containsExactly(3, 4, 5);
        new LocalFiles().delete(copies().get(0).getParent().toString());
        assertThat(values.open(files, "/v.npy", stored).of(1)).containsExactly(3, 4, 5);
    }

    @Test
    void aDamagedRemoteFileLeavesNoCopy() throws IOException {
        MemoryFiles files = new MemoryFiles();
        StoredValues stored = write(files, "/v.npy", 8);
        write(files, "/v.npy", 9);
        assertThatThrownBy(() -> values.open(files, "/v.npy", stored))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("/v.npy: changed since it was written", "remove it and run again");
        assertThat(copies()).isEmpty();
        files.delete("/v.npy");
        assertThatThrownBy(() -> values.open(files, "/v.npy", stored)).hasMessageContaining("does not exist");
    }

    @Test
    void mapsAFileOfThisMachineWhereItLies() throws IOException {
        Path file = scratch.resolve("v.npy");
        StoredValues stored = write(new LocalFiles(), file.toString(), 8);
        SampleValues mapped = values.open(new LocalFiles(), file.toString(), stored);
        assertThat(mapped.of(0)).containsExactly(8, 1, 2);
        assertThat(copies()).containsExactly(file);
        assertThat(values.open(new LocalFiles(), file.toString(), stored)).isSameAs(mapped);
        values.release();
        assertThat(file).exists();
    }

    @Test
    void noticesThatAFileOfThisMachineWasReplaced() throws IOException {
        Path file = scratch.resolve("v.npy");
        StoredValues stored = write(new LocalFiles(), file.toString(), 8);
        SampleValues mapped = values.open(new LocalFiles(), file.toString(), stored);
        write(new LocalFiles(), file.toString(), 9);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThatThrownBy(() -> values.open(new LocalFiles(), file.toString(), stored))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("changed since it was written");
        assertThat(mapped.of(0)).as("a replaced file stays mapped").containsExactly(8, 1, 2);
    }

    @Test
    void saysWhichSettingDecidesWhereRoomIsNeeded() {
        FileAccess endless = new EndlessFiles();
        StoredValues huge = new StoredValues(new ValuesShape(2_000_000_000, 1000, 400), "00");
        assertThatThrownBy(() -> values.open(endless, "/v.npy", huge))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("takes 3200000000000128 bytes", "left", "spark.local.dir");
    }
}
