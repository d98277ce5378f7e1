package org.insula.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsPythonsNaN() {
        MemoryFiles files = new MemoryFiles().with("/x.json", "{\"RepetitionTime\": 2.5, \"x\": NaN}");
        assertThat(Json.read(files, "/x.json").get("RepetitionTime").asDouble()).isEqualTo(2.5);
        assertThat(Json.read(files, "/x.json").get("x").asDouble()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1} x", "{\"a\":1,\"a\":2}", "\u0000", "[1,]"})
    void refusesWhatIsNotJson(String text) {
        MemoryFiles files = new MemoryFiles().with("/x.json", text);
        assertThatThrownBy(() -> Json.read(files, "/x.json"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("/x.json: is ");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        MemoryFiles files = new MemoryFiles().with("/x.json", "[".repeat(100_000));
        assertThatThrownBy(() -> Json.read(files, "/x.json")).isInstanceOf(InputException.class);
    }

    @Test
    void refusesAShortFileThatIsLargeInMemory() {
        MemoryFiles files = new MemoryFiles().with("/x.json", "[" + "[],".repeat(2_000_000) + "[]]");
        assertThatThrownBy(() -> Json.read(files, "/x.json"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Token count");
        assertThatThrownBy(() -> Json.readLeniently(files, "/x.json"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Token count");
    }

    @Test
    void refusesAnAbsentFile() {
        assertThatThrownBy(() -> Json.read(new MemoryFiles(), "/x.json"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void writesKeysInOrderAndListsOnOneLine() {
        MemoryFiles files = new MemoryFiles();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("b", 0.1);
        object.put("a", List.of(1, 2));
        Json.write(files, "/x.json", object);
        assertThat(files.text("/x.json")).isEqualTo("{\n  \"b\": 0.1,\n  \"a\": [ 1, 2 ]\n}\n");
        Json.write(files, "/y.json", Json.read(files, "/x.json"));
        assertThat(files.bytes("/y.json")).isEqualTo(files.bytes("/x.json"));
    }
}
