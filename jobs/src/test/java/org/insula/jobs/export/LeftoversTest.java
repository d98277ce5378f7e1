package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.insula.io.AtomicOutput;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final LocalFiles FILES = new LocalFiles();

    @TempDir
    private Path folder;

    @Test
    void removesWhatWasInTheMakingAndNothingElse() throws IOException {
        Files.createDirectories(folder.resolve(".tmp-01234567-89ab-cdef-0123-456789abcdef/deep"));
        Files.writeString(folder.resolve(".tmp-01234567-89ab-cdef-0123-456789abcdef/deep/file"), "half");
        Files.createDirectories(folder.resolve(".spark-staging-1/unit=a"));
        Files.createDirectories(folder.resolve("_temporary/0"));
        Files.createDirectories(folder.resolve(".tmp-cache"));
        Files.writeString(folder.resolve(".bidsignore"), "kept");
        Files.writeString(folder.resolve("kept.tmp"), "kept");
        // Never committed, never closed: what a killed process leaves.
        AtomicOutput killed = AtomicOutput.open(FILES, folder + "/series.tsv");
        killed.stream().write('1');
        killed.stream().flush();

        Leftovers.remove(FILES, folder.toString());

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".bidsignore", "kept.tmp", ".tmp-cache");
        }
        killed.close();
    }

    @Test
    void anAbsentFolderIsFine() {
        Leftovers.remove(FILES, folder + "/none");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void amongFilesOfPeopleOnlyWhatNobodyElseNamesSoIsRemoved() throws IOException {
        Files.createDirectories(folder.resolve(".tmp-cache"));
        Files.createDirectories(folder.resolve("_temporary"));
        Files.writeString(folder.resolve(".notes.tmp"), "kept");
        AtomicOutput killed = AtomicOutput.open(FILES, folder + "/series.tsv");

        Leftovers.removeUnfinished(FILES, folder.toString());

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".tmp-cache", "_temporary", ".notes.tmp");
        killed.close();
    }
}
