package org.insula.jobs.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;

/**
 * A Jupyter notebook.
 *
 * @param file where it lies
 * @param content its JSON
 */
record Notebook(Path file, JsonNode content) {
    static Notebook read(Path file) {
        return new Notebook(file, Json.read(new LocalFiles(), file.toString()));
    }

    /** Those of the project, by name. */
    static List<Notebook> committed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(Notebook::read)
                    .toList();
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    /** Its cells of one kind: {@code code} or {@code markdown}. */
    List<JsonNode> cells(String kind) {
        List<JsonNode> cells = new ArrayList<>();
        content.path("cells").forEach(cell -> {
            if (cell.path("cell_type").asText().equals(kind)) {
                cells.add(cell);
            }
        });
        return cells;
    }

    /** How many pictures its outputs hold. */
    long figures() {
        return content.findValues("image/png").size();
    }

    /** The lines of its introduction that call the program: they make what it reads. */
    List<String> preparation() {
        return text(cells("markdown").get(0).path("source"))
                .lines()
                .filter(line -> line.startsWith("./insula "))
                .toList();
    }

    /** A text that the format keeps as a list of lines, or whole. */
    static String text(JsonNode lines) {
        StringBuilder text = new StringBuilder(lines.asText());
        lines.forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
