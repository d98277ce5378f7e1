package org.insula.jobs.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The notebooks can be read without being run, and tell nothing of the machine they were run on. */
class CommittedNotebooksTest {
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?i)(?<![\\w.])(/(home|root|users|work|tmp|var|opt|mnt|usr)/|[a-z]:\\\\\\\\)|file://");

    @Test
    void areTheTwoThatTheirReadmeNames() throws IOException {
        List<String> names = Notebook.committed().stream().map(Notebook::name).toList();
        assertThat(names).containsExactly("explore-region-maps.ipynb", "vanishing-saliency.ipynb");
        String readme = Files.readString(Notebook.committed().get(0).file().resolveSibling("README.md"));
        assertThat(readme).contains(names);
    }

    @Test
    void holdTheOutputsOfOneRunFromTopToBottom() throws IOException {
        for (Notebook notebook : Notebook.committed()) {
            List<Integer> counts = new ArrayList<>();
            for (JsonNode cell : notebook.cells("code")) {
                counts.add(cell.path("execution_count").asInt(-1));
            }
            assertThat(counts)
                    .as(notebook.name())
                    .isEqualTo(IntStream.rangeClosed(1, counts.size()).boxed().toList());
            assertThat(notebook.figures()).as(notebook.name()).isGreaterThanOrEqualTo(4);
            assertThat(notebook.content().findValuesAsText("output_type"))
                    .as(notebook.name())
                    .isNotEmpty()
                    .doesNotContain("error");
        }
    }

    @Test
    void tellNoPathAndNoTime() throws IOException {
        for (Notebook notebook : Notebook.committed()) {
            String told = Files.readString(notebook.file()).replaceAll("\"image/png\": \"[^\"]*\"", "");
            assertThat(told).as(notebook.name()).doesNotContainPattern(MACHINE_PATH);
            assertThat(notebook.content().findValues("execution"))
                    .as("times of " + notebook.name())
                    .isEmpty();
            assertThat(notebook.content().findValuesAsText("name"))
                    .as(notebook.name())
                    .doesNotContain("stderr");
        }
    }

    @Test
    void aMachinePathWouldBeFound() {
        assertThat("\"/home/someone/x\"").containsPattern(MACHINE_PATH);
        assertThat("read C:\\\\Users\\\\x").containsPattern(MACHINE_PATH);
        assertThat("../insula-demo/results, a share/work unit").doesNotContainPattern(MACHINE_PATH);
    }
}
