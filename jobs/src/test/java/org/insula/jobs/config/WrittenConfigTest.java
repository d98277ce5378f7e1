package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenConfigTest {
    @TempDir
    private Path folder;

    private RunConfig read(Path file, String yaml) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        return StudyFile.read(new LocalFiles(), file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "models: [{model: lstm, name: 'true', hidden: 3}]",
                "clean: {confounds: ['001', 'yes', 'a: b']}",
                "clean: {confounds: scrubbing, highPass: 0.01, lowPass: 0.1}",
                "clean: {confounds: {strategy: compcor, compCorComponents: 5, columns: [a]}, scrub: {dvars: 2}}",
                "alsoAtlases: [b.nii, {image: c.nii, statistic: median, name: C, map: m}]",
                "training: {labels: shuffled, learningRate: 1e-5, seed: 123456789012}",
                "saliency: {target: predictedClass, score: logit}",
                "trust: {replacement: noise, removedShares: [0.2, 1], retrainedShares: 0.5, topShares: [0.01], taskLag: 4.5}",
                "trust: {replacement: none}",
                "trust: {removedShares: [], retrainedShares: 0.5}",
                "glm: {enabled: false}",
                "glm: {hrf: glover, highPass: 0.008, noise: ols}"
            })
    void readsBackEqualFromTheOutput(String more) throws IOException {
        RunConfig config = read(folder.resolve("study.yaml"), """
                input: {bids: data/raw, subjects: ["01", "no"]}
                atlas: {image: /elsewhere/atlas.nii.gz, name: AAL}
                samples: {frames: 12, label: trialType, trialTypes: [1, 2]}
                output: results
                """ + more);
        String work = folder + "/results/work";
        String yaml = StudyFile.yaml(config, work);
        assertThat(read(Path.of(work, "config.yaml"), yaml)).isEqualTo(config);
    }

    @Test
    void doesNotSayWhereTheStudyLies() throws IOException {
        RunConfig config = read(
                folder.resolve("study.yaml"),
                "input: {runs: runs.tsv}\natlas: {image: a.nii}\nsamples: {frames: 2}\noutput: results");
        String yaml = StudyFile.yaml(config, folder + "/results/work");
        assertThat(yaml)
                .contains("runs: ../../runs.tsv", "image: ../../a.nii", "output: ..")
                .doesNotContain(folder.toString());
    }

    @Test
    void doesNotSayWhichFileSystemAStudyLiesOn() throws IOException {
        RunConfig config = read(
                folder.resolve("study.yaml"),
                "input: {bids: 's3a://bucket/my/raw'}\natlas: {image: 'hdfs://host/my/a.nii'}\nsamples: {frames: 2}\n"
                        + "output: hdfs://host/my/o");
        assertThat(StudyFile.yaml(config, "hdfs://host/my/o/work"))
                .contains("bids: s3a://bucket/my/raw", "image: ../../a.nii", "output: ..");
    }

    @Test
    void keepsUrisAsTheyAre() throws IOException {
        RunConfig config = read(
                folder.resolve("study.yaml"),
                "input: {bids: 's3a://bucket/raw'}\natlas: {image: a.nii}\nsamples: {frames: 2}\n"
                        + "output: hdfs://host/o");
        assertThat(StudyFile.yaml(config, "hdfs://host/o/work"))
                .contains("bids: s3a://bucket/raw", "output: hdfs://host/o");
    }
}
