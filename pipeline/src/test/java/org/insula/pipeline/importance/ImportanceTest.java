package org.insula.pipeline.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.insula.atlas.Region;
import org.insula.pipeline.sample.MissingRegions;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.SampledRun;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private static final MapKey KEY = new MapKey("lstm", "face");
    private static final float NAN = Float.NaN;

    private static SaliencyRow row(String subject, String sample, int fold, long seed, float... saliency) {
        return new SaliencyRow(KEY, subject, "run-1", sample, fold, seed, 2, saliency);
    }

    @Test
    void takesTheShareOfEachMagnitude() {
        assertThat(row("s", "a", 0, 1, -1, 2, 3, -4).values(MapKind.SHARE)).containsExactly(0.1, 0.2, 0.3, 0.4);
    }

    @Test
    void leavesMissingRegionsOutOfTheTotal() {
        assertThat(row("s", "a", 0, 1, -1, NAN, 3, NAN).values(MapKind.SHARE))
                .containsExactly(0.25, Double.NaN, 0.75, Double.NaN);
    }

    @Test
    void averagesSeedsBeforeSamples() {
        // Sample a, region 0: (0.5 + 0.25) / 2 = 0.375 over its two seeds; sample b: 1. Their mean is 0.6875.
        SubjectMap map = SubjectImportance.of(
                MapKind.SHARE,
                List.of(
                        row("s", "b", 1, 1, 1, 0, 0, 0),
                        row("s", "a", 0, 2, 1, 0, 0, 3),
                        row("s", "a", 0, 1, 1, 1, 0, 0)));
        assertThat(map.samples()).isEqualTo(2);
        assertThat(map.values()).containsExactly(0.6875, 0.125, 0, 0.1875);
        assertThat(map.byRegion()).containsExactly(0.6875, 0.3125);
        assertThat(map.byFrame()).containsExactly(0.8125, 0.1875);
        assertThat(map.byFold().get(0)).containsExactly(0.375, 0.625);
        assertThat(map.byFold().get(1)).containsExactly(1, 0);
        assertThat(map.bySeed().get(1L)).containsExactly(0.75, 0.25);
        assertThat(map.bySeed().get(2L)).containsExactly(0.25, 0.75);
    }

    @Test
    void countsARegionInTheSamplesThatCoverIt() {
        SubjectMap map = SubjectImportance.of(
                MapKind.SHARE, List.of(row("s", "a", 0, 1, 1, NAN, 1, NAN), row("s", "b", 0, 1, 1, 1, 1, 1)));
        assertThat(map.byRegion()).containsExactly(0.75, 0.5);
    }

    @Test
    void takesAllFramesTogether() {
        assertThat(row("s", "a", 3, 1, -1, 2, 3, -2).overFrames(MapKind.SHARE).saliency())
                .containsExactly(0.5f, 0.5f);
        assertThat(row("s", "a", 3, 1, 0, 0, 0, 0).overFrames(MapKind.SHARE).values(MapKind.SHARE))
                .containsOnly(Double.NaN);
        SaliencyRow missing = row("s", "a", 3, 1, -1, NAN, 3, NAN).overFrames(MapKind.SHARE);
        assertThat(missing.saliency()).containsExactly(1, NAN);
        assertThat(List.of(missing.run(), missing.sample(), missing.unit())).containsExactly("run-1", "a", "s");
        assertThat(List.of(missing.fold(), missing.frames())).containsExactly(3, 1);
    }

    @Test
    void leavesSilentRowsOutAndCountsThem() {
        SubjectMap map = SubjectImportance.of(
                MapKind.SHARE, List.of(row("s", "a", 0, 1, 0, 0, 0, 0), row("s", "b", 0, 1, 1, 0, 0, 0)));
        assertThat(map.samples()).isEqualTo(1);
        assertThat(map.silentRows()).isEqualTo(1);
        assertThat(map.byRegion()).containsExactly(1, 0);
        SubjectMap silent = SubjectImportance.of(MapKind.SHARE, List.of(row("s", "a", 0, 1, 0, 0, 0, 0)));
        assertThat(silent.byRegion()).containsOnly(Double.NaN);
        assertThat(silent.byFrame()).containsOnly(Double.NaN);
    }

    @Test
    void refusesRowsThatDoNotBelongTogether() {
        SaliencyRow one = row("s", "a", 0, 1, 1, 1, 1, 1);
        List<SaliencyRow> strangers = List.of(
                row("other", "a", 0, 2, 1, 1, 1, 1),
                one,
                new SaliencyRow(new MapKey("lstm", "cat"), "s", "run-1", "b", 0, 1, 2, new float[4]),
                new SaliencyRow(KEY, "s", "run-1", "b", 0, 1, 1, new float[4]));
        for (SaliencyRow stranger : strangers) {
            assertThatThrownBy(() -> SubjectImportance.of(MapKind.SHARE, List.of(one, stranger)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SubjectImportance.of(MapKind.SHARE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void summarisesSubjectsOnceEach() {
        // Region shares 0.2, 0.4, 0.9: mean 0.5, sd √(0.26 / 2) = √0.13, se √(0.13 / 3).
        GroupMap map = group(List.of(subject("c", 0.9), subject("a", 0.2), subject("b", 0.4)));
        assertThat(map.members()).containsExactly("a", "b", "c");
        assertThat(map.regions().mean(0)).isCloseTo(0.5, within(1e-15));
        assertThat(map.regions().sd(0)).isCloseTo(Math.sqrt(0.13), within(1e-15));
        assertThat(map.regions().se(0)).isCloseTo(Math.sqrt(0.13 / 3), within(1e-15));
        assertThat(map.regions().n()).containsExactly(3, 3);
        assertThat(map.byFrame().mean()).containsExactly(1);
    }

    private static GroupMap group(List<SubjectMap> maps) {
        return GroupImportance.of(
                ImportanceUnit.SUBJECT, maps, BootstrapInterval.withDefaults().withResamples(200));
    }

    /** One frame, two regions with the given share and the rest. */
    private static SubjectMap subject(String name, double share) {
        double[] shares = {share, 1 - share};
        return new SubjectMap(KEY, MapKind.SHARE, name, 1, 0, 1, shares, Map.of(0, shares), Map.of(1L, shares));
    }

    @Test
    void carriesTheNumberOfSubjectsBehindEachRegion() {
        double[] half = {1, Double.NaN};
        SubjectMap gap = new SubjectMap(KEY, MapKind.SHARE, "b", 1, 0, 1, half, Map.of(0, half), Map.of(1L, half));
        GroupMap map = group(List.of(subject("a", 0.5), gap));
        assertThat(map.regions().n()).containsExactly(2, 1);
        assertThat(map.regions().mean()).containsExactly(0.75, 0.5);
        assertThat(map.regions().sd(1)).isNaN();
    }

    @Test
    void ranksWithTiesInAtlasOrderAndMissingRegionsOutside() {
        assertThat(Ranking.ranks(new double[] {0.1, Double.NaN, 0.4, 0.1})).containsExactly(2, 0, 1, 3);
        assertThat(Ranking.topDecile(new double[] {0.1, Double.NaN, 0.4, 0.1}))
                .containsExactly(false, false, true, false);
    }

    @Test
    void measuresStabilityAsShareOfFoldsAndSeedsInTheTopDecile() {
        double[] first = {0.9, 0.1};
        double[] second = {0.2, 0.8};
        SubjectMap map = new SubjectMap(
                KEY,
                MapKind.SHARE,
                "a",
                3,
                0,
                1,
                new double[] {0.5, 0.5},
                new TreeMap<>(Map.of(0, first, 1, first, 2, second)),
                new TreeMap<>(Map.of(1L, second, 2L, first)));
        GroupMap group = group(List.of(map));
        assertThat(group.stability().topInFolds()[0]).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(group.stability().topInFolds()[1]).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(group.stability().topInSeeds()).containsExactly(0.5, 0.5);
    }

    @Test
    void countsEachRunOnceHoweverManySamplesItGave() {
        // Run 1: samples with 1 and 0 on region 0, mean 1/2; run 2: one sample with 1. Their mean is 3/4.
        SubjectMap map = SubjectImportance.of(
                MapKind.SHARE,
                List.of(
                        new SaliencyRow(KEY, "s", "run-2", "c", 0, 1, 1, new float[] {1, 0}),
                        new SaliencyRow(KEY, "s", "run-1", "a", 0, 1, 1, new float[] {1, 0}),
                        new SaliencyRow(KEY, "s", "run-1", "b", 0, 1, 1, new float[] {0, 1})));
        assertThat(map.byRegion()).containsExactly(0.75, 0.25);
        assertThat(map.bySeed().get(1L)).containsExactly(0.75, 0.25);
        assertThat(map.samples()).isEqualTo(3);
    }

    @Test
    void theMeanLiesInItsInterval() {
        GroupMap map = group(List.of(subject("a", 0.8), subject("b", 0.85), subject("c", 0.9)));
        assertThat(map.intervals().low(0)).isBetween(0.8, 0.85);
        assertThat(map.intervals().high(0)).isBetween(0.85, 0.9);
        assertThat(group(List.of(subject("a", 0.9))).intervals().low(0)).isNaN();
    }

    @Test
    void measuresAgreementOfSubjectsFoldsAndSeeds() {
        Stability same = group(List.of(subject("a", 0.8), subject("b", 0.6))).stability();
        assertThat(same.subjects().w()).isEqualTo(1);
        assertThat(same.halves()).isCloseTo(1, within(1e-12));
        assertThat(same.folds()).isNaN();
        double[] up = {0.9, 0.1};
        double[] down = {0.2, 0.8};
        SubjectMap torn =
                new SubjectMap(KEY, MapKind.SHARE, "a", 2, 0, 1, up, Map.of(0, up, 1, down), Map.of(1L, up, 2L, up));
        assertThat(group(List.of(torn)).stability().folds()).isCloseTo(-1, within(1e-12));
        assertThat(group(List.of(torn)).stability().seeds()).isCloseTo(1, within(1e-12));
    }

    @Test
    void contrastsPairSubjectsThatHaveBothMaps() {
        List<SubjectSummary> ones = shares(subject("a", 0.8), subject("b", 0.9), subject("x", 0.1));
        List<SubjectSummary> others = shares(subject("b", 0.5), subject("a", 0.6), subject("y", 0.1));
        GroupContrast contrast = GroupContrast.of(
                        ImportanceUnit.SUBJECT, ones, others, BootstrapInterval.withDefaults())
                .orElseThrow();
        assertThat(contrast.members()).containsExactly("a", "b");
        assertThat(contrast.difference().mean(0)).isCloseTo(0.3, within(1e-12));
        assertThat(contrast.difference().mean(1)).isCloseTo(-0.3, within(1e-12));
        assertThat(contrast.intervals().low(0)).isBetween(0.2, 0.3);
        assertThat(contrast.ranks()).containsExactly(1, 2);
        assertThat(GroupContrast.of(
                        ImportanceUnit.SUBJECT,
                        ones.subList(2, 3),
                        others.subList(2, 3),
                        BootstrapInterval.withDefaults()))
                .isEmpty();
    }

    private static List<SubjectSummary> shares(SubjectMap... maps) {
        return Arrays.stream(maps).map(SubjectSummary::of).toList();
    }

    @Test
    void signsSurviveUntilSubjectsAreAveraged() {
        // Two samples whose values cancel in region 0 and add up in region 1.
        SubjectMap map = SubjectImportance.of(
                MapKind.CONTRIBUTION, List.of(row("s", "a", 0, 1, 2, 1, 4, -3), row("s", "b", 0, 1, -2, 1, -4, -1)));
        assertThat(map.values()).containsExactly(0, 1, 0, -2);
        assertThat(map.byRegion()).containsExactly(0, -1);
        // Of a magnitude of 3 one third lies in the first frame.
        assertThat(map.byFrame()).containsExactly(1 / 3.0, 2 / 3.0);
        GroupMap group = group(List.of(map));
        assertThat(group.kind()).isEqualTo(MapKind.CONTRIBUTION);
        assertThat(group.regions().mean()).containsExactly(0, -1);
        assertThat(group.decay()).isPresent();
    }

    @Test
    void regionsHoldTheSumOfContributionsAndTheMeanOfSensitivitiesAndPatterns() {
        SaliencyRow row = row("s", "a", 0, 1, 3, -1, 5, NAN);
        assertThat(SubjectImportance.of(MapKind.CONTRIBUTION, List.of(row)).byRegion())
                .containsExactly(8, Double.NaN);
        for (MapKind kind : List.of(MapKind.SENSITIVITY, MapKind.PATTERN)) {
            assertThat(SubjectImportance.of(kind, List.of(row)).byRegion()).containsExactly(4, Double.NaN);
        }
        assertThat(row.overFrames(MapKind.PATTERN).saliency()).containsExactly(4, NAN);
    }

    @Test
    void aRowOfZerosSaysSomethingOfASignedMapAndNothingOfShares() {
        SaliencyRow zeros = row("s", "a", 0, 1, 0, 0, 0, 0);
        SaliencyRow ones = row("s", "b", 0, 1, 1, 1, 1, 1);
        assertThat(SubjectImportance.of(MapKind.PATTERN, List.of(zeros, ones)).byRegion())
                .containsExactly(0.5, 0.5);
        SaliencyRow infinite = row("s", "a", 0, 1, Float.POSITIVE_INFINITY, 0, 0, 0);
        SubjectMap map = SubjectImportance.of(MapKind.PATTERN, List.of(infinite, ones));
        assertThat(map.silentRows()).isEqualTo(1);
        assertThat(map.byRegion()).containsExactly(1, 1);
    }

    @Test
    void sensitivitiesAreRankedByMagnitudeAndTheOthersBySignedValue() {
        SaliencyRow row = row("s", "a", 0, 1, -5, 1, -1, 3);
        GroupMap sensitivity = group(List.of(SubjectImportance.of(MapKind.SENSITIVITY, List.of(row))));
        assertThat(sensitivity.ranks()).containsExactly(1, 2);
        assertThat(sensitivity.peakFrame(0)).isZero();
        GroupMap pattern = group(List.of(SubjectImportance.of(MapKind.PATTERN, List.of(row))));
        assertThat(pattern.ranks()).containsExactly(2, 1);
        assertThat(pattern.order()).containsExactly(1, 0);
        assertThat(pattern.peakFrame(0)).isEqualTo(1);
    }

    @Test
    void mapsOfTwoKindsAreNotPutTogether() {
        SubjectMap share = SubjectImportance.of(MapKind.SHARE, List.of(row("a", "a", 0, 1, 1, 1, 1, 1)));
        SubjectMap pattern = SubjectImportance.of(MapKind.PATTERN, List.of(row("b", "a", 0, 1, 1, 1, 1, 1)));
        assertThatThrownBy(() -> group(List.of(share, pattern))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheFrameInWhichARegionMattersMost() {
        SubjectMap map = SubjectImportance.of(
                MapKind.SHARE, List.of(row("s", "a", 0, 1, 3, 1, NAN, 2), row("s", "b", 0, 1, 3, 1, 1, 2)));
        GroupMap group = group(List.of(map));
        assertThat(group.peakFrame(0)).isZero();
        assertThat(group.peakFrame(1)).isEqualTo(1);
    }

    @Test
    void blanksTheSaliencyOfRegionsThatASampleMisses() {
        Sample sample = new Sample("a", new SampledRun("run-1", "01", Map.of()), 0, 0, 2, MissingRegions.at(2, 1));
        SaliencyRow row = SaliencyRow.of(KEY, ImportanceUnit.RUN, sample, 0, 1, new float[] {1, 5, 1, 5});
        assertThat(row.unit()).isEqualTo("run-1");
        assertThat(row.values(MapKind.SHARE)).containsExactly(0.5, Double.NaN, 0.5, Double.NaN);
    }

    @Test
    void countsRunsWhereThereIsASingleSubject() {
        List<Region> regions = List.of(new Region(1, "R"));
        Sample one = new Sample("a", new SampledRun("r1", "01", Map.of()), 0, 0, 1, MissingRegions.at(1));
        Sample two = new Sample("b", new SampledRun("r2", "01", Map.of()), 1, 0, 1, MissingRegions.at(1));
        Sample other = new Sample("c", new SampledRun("r3", "02", Map.of()), 1, 0, 1, MissingRegions.at(1));
        List<String> labels = List.of("x", "y");
        assertThat(ImportanceUnit.suiting(new SampleTable(labels, regions, 1, 2, List.of(one, two))))
                .isEqualTo(ImportanceUnit.RUN);
        assertThat(ImportanceUnit.suiting(new SampleTable(labels, regions, 1, 2, List.of(one, two, other))))
                .isEqualTo(ImportanceUnit.SUBJECT);
    }

    @Test
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        SaliencyRow row = row("s", "a", 0, 1, 1, NAN, 3, NAN);
        SubjectMap subject = SubjectImportance.of(MapKind.SHARE, List.of(row));
        for (Object value : List.of(row, subject, group(List.of(subject)))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(value).hasSameHashCodeAs(value);
            }
        }
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrderOfRowsOrSubjects(
            @ForAll @IntRange(min = 1, max = 5) int subjects,
            @ForAll @IntRange(min = 1, max = 4) int seeds,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<SubjectMap> forwards = new ArrayList<>();
        List<SubjectMap> shuffled = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            List<SaliencyRow> rows = rows("s" + subject, seeds, random);
            forwards.add(SubjectImportance.of(MapKind.SHARE, rows));
            Collections.shuffle(rows, random);
            shuffled.add(SubjectImportance.of(MapKind.SHARE, rows));
        }
        Collections.shuffle(shuffled, random);
        GroupMap group = group(forwards);
        assertThat(group(shuffled)).isEqualTo(group);
        double total = 0;
        for (double share : group.regions().mean()) {
            total += share;
        }
        assertThat(total).isCloseTo(1, within(1e-12));
    }

    private static List<SaliencyRow> rows(String subject, int seeds, Random random) {
        List<SaliencyRow> rows = new ArrayList<>();
        for (int sample = 0; sample < 3; sample++) {
            for (int seed = 0; seed < seeds; seed++) {
                float[] saliency = new float[10];
                for (int i = 0; i < saliency.length; i++) {
                    saliency[i] = (float) random.nextGaussian();
                }
                rows.add(row(subject, "sample" + sample, sample % 2, seed, saliency));
            }
        }
        return rows;
    }
}
