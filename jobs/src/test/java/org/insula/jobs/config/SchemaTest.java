package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.insula.io.MemoryFiles;
import org.insula.jobs.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schema for editors accepts and refuses. */
class SchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(StudyFile.schema());

    private static final String LEAST = """
            input: {bids: data}
            atlas: {image: atlas.nii.gz}
            samples: {frames: 10}
            output: out
            """;

    private static List<String> problems(String yaml) throws IOException {
        return SCHEMA.validate(new YAMLMapper().readTree(yaml)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    @Test
    void theCommandPrintsIt() {
        Program.Ended ended = Program.insula("schema");
        assertThat(ended.code()).isZero();
        assertThat(ended.out().strip()).isEqualTo(StudyFile.schema().toPrettyString());
    }

    @Test
    void itIsASchemaOfTheDraftThatItNames() {
        JsonSchema draft = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(StudyFile.schema().path("$schema").asText()));
        assertThat(draft.validate(StudyFile.schema())).isEmpty();
    }

    @Test
    void acceptsTheExampleOfTheDocs() throws IOException {
        assertThat(problems(Files.readString(Path.of("..", "docs", "examples", "haxby2001.yaml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''
            clean: {confounds: scrubbing, highPass: 0.01, lowPass: 0.1}
            clean: {confounds: [csf], scrub: {dvars: 2}}
            clean: {confounds: {strategy: compcor, compCorComponents: 5, columns: [a]}}
            alsoAtlases: [b.nii, {image: c.nii, statistic: median, name: C, map: m}]
            models: [lstm, {cell: gru, attention: inputCell, hops: 3}]
            training: {labels: shuffled, learningRate: 1e-5, grid: {hidden: [8, 32], dropout: 0.1}}
            saliency: {target: predictedClass, score: logit, methods: [smoothgrad]}
            trust: {replacement: noise, removedShares: [0.2, 1], retrainedShares: 0.5, taskLag: 4.5}
            trust: {replacement: none}
            inference: {linearPermutations: auto, heldOutSubjects: 0.4}
            glm: {enabled: false, hrf: glover}
            """)
    void acceptsWhatIsReadAndWhatIsWritten(String more) throws IOException {
        assertThat(problems(LEAST + more)).isEmpty();
        MemoryFiles files = new MemoryFiles().with("/study.yaml", LEAST + more);
        assertThat(problems(StudyFile.yaml(StudyFile.read(files, "/study.yaml"), "/out/work")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trainig: {folds: 2}                | trainig
            training: {folds: 1}               | minimum
            training: {dropout: 1.5}           | maximum
            training: {epochs: many}           | integer
            training: {schedule: cosin}        | enumeration
            training: {grid: {epochs: [1]}}    | epochs
            models: [{model: lstm, hiden: 3}]  | hiden
            clean: {scrub: {fd: 1}}            | fd
            """)
    void refusesWhatTheProgramRefuses(String more, String problem) throws IOException {
        assertThat(String.join("\n", problems(LEAST + more))).contains(problem);
    }

    @Test
    void wantsWhatIsNeeded() throws IOException {
        assertThat(problems(LEAST.replace("output: out", ""))).anyMatch(problem -> problem.contains("output"));
        assertThat(problems(LEAST.replace("frames: 10", "lag: 1"))).anyMatch(problem -> problem.contains("frames"));
        assertThat(problems(LEAST.replace("input: {bids: data}", ""))).anyMatch(problem -> problem.contains("input"));
        assertThat(problems(LEAST.replace("bids: data", "bids: data, hcp: data")))
                .isNotEmpty();
    }

    @Test
    void everyKeyHasADescription() {
        List<String> without = new ArrayList<>();
        collect("", StudyFile.schema(), without);
        assertThat(without).isEmpty();
    }

    private static void collect(String place, JsonNode schema, List<String> without) {
        schema.path("properties").properties().forEach(property -> {
            if (property.getValue().path("description").asText().isEmpty()) {
                without.add(place + property.getKey());
            }
            collect(place + property.getKey() + ".", property.getValue(), without);
        });
    }
}
