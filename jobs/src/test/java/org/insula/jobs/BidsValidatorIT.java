package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official BIDS validator, version 1.15.0 as npm has it, on a simulated cohort and on what a study makes of it. The
 * package holds two: the command for node, which takes every data set for raw, and one by the BIDS schema, which knows
 * derivatives and runs in Deno. {@code .ci/run} puts both where this test looks.
 */
class BidsValidatorIT {
    private static final Path TOOLS = Path.of(System.getProperty("insula.bidsValidator"));
    private static final Path PACKAGE = TOOLS.resolve("package");
    private static final Path DENO = TOOLS.resolve("node_modules/.bin/deno");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path cohort;
    private static Path output;

    @BeforeAll
    static void runAStudy() throws IOException {
        assumeTrue(Files.isDirectory(PACKAGE) && hasNode(), () -> said("no bids-validator"));
        cohort = TinyStudy.cohort(folder);
        Program.Ended ended = Program.insula("run", TinyStudy.configuration(folder, "results"));
        assertThat(ended.code()).as(ended.err()).isZero();
        output = folder.resolve("results");
    }

    @Test
    void theCommandAcceptsTheCohort() throws Exception {
        assertThat(errors(command(cohort))).isEmpty();
    }

    @Test
    void theCommandAcceptsTheOutput() throws Exception {
        JsonNode judged = command(output);

        assertThat(errors(judged)).isEmpty();
        assertThat(judged.path("summary").path("subjects").size()).isEqualTo(4);
    }

    @Test
    void theCommandRefusesAnOutputWithoutItsDescription() throws Exception {
        Path spoilt = copyOfDescription("{\"Name\": 1}");

        assertThat(errors(command(spoilt))).isNotEmpty();
    }

    @Test
    void theSchemaAcceptsTheCohort() throws Exception {
        assertThat(schemaErrors(cohort)).isEmpty();
    }

    @Test
    void theSchemaAcceptsTheOutputAsADerivative() throws Exception {
        assertThat(schemaErrors(output)).isEmpty();
    }

    @Test
    void theSchemaRefusesADerivativeThatDoesNotSayWhatMadeIt() throws Exception {
        Path spoilt =
                copyOfDescription("{\"Name\": \"x\", \"BIDSVersion\": \"1.10.0\", \"DatasetType\": \"derivative\"}");

        assertThat(schemaErrors(spoilt)).isNotEmpty();
    }

    /** The output's subject folders with another description. */
    private static Path copyOfDescription(String description) throws IOException {
        Path spoilt = Files.createTempDirectory(folder, "spoilt");
        Path func = Files.createDirectories(spoilt.resolve("sub-01/func"));
        String events = "sub-01_task-motor_run-1_events.tsv";
        Files.copy(output.resolve("sub-01/func").resolve(events), func.resolve(events));
        Files.writeString(spoilt.resolve("dataset_description.json"), description);
        return spoilt;
    }

    private static JsonNode command(Path dataset) throws Exception {
        return judge("node", PACKAGE.resolve("bin/bids-validator").toString(), dataset.toString(), "--json");
    }

    private static List<String> errors(JsonNode judged) {
        List<String> errors = new ArrayList<>();
        judged.path("issues").path("errors").forEach(error -> errors.add(error.toString()));
        assertThat(judged.path("summary").path("totalFiles").asInt()).isPositive();
        return errors;
    }

    private static List<String> schemaErrors(Path dataset) throws Exception {
        assumeTrue(Files.isExecutable(DENO), () -> said("no Deno"));
        String main = PACKAGE.resolve("dist/validator/main.js").toUri().toString();
        Path script =
                Files.writeString(folder.resolve("schema.mjs"), "import { main } from '" + main + "'; await main()");
        JsonNode judged = judge(DENO.toString(), "run", "-A", script.toString(), "--json", dataset.toString());
        List<String> errors = new ArrayList<>();
        for (JsonNode issue : judged.path("issues").path("issues")) {
            if (issue.path("severity").asText().equals("error")) {
                errors.add(issue.toString());
            }
        }
        assertThat(judged.path("summary").path("totalFiles").asInt()).isPositive();
        return errors;
    }

    /** Runs a validator that answers in JSON; what else it says goes to the error stream. */
    private static JsonNode judge(String... command) throws Exception {
        Path answer = Files.createTempFile(folder, "answer", ".json");
        Path complaints = Files.createTempFile(folder, "complaints", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(answer.toFile()).redirectError(complaints.toFile());
        builder.environment().putAll(Map.of("DENO_DIR", folder.resolve("deno").toString(), "NO_COLOR", "1"));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as("the validator ends")
                .isTrue();
        JsonNode judged = JSON.readTree(Files.readString(answer));
        assertThat(judged).as(Files.readString(complaints)).isNotNull();
        return judged;
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(1, TimeUnit.MINUTES);
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String said(String what) {
        String message = what + " in " + TOOLS + "; .ci/run installs it";
        System.err.println("skipped: " + message);
        return message;
    }
}
