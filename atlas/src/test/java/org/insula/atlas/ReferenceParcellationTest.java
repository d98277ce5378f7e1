package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.atlas.clean.Standardize;
import org.insula.io.FileAccess;
import org.insula.io.LocalFiles;
import org.insula.io.bids.Confounds;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Agreement with nilearn on every case of a folder of reference values ({@code -Dinsula.fixtures.parcellation=DIR}: one
 * folder holding a {@code cases.json}, or a folder of such folders). Cases that ask for what is not built are reported
 * as skipped.
 */
class ReferenceParcellationTest {

    private static final FileAccess FILES = new LocalFiles();

    /** Of the standard deviation of the region, for runs and expected values in float32. */
    private static final double TOLERANCE = 1e-5;

    private static final Set<String> KNOWN_KEYS =
            Set.of("name", "expected", "atlas", "labels", "strategy", "resample", "clean", "repetitionTimeSeconds");
    private static final Set<String> KNOWN_CLEANING =
            Set.of("detrend", "standardize", "filter", "high_pass", "confounds");

    @TestFactory
    Stream<DynamicContainer> agreesWithNilearn() throws IOException {
        Path root = Path.of(System.getProperty("insula.fixtures.parcellation", "../../shared/fixtures/parcellation"));
        assumeTrue(Files.isDirectory(root), "no reference values: insula.fixtures.parcellation is not a folder");
        List<Path> sets = new ArrayList<>();
        try (Stream<Path> children = Files.list(root)) {
            Stream.concat(Stream.of(root), children.sorted())
                    .filter(folder -> Files.exists(folder.resolve("cases.json")))
                    .forEach(sets::add);
        }
        assumeTrue(!sets.isEmpty(), "no cases.json in the folder of reference values");
        return sets.stream().map(ReferenceParcellationTest::container);
    }

    private static DynamicContainer container(Path set) {
        JsonNode cases = Json.read(FILES, set.resolve("cases.json").toString());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : cases.path("cases")) {
            tests.add(DynamicTest.dynamicTest(one.path("name").asText(), () -> check(set, cases, one)));
        }
        return DynamicContainer.dynamicContainer(set.getFileName().toString(), tests);
    }

    private static void check(Path set, JsonNode cases, JsonNode one) throws IOException {
        skipUnlessBuilt(one);
        double repetitionTime = one.path("repetitionTimeSeconds")
                .asDouble(cases.path("repetitionTimeSeconds").asDouble(Double.NaN));
        RegionSeries series = clean(set, one, extract(set, one, repetitionTime));
        compare(
                series,
                Tsv.read(FILES, set.resolve(one.path("expected").asText()).toString()));
        for (JsonNode missing : cases.path("missingRegions")) {
            assertThat(series.column(column(series, missing.asText()))).containsOnly(Double.NaN);
        }
    }

    private static void skipUnlessBuilt(JsonNode one) {
        Set<String> unknown = new TreeSet<>();
        one.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN_KEYS);
        Set<String> unknownCleaning = new TreeSet<>();
        one.path("clean").fieldNames().forEachRemaining(unknownCleaning::add);
        unknownCleaning.removeAll(KNOWN_CLEANING);
        unknown.addAll(unknownCleaning);
        if (!unknown.isEmpty()) {
            abort(one.path("name").asText() + ": not built yet: " + unknown);
        }
        if (!one.path("strategy").asText().equals("mean")) {
            abort(one.path("name").asText() + ": not built yet: strategy "
                    + one.path("strategy").asText());
        }
        String filter = one.path("clean").path("filter").asText("cosine");
        if (!filter.equals("cosine")) {
            abort(one.path("name").asText() + ": not built yet: filter " + filter);
        }
    }

    private static RegionSeries extract(Path set, JsonNode one, double repetitionTime) throws IOException {
        String image = set.resolve(one.path("atlas").asText()).toString();
        Atlas atlas = AtlasReader.read(FILES, image, labels(set, one, image), "");
        RegionExtractor extractor = RegionExtractor.of(atlas)
                .with(one.has("resample") ? Resampling.NEAREST : Resampling.NONE)
                .with(ConstantVoxels.INCLUDE)
                .withMinimumCoverage(0);
        try (NiftiFrames frames =
                NiftiReader.open(FILES, set.resolve("bold.nii.gz").toString())) {
            return extractor.extract(frames, repetitionTime);
        }
    }

    /** The case's label table, else the one beside the image, else the one table of labels in the folder. */
    private static String labels(Path set, JsonNode one, String image) throws IOException {
        if (one.has("labels")) {
            return set.resolve(one.path("labels").asText()).toString();
        }
        String beside = AtlasReader.labelsBeside(FILES, image);
        if (!beside.isEmpty()) {
            return beside;
        }
        try (Stream<Path> tables = Files.list(set)) {
            return tables.map(Path::toString)
                    .filter(path -> path.endsWith("dseg.tsv"))
                    .sorted()
                    .findFirst()
                    .orElse("");
        }
    }

    private static RegionSeries clean(Path set, JsonNode one, RegionSeries series) {
        JsonNode clean = one.path("clean");
        List<String> confounds = new ArrayList<>();
        clean.path("confounds").forEach(name -> confounds.add(name.asText()));
        Cleaning cleaning = Cleaning.none()
                .withDetrend(clean.path("detrend").asBoolean() ? Detrend.LINEAR : Detrend.NONE)
                .withStandardize(
                        switch (clean.path("standardize").asText("")) {
                            case "zscore_sample" -> Standardize.ZSCORE;
                            case "psc" -> Standardize.PERCENT_SIGNAL_CHANGE;
                            default -> Standardize.NONE;
                        })
                .withHighPassHz(clean.path("high_pass").asDouble(0))
                .withConfounds(confounds);
        Path table = set.resolve("confounds_timeseries.tsv");
        return new SignalCleaner(cleaning)
                .clean(series, Files.exists(table) ? Confounds.read(FILES, table.toString()) : null);
    }

    private static void compare(RegionSeries series, Table expected) {
        assertThat(series.frames()).isEqualTo(expected.rows());
        for (String name : expected.columns()) {
            double[] wanted = expected.numbers(name);
            double[] found = series.column(column(series, name));
            double deviation = Math.sqrt(StatUtils.variance(wanted));
            for (int f = 0; f < wanted.length; f++) {
                assertThat(Math.abs(found[f] - wanted[f]))
                        .as("%s in frame %d: %s instead of %s", name, f, found[f], wanted[f])
                        .isLessThanOrEqualTo(TOLERANCE * deviation);
            }
        }
    }

    private static int column(RegionSeries series, String name) {
        List<String> names = series.regions().stream().map(Region::name).toList();
        assertThat(names).contains(name);
        return names.indexOf(name);
    }
}
