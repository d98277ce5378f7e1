package org.insula.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.LocalFiles;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskNeedTest {
    @TempDir
    private Path folder;

    @Test
    void countsSeriesSamplesSaliencyAndMaps() throws IOException {
        Path yaml = Files.writeString(folder.resolve("study.yaml"), """
                input: {bids: data}
                atlas: {image: atlas.nii.gz}
                samples: {frames: 24}
                models: [linear, lstm]
                training: {seeds: 2}
                saliency: {methods: [contribution, pattern]}
                output: out
                """);
        RunConfig config = StudyFile.read(new LocalFiles(), yaml.toString());
        StudySizes sizes = new StudySizes(1000, 160, 4000, 900, 110, 100, 288, 24);
        long series = 72L * 160 * (20 * 110 + 8 * 100);
        long samples = 288L * 2400 * 4;
        // Three networks of each fold, by two methods.
        long saliency = 288L * 2400 * 4 * 3 * 2;
        long maps = 12L * 3 * 2400 * 8 * 2 * 2;
        assertThat(DiskNeed.of(config, sizes, 72, 12, 3)).isEqualTo(series + samples + saliency + maps);
    }
}
