package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFilesTest {
    private static final LocalFiles FILES = new LocalFiles();

    @TempDir
    private Path folder;

    private JsonNode described(String input) throws IOException {
        Path yaml = Files.writeString(folder.resolve("study.yaml"), """
                input: {%s}
                atlas: {image: a.nii}
                samples: {label: task, frames: 12}
                models: [lstm]
                output: out
                """.formatted(input));
        RunConfig config = StudyFile.read(FILES, yaml.toString());
        OutputTree tree = new OutputTree(config.output(), "A");
        DatasetFiles.write(FILES, tree, config);
        return Json.read(FILES, tree.datasetDescription());
    }

    @Test
    void linksTheDataSetThatWasReadAsUriReference() throws IOException {
        JsonNode description = described("bids: my raw data");

        assertThat(description.at("/SourceDatasets/0/URL").asText()).isEqualTo("bids:source:");
        assertThat(description.at("/DatasetLinks/source").asText()).isEqualTo("../my%20raw%20data");
        assertThat(described("bids: 's3a://lab/study'")
                        .at("/DatasetLinks/source")
                        .asText())
                .isEqualTo("s3a://lab/study");
    }

    @Test
    void namesNoDataSetWhereRunsComeFromATable() throws IOException {
        assertThat(described("runs: runs.tsv").has("SourceDatasets")).isFalse();
    }

    @Test
    void saysWhatIsWhereInAReadmeLongEnoughForTheValidator() throws IOException {
        described("bids: raw");

        assertThat(Files.readString(folder.resolve("out/README")))
                .hasSizeGreaterThan(150)
                .contains("group", "report.html");
    }
}
