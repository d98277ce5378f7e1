package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.jobs.TinyStudy;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements of whole studies. */
class CohortRateTest {
    @Test
    void aMeasurementClosesItsStudies(@TempDir Path folder) throws IOException {
        TinyStudy.cohort(folder);
        StringWriter printed = new StringWriter();
        try (Session session = Session.withCores(1)) {
            RunConfig config = StudyFile.read(session.files(), TinyStudy.configuration(folder, "rate"));
            assertThat(new CohortRate(config, Progress.on(new PrintWriter(printed, true))).seconds(1))
                    .isPositive();
        }
        for (String name : new String[] {"1-warm", "1-timed"}) {
            Path work = folder.resolve("rate").resolve(name).resolve("work");
            // A study that is open holds its lock, and says when the process ends that it was stopped.
            assertThat(work.resolve(".lock")).isEmptyFile();
            assertThat(work.resolve("metrics.json")).isNotEmptyFile();
        }
        assertThat(printed.toString()).doesNotContain("stopped before the end");
        assertThat(Files.list(folder.resolve("rate"))).hasSize(2);
    }
}
