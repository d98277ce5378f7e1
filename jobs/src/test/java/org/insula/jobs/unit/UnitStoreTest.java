package org.insula.jobs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.insula.io.FileSeal;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.pipeline.provenance.WorkUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitStoreTest {
    private static final WorkUnit OLD = new WorkUnit("train", "net", Map.of(), Map.of("epochs", 1), "1");
    private static final WorkUnit NEW = new WorkUnit("train", "net", Map.of(), Map.of("epochs", 2), "1");

    @TempDir
    private Path folder;

    private UnitStore store;

    @BeforeEach
    void make() {
        store = new UnitStore(new LocalFiles(), folder.toString());
    }

    private Map<String, Object> write(String unitFolder, String text) {
        Json.write(new LocalFiles(), unitFolder + "/content.json", Map.of("text", text));
        return Map.of("Fact", text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void knowsAUnitByItsKeyOnly() {
        assertThat(store.isDone(OLD)).isFalse();
        store.finish(OLD, unitFolder -> write(unitFolder, "old"));
        assertThat(store.isDone(OLD)).isTrue();
        assertThat(store.isDone(NEW)).isFalse();
        UnitRecord found = store.find("train", "net").orElseThrow();
        assertThat(found.hasFailed()).isFalse();
        assertThat(found.facts().path("Fact").asText()).isEqualTo("old");
    }

    @Test
    void tellsHowAUnitStandsAndWhy() {
        assertThat(store.status(OLD, () -> true)).isEqualTo(UnitStatus.missing("train", "net", ""));
        store.finish(OLD, unitFolder -> write(unitFolder, "old"));
        assertThat(store.status(OLD, () -> true)).isEqualTo(UnitStatus.done("train", "net"));
        assertThat(store.status(NEW, () -> true)).isEqualTo(UnitStatus.stale("train", "net", "changed: option epochs"));
        assertThat(store.status(OLD, () -> false))
                .isEqualTo(UnitStatus.stale("train", "net", "what it wrote is not there any more"));
        WorkUnit other = new WorkUnit("train", "net", Map.of(), Map.of("seed", 1), "2");
        assertThat(store.status(other, () -> true).reason())
                .isEqualTo("changed: no more option epochs, new option seed, version of Insula");
        store.fail(NEW, "no samples");
        assertThat(store.status(NEW, () -> true)).isEqualTo(UnitStatus.failed("train", "net", "no samples"));
        assertThat(store.unfinished("train", "net", "later"))
                .isEqualTo(UnitStatus.failed("train", "net", "no samples"));
    }

    @Test
    void replacesTheWholeFolder() {
        store.finish(OLD, unitFolder -> {
            Json.write(new LocalFiles(), unitFolder + "/more.json", Map.of());
            return write(unitFolder, "old");
        });
        store.finish(NEW, unitFolder -> write(unitFolder, "new"));
        assertThat(store.isDone(NEW)).isTrue();
        assertThat(folder.resolve("train_net/more.json")).doesNotExist();
    }

    @Test
    void aWriterThatFailsLeavesWhatWasThere() throws IOException {
        store.finish(OLD, unitFolder -> write(unitFolder, "old"));
        assertThatThrownBy(() -> store.finish(NEW, unitFolder -> {
                    write(unitFolder, "half");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(store.isDone(OLD)).isTrue();
        assertThat(names()).containsExactly("train_net");
    }

    @Test
    void aUnitThatALostExecutorFinishedInBetweenIsFine() {
        store.finish(NEW, unitFolder -> write(unitFolder, "ours"));
        UnitStore late = new UnitStore(TamperedFiles.with("delete", () -> null), folder.toString());

        late.finish(NEW, unitFolder -> write(unitFolder, "ours"));

        assertThat(store.isDone(NEW)).isTrue();
        assertThatThrownBy(() -> late.finish(OLD, unitFolder -> write(unitFolder, "other")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aFailureTakesTheUnitsPlaceAndKeepsItsReason() {
        store.finish(OLD, unitFolder -> write(unitFolder, "old"));
        store.fail(NEW, "it is damaged");
        assertThat(store.isDone(OLD)).isFalse();
        assertThat(store.isDone(NEW)).isFalse();
        UnitRecord found = store.find("train", "net").orElseThrow();
        assertThat(found.hasFailed()).isTrue();
        assertThat(found.reason()).isEqualTo("it is damaged");
    }

    @Test
    void forgetsAUnit() {
        store.finish(OLD, unitFolder -> write(unitFolder, "old"));
        store.forget("train", "net");
        assertThat(store.find("train", "net")).isEmpty();
    }

    @Test
    void namesStayInTheFolderAndApart() {
        assertThat(store.folder("train", "model-lstm_fold-0")).isEqualTo(folder + "/train_model-lstm_fold-0");
        assertThat(store.folder("train", "../../etc")).startsWith(folder + "/train_.._.._etc-");
        assertThat(store.folder("train", "a b")).isNotEqualTo(store.folder("train", "a_b"));
        assertThat(store.folder("train", "a b")).isNotEqualTo(store.folder("train", "a\tb"));
        String deep = "x".repeat(500);
        assertThat(store.folder("train", deep))
                .hasSizeLessThan(folder.toString().length() + 130);
        assertThat(store.folder("train", deep)).isNotEqualTo(store.folder("train", deep + "y"));
    }

    @Test
    void canBeSentToAnExecutor() throws Exception {
        store.finish(OLD, unitFolder -> write(unitFolder, "old"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(store);
        UnitStore sent = (UnitStore) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(sent.isDone(OLD)).isTrue();
    }

    /** A unit with a file in its folder and a table elsewhere in the output; gives the output. */
    private Path unitWithTable() throws IOException {
        Path output = folder.resolve("out");
        Files.createDirectories(output.resolve("work/table"));
        Files.writeString(output.resolve("work/table/part-1"), "saliency");
        store = new UnitStore(new LocalFiles(), output + "/work/units");
        String table = output.resolve("work/table").toString();
        store.finish(OLD, () -> List.of(table), unitFolder -> write(unitFolder, "old"));
        assertThat(store.isDone(OLD)).isTrue();
        assertThat(store.verifying().isDone(OLD)).isTrue();
        return output;
    }

    private static void flip(Path file) throws IOException {
        FileTime date = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, date);
    }

    @Test
    void aUnitWhoseRecordWasChangedIsNotDoneAndThatIsSaid() throws IOException {
        store.finish(OLD, unitFolder -> write(unitFolder, "old"));
        List<String> said = new ArrayList<>();
        Path record = folder.resolve("train_net/_SUCCESS.json");
        for (String wrong : List.of(Files.readString(record).replace("old", "new"), "{\"Key\": \"x", "")) {
            Files.writeString(record, wrong);
            assertThat(store.telling(said::add).isDone(OLD)).isFalse();
        }
        assertThat(said).hasSize(3).allMatch(line -> line.contains(record + "") && line.contains("is done again"));
    }

    @Test
    void aFileThatCameToAFolderOfTheUnitIsDamageToo() throws IOException {
        Path output = unitWithTable();
        Files.writeString(output.resolve("work/table/.hidden"), "x");
        assertThat(store.isDone(OLD)).isTrue();
        Files.writeString(output.resolve("work/table/part-2"), "x");
        assertThat(store.isDone(OLD)).isFalse();
        assertThat(store.status(OLD, () -> true).reason())
                .isEqualTo("damaged: " + output + "/work/table/part-2 was not there when the unit was finished");
    }

    @Test
    void whatChangedWithoutADateIsFoundOnlyWhereContentsAreReadAndTheUnitIsForgottenThen() throws IOException {
        Path output = unitWithTable();
        String table = output.resolve("work/table").toString();
        store.checkOutputs("train", "net", table);
        flip(output.resolve("work/table/part-1"));
        assertThat(store.isDone(OLD)).isTrue();
        assertThat(store.verifying().isDone(OLD)).isFalse();
        assertThat(store.checked("train", "net")).isEqualTo(store.folder("train", "net"));
        assertThatThrownBy(() -> store.checkOutputs("train", "net", table))
                .isInstanceOf(DamagedUnitException.class)
                .hasMessageContaining("part-1: was changed since it was written");
        assertThat(store.isDone(OLD)).isFalse();
        // As a second attempt at a task would do.
        assertThatThrownBy(() -> store.checkOutputs("train", "net", table)).isInstanceOf(DamagedUnitException.class);
        assertThatThrownBy(() -> store.checked("train", "net")).isInstanceOf(DamagedUnitException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"work/../../mine", "../mine", "work//../../mine", "/etc", "file:/etc", "work/table/.", "a\u0007b"
            })
    void aRecordThatNamesWhatIsNotBelowTheOutputIsNotBelievedAndNothingIsRemovedByIt(String name) throws IOException {
        Path output = unitWithTable();
        Path mine = Files.createDirectories(output.resolveSibling("mine/thesis"));
        Path record = Path.of(store.folder("train", "net"), "_SUCCESS.json");
        ObjectNode forged = (ObjectNode) Json.read(new LocalFiles(), record.toString());
        ((ObjectNode) forged.at("/Outputs/Files")).set(name, forged.at("/Outputs/Files/work~1table~1part-1"));
        forged.remove("RecordSHA256");
        forged.put(
                "RecordSHA256",
                FileSeal.of(Json.line(forged).getBytes(StandardCharsets.UTF_8)).sha256());
        Json.write(new LocalFiles(), record.toString(), forged);
        assertThat(store.find("train", "net")).isPresent();
        assertThat(store.isDone(OLD)).isFalse();
        store.forget("train", "net");
        assertThat(mine).isDirectory();
        assertThat(output.resolve("work/table/part-1")).isRegularFile();
    }

    @Test
    void aFolderInThePlaceOfAFileIsRemovedWithTheUnitsRecord() throws IOException {
        Path output = unitWithTable();
        Files.delete(output.resolve("work/table/part-1"));
        Files.createDirectories(output.resolve("work/table/part-1/inside"));
        assertThat(store.isDone(OLD)).isFalse();
        store.forget("train", "net");
        assertThat(output.resolve("work/table")).isEmptyDirectory();
    }
}
