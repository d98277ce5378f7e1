package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.GroupImportance;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.MapPair;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.importance.SubjectSummary;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.junit.jupiter.api.Test;

/** Maps over subjects that Spark put together from single frames are those that one process makes at once. */
class AggregationTest {
    private static final int FRAMES = 3;
    private static final int REGIONS = 4;
    private static final BootstrapInterval INTERVAL =
            BootstrapInterval.withDefaults().withResamples(100).withSeed(7);

    private final Random random = new Random(2);

    private SubjectMap subject(MapKey key, int number) {
        double[] shares =
                random.doubles(FRAMES * REGIONS).map(share -> share / 12).toArray();
        if (number == 2) {
            for (int frame = 0; frame < FRAMES; frame++) {
                shares[frame * REGIONS + 1] = Double.NaN;
            }
        }
        double[] inFold = random.doubles(REGIONS).toArray();
        return new SubjectMap(
                key,
                MapKind.SHARE,
                "sub-" + number,
                5,
                number % 2,
                FRAMES,
                shares,
                Map.of(number % 2, inFold),
                Map.of(1L, inFold));
    }

    @Test
    void givesTheBitsOfOneProcessInWhateverOrderSubjectsArrive() {
        List<SubjectMap> all = new ArrayList<>();
        Map<MapKey, GroupMap> expected = new HashMap<>();
        for (MapKey key : List.of(new MapKey("a", "x"), new MapKey("a", "y"), new MapKey("b", "x"))) {
            List<SubjectMap> subjects = new ArrayList<>();
            for (int number = 0; number < 6; number++) {
                subjects.add(subject(key, number));
            }
            expected.put(key, GroupImportance.of(ImportanceUnit.SUBJECT, subjects, INTERVAL));
            all.addAll(subjects);
        }
        Collections.shuffle(all, random);
        try (Session session = Session.withCores(2)) {
            JavaSparkContext spark = session.context();
            for (int parts : new int[] {1, 5}) {
                assertThat(Aggregation.maps(spark, spark.parallelize(all, parts), ImportanceUnit.SUBJECT, INTERVAL))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void contrastsAreThoseOfOneProcessInTheOrderOfTheirPairs() {
        List<MapPair> pairs = MapPair.all(List.of("a", "b"), List.of("x", "y"));
        List<SubjectMap> all = new ArrayList<>();
        Map<MapKey, List<SubjectSummary>> byKey = new HashMap<>();
        for (MapKey key : List.of(new MapKey("a", "x"), new MapKey("a", "y"), new MapKey("b", "x"))) {
            for (int number = 0; number < 6; number++) {
                SubjectMap map = subject(key, number);
                all.add(map);
                byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(SubjectSummary.of(map));
            }
        }
        // Of model b's map of y there is nothing.
        List<GroupContrast> expected = new ArrayList<>();
        for (MapPair pair : List.of(pairs.get(0), pairs.get(2))) {
            expected.add(
                    GroupContrast.of(ImportanceUnit.SUBJECT, byKey.get(pair.one()), byKey.get(pair.other()), INTERVAL)
                            .orElseThrow());
        }
        Collections.shuffle(all, random);
        try (Session session = Session.withCores(2)) {
            for (int parts : new int[] {1, 5}) {
                assertThat(Aggregation.contrasts(
                                session.context().parallelize(all, parts), pairs, ImportanceUnit.SUBJECT, INTERVAL))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aSubjectHasTheSameBitsInWhateverOrderRowsArrive() {
        Random random = new Random(3);
        List<SaliencyRow> rows = new ArrayList<>();
        for (int sample = 0; sample < 20; sample++) {
            for (long seed = 0; seed < 3; seed++) {
                float[] saliency = new float[12];
                for (int i = 0; i < saliency.length; i++) {
                    saliency[i] = random.nextFloat() - 0.5f;
                }
                rows.add(new SaliencyRow(new MapKey("m", "l"), "01", "r", "s" + sample, sample % 4, seed, 3, saliency));
            }
        }
        var expected = SubjectImportance.of(MapKind.SHARE, rows);
        for (int shuffle = 0; shuffle < 10; shuffle++) {
            Collections.shuffle(rows, random);
            assertThat(SubjectImportance.of(MapKind.SHARE, rows)).isEqualTo(expected);
        }
    }
}
