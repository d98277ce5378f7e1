package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A finished study whose files a bad disk or a hand damages: it is noticed, said, and the next run makes them again. */
class DamageTest {
    private static final LocalFiles FILES = new LocalFiles();

    /** Each run writes these again; what it cannot replace it names. */
    private static final String WRITTEN_BY_EVERY_RUN = "work/(metrics.json|config.yaml)";

    @TempDir
    private static Path folder;

    private static Path finished;

    /** What happens to a file. */
    enum Damage {
        REMOVED {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
            }
        },
        TRUNCATED {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        BIT_FLIPPED {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length * 2 / 3] ^= 1;
                Files.write(file, bytes);
            }
        },
        EMPTIED {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        A_PIPE {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
                try {
                    assertThat(new ProcessBuilder("mkfifo", file.toString())
                                    .start()
                                    .waitFor())
                            .isZero();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        },
        A_LINK_TO_NOTHING {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
                Files.createSymbolicLink(file, file.resolveSibling("nothing"));
            }
        },
        A_FOLDER {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
                Files.createDirectories(file.resolve("inside"));
            }
        };

        abstract void to(Path file) throws IOException;
    }

    @BeforeAll
    static void runOnce() throws IOException {
        TinyStudy.cohort(folder);
        Program.Ended ended = Program.insula("run", TinyStudy.configuration(folder, "one"));
        assertThat(ended.code()).as(ended.err()).isZero();
        finished = folder.resolve("one");
    }

    /** A copy of the finished study, dates included; gives its output folder. */
    private static Path copy(String name) throws IOException {
        Path study = Files.createDirectories(folder.resolve(name));
        Files.createSymbolicLink(study.resolve("cohort"), folder.resolve("cohort"));
        TinyStudy.configuration(study, "one");
        try (Stream<Path> files = Files.walk(finished)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        study.resolve("one").resolve(finished.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return study.resolve("one");
    }

    /** Every file that has something in it, by its path below the output. */
    private static List<String> files(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() > 0)
                    .map(file -> output.relativize(file).toString())
                    .filter(file -> !file.startsWith("kept/"))
                    .sorted()
                    .toList();
        }
    }

    /** Files that belong to no unit: each run writes them, or, as its measurements, only adds to what it says. */
    private static boolean isOfNoUnit(String file) {
        return !file.contains("/") || file.matches("work/(metrics.json|config.yaml|manifest/dataset.json)");
    }

    private static List<String> filesOfUnits(Path output) throws IOException {
        return files(output).stream()
                .filter(file -> !isOfNoUnit(file) || file.equals("report.html"))
                .toList();
    }

    private static String status(Path output, String... options) {
        List<String> arguments = new ArrayList<>(List.of("status", output.toString()));
        arguments.addAll(List.of(options));
        Program.Ended ended = Program.insula(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    @Test
    void anUntouchedCopyIsWhole() throws IOException {
        Path output = copy("untouched");
        assertThat(status(output)).doesNotContain("stale", "missing");
        assertThat(status(output, "--verify")).doesNotContain("stale", "missing");
        // A copy that does not keep dates is read, and found to be the same.
        for (String file : files(output)) {
            Files.setLastModifiedTime(output.resolve(file), FileTime.fromMillis(System.currentTimeMillis() + 5000));
        }
        assertThat(status(output)).doesNotContain("stale", "missing");
    }

    /** The unit that each file of a study belongs to. */
    private static final class Owners {
        private final UnitStore store;
        private final Map<String, UnitRecord> byFile = new TreeMap<>();

        Owners(Path output) throws IOException {
            store = new UnitStore(FILES, output + "/work/units");
            for (String file : files(output)) {
                if (file.startsWith("work/units/") && file.endsWith("/_SUCCESS.json")) {
                    add(output, file.substring(0, file.lastIndexOf('/')));
                }
            }
        }

        private void add(Path output, String folder) {
            JsonNode record = Json.read(
                    FILES, output.resolve(folder).resolve("_SUCCESS.json").toString());
            UnitRecord unit = store.find(
                            record.path("Kind").asText(), record.path("Name").asText())
                    .orElseThrow();
            byFile.put(folder + "/_SUCCESS.json", unit);
            record.at("/Unit/Files").fieldNames().forEachRemaining(file -> byFile.put(folder + "/" + file, unit));
            record.at("/Outputs/Files").fieldNames().forEachRemaining(file -> byFile.put(file, unit));
        }

        /** Whether the unit of a file still counts as done. */
        boolean isDone(UnitStore looking, String file) {
            JsonNode facts = byFile.get(file).facts();
            return looking.isDone(
                    facts.path("Kind").asText(),
                    facts.path("Name").asText(),
                    byFile.get(file).key());
        }
    }

    @Test
    void everyFileBelongsToAUnit() throws IOException {
        assertThat(new Owners(finished).byFile.keySet()).containsAll(filesOfUnits(finished));
        assertThat(filesOfUnits(finished)).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @EnumSource
    void damageToAnyFileOfAnyUnitIsNoticed(Damage damage) throws IOException {
        Path output = copy("noticed-" + damage);
        Owners owners = new Owners(output);
        List<String> files = filesOfUnits(output);
        List<String> unnoticed = new ArrayList<>();
        for (String file : files) {
            assertThat(owners.isDone(owners.store, file)).as(file).isTrue();
            damage.to(output.resolve(file));
            if (owners.isDone(owners.store, file)) {
                unnoticed.add(file);
            }
            restore(output, file);
        }
        System.out.println(damage + ": " + files.size() + " files, " + unnoticed.size() + " unnoticed");
        assertThat(unnoticed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"A_PIPE", "A_LINK_TO_NOTHING"})
    void theProgramSaysSoOfAFileOfEachKind(Damage damage) throws IOException {
        Path output = copy("told-" + damage);
        Map<String, String> byKind = new TreeMap<>();
        Owners owners = new Owners(output);
        filesOfUnits(output).forEach(file -> byKind.put(kind(file, owners.byFile.get(file)), file));
        for (String file : byKind.values()) {
            damage.to(output.resolve(file));
            assertThat(status(output)).as(file).containsAnyOf("stale", "missing");
            restore(output, file);
        }
        System.out.println(damage + ": told by the program of " + byKind.size() + " kinds of file");
    }

    /** The kind of a file's unit and what the file is of it. */
    private static String kind(String file, UnitRecord unit) {
        String place = file.startsWith("work/") ? file.split("/")[1] : "";
        return unit.facts().path("Kind").asText() + " " + place + " " + file.substring(file.lastIndexOf('.'));
    }

    @Test
    void aBitThatChangesWithoutADateIsNoticedWhereContentsAreRead() throws IOException {
        Path output = copy("dates");
        Owners owners = new Owners(output);
        List<String> unnoticed = new ArrayList<>();
        for (String file : filesOfUnits(output)) {
            FileTime date = Files.getLastModifiedTime(output.resolve(file));
            Damage.BIT_FLIPPED.to(output.resolve(file));
            Files.setLastModifiedTime(output.resolve(file), date);
            if (owners.isDone(owners.store.verifying(), file)) {
                unnoticed.add(file);
            }
            restore(output, file);
        }
        assertThat(unnoticed).isEmpty();
    }

    private static void restore(Path output, String file) throws IOException {
        FILES.delete(output.resolve(file).toString());
        Files.copy(
                finished.resolve(file),
                output.resolve(file),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** One file of each unit, and one of those that belong to none; other ones for each damage. */
    private static List<String> oneOfEach(Path output, Damage damage) throws IOException {
        Map<String, List<String>> byUnit = new LinkedHashMap<>();
        List<String> chosen = new ArrayList<>();
        for (String file : files(output)) {
            if (!file.matches(WRITTEN_BY_EVERY_RUN)) {
                byUnit.computeIfAbsent(unit(file), unit -> new ArrayList<>()).add(file);
            }
        }
        byUnit.forEach((unit, files) -> chosen.add(files.get((damage.ordinal() * 7 + unit.length()) % files.size())));
        return chosen;
    }

    private static String unit(String file) {
        if (file.startsWith("work/units/")) {
            return file.split("/")[2];
        }
        if (file.startsWith("work/saliency.parquet/")) {
            return file.substring(0, file.lastIndexOf('/'));
        }
        if (isOfNoUnit(file) && !file.equals("report.html")) {
            return "none";
        }
        if (file.startsWith("sub-")) {
            return file.replaceAll("_atlas-.*|_events.*", "") + file.contains("_events");
        }
        return file.startsWith("work/") ? "samples" : "map";
    }

    /** What must be the same again; names of Spark's own files, and what lists them, differ from run to run. */
    private static Map<String, byte[]> results(Path output) throws IOException {
        Map<String, byte[]> results = new TreeMap<>();
        for (String file : files(output)) {
            boolean varies = file.matches("work/(.*\\.parquet/.*|metrics.json)")
                    || file.matches("work/units/(samples|explain)_[^/]*/_SUCCESS.json");
            if (!varies) {
                results.put(file, Files.readAllBytes(output.resolve(file)));
            }
        }
        return results;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"A_PIPE", "A_LINK_TO_NOTHING"})
    void theNextRunMakesEveryByteAgain(Damage damage) throws IOException {
        Path output = copy("repaired-" + damage);
        List<String> damaged = oneOfEach(output, damage);
        for (String file : damaged) {
            damage.to(output.resolve(file));
        }
        Program.Ended ended = Program.insula("run", output.getParent() + "/one.yaml");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertSame(results(output), results(finished));
        System.out.println(damage + ": " + damaged.size() + " files of as many units damaged, all as before");
        assertThat(Program.insula("run", output.getParent() + "/one.yaml").err())
                .contains(
                        "parcellate: nothing to do", "train: nothing to do", "explain: nothing to do", "map: nothing");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"A_PIPE", "A_LINK_TO_NOTHING"})
    void whereEveryFileIsDamagedAtOnceTheNextRunMakesEveryByteAgain(Damage damage) throws IOException {
        Path output = copy("all-" + damage);
        List<String> files = files(output).stream()
                // Where neither it nor its manifest says whose the folder is, the folder counts as somebody's and is
                // refused.
                .filter(file -> !file.matches(WRITTEN_BY_EVERY_RUN + "|dataset_description.json"))
                .toList();
        for (String file : files) {
            damage.to(output.resolve(file));
        }
        Program.Ended ended = Program.insula("run", output.getParent() + "/one.yaml");
        System.out.println(damage + ": " + files.size() + " files damaged at once, exit " + ended.code());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertSame(results(output), results(finished));
    }

    private static void assertSame(Map<String, byte[]> found, Map<String, byte[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(expected.get(file)));
    }

    @Test
    void whatIsDamagedWithoutADateIsFoundWhereItIsUsedSaidAndMadeAgain() throws IOException {
        Path clean = copy("clean");
        String more = "saliency: {methods: [gradient, integrated-gradients]}\n";
        TinyStudy.configuration(clean.getParent(), "one", more);
        assertThat(Program.insula("run", clean.getParent() + "/one.yaml").code())
                .isZero();

        Map<String, String> units = usedAgain(
                "used",
                more,
                clean,
                file -> file.matches("work/units/train_model-lstm_fold-0_seed-5/model/.*\\.npy")
                        || file.matches("work/saliency.parquet/.*fold-1_seed-6/part.*")
                        || file.matches("work/units/control_model-lstm_untrained[^/]*/control.tsv"));
        assertThat(units.values()).hasSizeGreaterThanOrEqualTo(3).anyMatch(file -> file.contains("/control_"));
        // Alone, because of two files that two tasks find damaged at once only one is told.
        assertThat(usedAgain("shared", more, clean, "work/samples.npy"::equals)).hasSize(1);
    }

    /** Damages a file of each unit that matches, but not its date, in a copy where more is asked for; gives files by units. */
    private Map<String, String> usedAgain(String name, String more, Path clean, Predicate<String> isChosen)
            throws IOException {
        Path output = copy(name);
        TinyStudy.configuration(output.getParent(), "one", more);
        Map<String, String> damaged = new HashMap<>();
        for (String file : files(output)) {
            if (isChosen.test(file) && damaged.putIfAbsent(unit(file), file) == null) {
                FileTime date = Files.getLastModifiedTime(output.resolve(file));
                Damage.BIT_FLIPPED.to(output.resolve(file));
                Files.setLastModifiedTime(output.resolve(file), date);
            }
        }
        Program.Ended ended = Program.insula("run", output.getParent() + "/one.yaml");
        assertThat(ended.code()).as(ended.err()).isZero();
        for (String file : damaged.values()) {
            assertThat(ended.err()).contains(output.resolve(file) + " was changed since it was written");
        }
        assertSame(results(output), results(clean));
        return damaged;
    }
}
