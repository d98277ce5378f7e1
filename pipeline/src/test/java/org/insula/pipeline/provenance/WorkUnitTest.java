package org.insula.pipeline.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkUnitTest {

    private static WorkUnit unit(Map<String, Object> options) {
        return new WorkUnit(
                "train", "fold-0", Map.of("samples", InputIdentity.ofChecksum("samples", "abc")), options, "1.0");
    }

    @Test
    void spellsTheSameValueInOneWay() {
        Map<String, Object> backwards = new LinkedHashMap<>();
        backwards.put("b", List.of(1.0, 2.5, 1e-7));
        backwards.put("a", Map.of("y", "text", "x", true));
        assertThat(CanonicalJson.of(backwards)).isEqualTo("{\"a\":{\"x\":true,\"y\":\"text\"},\"b\":[1,2.5,1.0E-7]}");
        assertThat(CanonicalJson.of(Map.of("n", 3))).isEqualTo(CanonicalJson.of(Map.of("n", 3.0)));
    }

    @Test
    void spellsRecordsByTheirComponents() {
        assertThat(CanonicalJson.of(InputIdentity.ofChecksum("a", "b")))
                .isEqualTo("{\"checksum\":\"b\",\"modifiedMillis\":-1,\"name\":\"a\",\"size\":-1}");
    }

    @Test
    void hasTheSha256OfItsCanonicalJsonAsKey() {
        // printf '{"codeVersion":"1.0","inputs":{},"kind":"k","options":{}}' | sha256sum
        WorkUnit bare = new WorkUnit("k", "n", Map.of(), Map.of(), "1.0");
        assertThat(bare.key()).isEqualTo("7da6de667088ceee84c0f03279249b85344db6ad6de77882df6d70c783a94547");
    }

    @Test
    void namesEachThingThatDeterminesItAndChangesTheDigestOfThatThingOnly() {
        Map<String, String> before = unit(Map.of("epochs", 60, "seed", 1)).parts();
        Map<String, String> after = unit(Map.of("epochs", 61, "seed", 1)).parts();
        assertThat(before.keySet())
                .containsExactly("input samples", "option epochs", "option seed", "version of Insula");
        assertThat(after.get("option epochs")).isNotEqualTo(before.get("option epochs"));
        assertThat(after.get("input samples")).isEqualTo(before.get("input samples"));
        assertThat(after.get("option seed")).isEqualTo(before.get("option seed"));
    }

    @Test
    void doesNotDependOnTheOrderOfOptionsOrTheName() {
        Map<String, Object> forwards = new LinkedHashMap<>();
        forwards.put("epochs", 60);
        forwards.put("seed", 1);
        Map<String, Object> backwards = new LinkedHashMap<>();
        backwards.put("seed", 1);
        backwards.put("epochs", 60);
        assertThat(unit(forwards).key()).isEqualTo(unit(backwards).key());
        WorkUnit renamed = new WorkUnit(
                "train", "other", Map.of("samples", InputIdentity.ofChecksum("samples", "abc")), forwards, "1.0");
        assertThat(renamed.key()).isEqualTo(unit(forwards).key());
    }

    @Test
    void changesWithWhateverDeterminesTheResult() {
        WorkUnit base = unit(Map.of("epochs", 60));
        List<WorkUnit> others = List.of(
                unit(Map.of("epochs", 61)),
                new WorkUnit("explain", "fold-0", base.inputs(), base.options(), "1.0"),
                new WorkUnit("train", "fold-0", base.inputs(), base.options(), "1.1"),
                new WorkUnit(
                        "train",
                        "fold-0",
                        Map.of("samples", InputIdentity.ofChecksum("samples", "abd")),
                        base.options(),
                        "1.0"));
        assertThat(others).extracting(WorkUnit::key).doesNotHaveDuplicates().doesNotContain(base.key());
    }

    @Test
    void identifiesAFileBySizeAndTimeButNotByItsFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.tsv"), "four");
        InputIdentity identity = InputIdentity.ofFile(new LocalFiles(), file.toString());
        assertThat(identity.name()).isEqualTo("a.tsv");
        assertThat(identity.size()).isEqualTo(4);
        assertThat(identity.modifiedMillis()).isPositive();
        assertThatThrownBy(() -> InputIdentity.ofFile(
                        new LocalFiles(), folder.resolve("absent").toString()))
                .isInstanceOf(InputException.class);
    }

    @Test
    void writesWhereAnOutputComesFrom() {
        Provenance provenance = Provenance.of(unit(Map.of("epochs", 60)), 7);
        assertThat(provenance.version()).matches("[0-9]+\\.[0-9]+.*");
        assertThat(provenance.toMap())
                .containsKeys("Software", "Version", "Step", "UnitKey", "Seed", "Options", "Inputs")
                .containsEntry("Seed", 7L);
        assertThat(CanonicalJson.of(provenance.toMap())).contains("\"Options\":{\"epochs\":60}");
    }
}
