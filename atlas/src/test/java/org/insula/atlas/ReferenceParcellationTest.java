package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.ScrubbedFrames;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.atlas.clean.Standardize;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.KeptFrames;
import org.insula.atlas.confounds.RunConfounds;
import org.insula.io.FileAccess;
import org.insula.io.LocalFiles;
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
 * folder holding a {@code cases.json}, or a folder of such folders). A case that asks for something unknown fails.
 */
class ReferenceParcellationTest {

    private static final FileAccess FILES = new LocalFiles();

    /** Of the standard deviation of the region: 1e-5 is asked; the expected values have 12 digits. */
    private static final double TOLERANCE = 1e-7;

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

    private static RegionSeries extract(Path set, JsonNode one, double repetitionTime) throws IOException {
        RegionExtractor extractor = RegionExtractor.of(List.of(target(set, one)))
                .with(one.has("resample") ? Resampling.NEAREST : Resampling.NONE)
                .with(ConstantVoxels.INCLUDE)
                .withMinimumCoverage(0);
        if (one.has("mask")) {
            extractor = extractor.with(
                    BrainMask.read(FILES, set.resolve(one.path("mask").asText()).toString()));
        }
        try (NiftiFrames frames =
                NiftiReader.open(FILES, set.resolve("bold.nii.gz").toString())) {
            return extractor.extract(frames, repetitionTime);
        }
    }

    private static Target target(Path set, JsonNode one) throws IOException {
        String image = set.resolve(one.path("atlas").asText()).toString();
        String strategy = one.path("strategy").asText();
        if (strategy.equals("least squares on the maps")) {
            return new MapTarget(ProbabilisticAtlasReader.read(FILES, image, "", ""), MapStatistic.LEAST_SQUARES);
        }
        Atlas atlas = AtlasReader.read(FILES, image, labels(set, one, image), "");
        return new LabelTarget(
                atlas,
                switch (strategy) {
                    case "mean" -> RegionStatistic.MEAN;
                    case "median" -> RegionStatistic.MEDIAN;
                    case "sum" -> RegionStatistic.SUM;
                    case "min", "minimum" -> RegionStatistic.MINIMUM;
                    case "max", "maximum" -> RegionStatistic.MAXIMUM;
                    case "std", "standard_deviation" -> RegionStatistic.STANDARD_DEVIATION;
                    case "var", "variance" -> RegionStatistic.VARIANCE;
                    default -> throw new AssertionError("unknown strategy " + strategy);
                });
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
                        switch (clean.path("standardize").asText("null")) {
                            case "zscore_sample" -> Standardize.ZSCORE;
                            case "psc" -> Standardize.PERCENT_SIGNAL_CHANGE;
                            case "null" -> Standardize.NONE;
                            default -> throw new AssertionError("unknown scale " + clean.path("standardize"));
                        })
                .with(filter(clean))
                .with(ConfoundStrategy.none().withColumns(confounds))
                .with(ScrubbedFrames.REMOVED);
        return new SignalCleaner(cleaning).clean(series, runConfounds(set, clean, series.frames()));
    }

    private static TemporalFilter filter(JsonNode clean) {
        double highPass = clean.path("high_pass").asDouble(0);
        double lowPass = clean.path("low_pass").asDouble(0);
        return switch (clean.path("filter").asText("none")) {
            case "none" -> TemporalFilter.none();
            case "cosine" -> TemporalFilter.cosine(highPass);
            case "butterworth" -> TemporalFilter.butterworth(highPass, lowPass);
            default -> throw new AssertionError("unknown filter " + clean.path("filter"));
        };
    }

    private static RunConfounds runConfounds(Path set, JsonNode clean, int frames) {
        Path table = set.resolve("confounds_timeseries.tsv");
        RunConfounds confounds = Files.exists(table) ? RunConfounds.read(FILES, table.toString()) : RunConfounds.none();
        if (!clean.has("sampleMask")) {
            return confounds;
        }
        String list = set.resolve(clean.path("sampleMask").asText()).toString();
        return confounds.withKept(KeptFrames.read(FILES, list, frames));
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
        // nilearn numbers the maps of an atlas without names from 0.
        String wanted = name.startsWith("map_") ? "region_" + (Integer.parseInt(name.substring(4)) + 1) : name;
        List<String> names = series.regions().stream().map(Region::name).toList();
        assertThat(names).contains(wanted);
        return names.indexOf(wanted);
    }
}
