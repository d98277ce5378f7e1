package org.insula.io.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/** The JSON sidecars of a dataset's runs, each read once. What is odd about one is noted once. For one thread. */
final class Sidecars {
    private final FileAccess files;
    private final Map<String, JsonNode> read = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Sidecars(FileAccess files) {
        this.files = files;
    }

    /**
     * The time between frames in s; empty if the sidecar states none or cannot be read.
     *
     * @throws InputException if what it states cannot be
     */
    OptionalDouble repetitionTime(String path) {
        return SamplingInterval.of(path, read.computeIfAbsent(path, this::node));
    }

    private JsonNode node(String path) {
        try {
            JsonNode node = Json.read(files, path);
            if (SamplingInterval.isOdd(node)) {
                JsonNode stated = node.path("RepetitionTime");
                notes.add(path + ": RepetitionTime "
                        + ForeignText.quoted(stated.isValueNode() ? stated.asText() : stated.toString())
                        + " is no number; it is passed over");
            }
            return node;
        } catch (InputException strict) {
            return leniently(path, strict);
        }
    }

    private JsonNode leniently(String path, InputException strict) {
        try {
            JsonNode node = Json.readLeniently(files, path);
            if (strict.problem().contains("Duplicate field 'RepetitionTime'")) {
                notes.add(path + ": states RepetitionTime twice; the image's header is asked instead");
                return MissingNode.getInstance();
            }
            notes.add(path + ": " + strict.problem() + "; read all the same");
            return node;
        } catch (InputException e) {
            notes.add(e.getMessage() + "; passed over, the repetition time is the header's");
            return MissingNode.getInstance();
        }
    }

    /** What was odd, in the order of reading. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
