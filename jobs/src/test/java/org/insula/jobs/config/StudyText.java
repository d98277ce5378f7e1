package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.io.TempDir;

/** Configurations as text, read as a study is. */
abstract class StudyText {
    static final String LEAST = """
            input: {bids: data}
            atlas: {image: atlas.nii.gz}
            samples: {frames: 10}
            output: out
            """;

    @TempDir
    Path folder;

    RunConfig read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), yaml);
        return StudyFile.read(new LocalFiles(), file.toString());
    }

    void refuses(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("study.yaml")
                .satisfies(problem -> assertThat(problem.getMessage()).contains(parts));
    }
}
