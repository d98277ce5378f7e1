package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaPairRDD;
import org.insula.jobs.spark.NullMapJob.NullMap;
import org.insula.jobs.spark.NullMapJob.NullSubject;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.statistics.NullMapTest;
import org.insula.pipeline.statistics.PermutationResult;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** Tests that Spark put together are those that one process makes at once, in whatever order rows arrive. */
class NullMapJobTest {
    private static final int REGIONS = 5;
    private static final int SUBJECTS = 4;
    private static final int NULLS = 12;

    private final Random random = new Random(4);

    private SaliencyRow row(MapKey key, int subject, int sample) {
        float[] values = new float[REGIONS];
        for (int region = 0; region < REGIONS; region++) {
            values[region] = random.nextFloat();
        }
        if (subject == 1) {
            values[2] = Float.NaN;
        }
        return new SaliencyRow(key, "sub-" + subject, "run", "sample-" + sample, 0, 1, 1, values);
    }

    private static double[] mean(List<double[]> subjects) {
        double[] mean = new double[REGIONS];
        for (int region = 0; region < REGIONS; region++) {
            double sum = 0;
            int n = 0;
            for (double[] subject : subjects) {
                sum += Double.isNaN(subject[region]) ? 0 : subject[region];
                n += Double.isNaN(subject[region]) ? 0 : 1;
            }
            mean[region] = sum / n;
        }
        return mean;
    }

    /** Draws the rows of a map and of its null maps into a list; gives the test of their means. */
    private PermutationResult draw(MapKey key, List<Tuple2<NullSubject, SaliencyRow>> rows) {
        List<double[]> maps = new ArrayList<>();
        for (int index = 0; index <= NULLS; index++) {
            List<double[]> subjects = new ArrayList<>();
            for (int subject = 0; subject < SUBJECTS; subject++) {
                List<SaliencyRow> own = List.of(row(key, subject, 1), row(key, subject, 2));
                subjects.add(SubjectImportance.of(MapKind.SHARE, own).byRegion());
                NullSubject place =
                        new NullSubject(new NullMap(key, index), own.get(0).unit());
                own.forEach(row -> rows.add(new Tuple2<>(place, row)));
            }
            maps.add(mean(subjects));
        }
        return NullMapTest.withDefaults().test(maps.get(0), maps.subList(1, maps.size()));
    }

    @Test
    void comparesTheMeansOverSubjectsOfTheLabelsWithThoseOfTheirPermutations() {
        List<Tuple2<NullSubject, SaliencyRow>> rows = new ArrayList<>();
        MapKey face = new MapKey("lstm", "face");
        MapKey house = new MapKey("lstm", "house");
        Map<MapKey, PermutationResult> expected = Map.of(face, draw(face, rows), house, draw(house, rows));
        Collections.shuffle(rows, random);
        try (Session session = Session.withCores(2)) {
            for (int parts : new int[] {1, 5}) {
                Map<MapKey, PermutationResult> found = NullMapJob.tests(
                        JavaPairRDD.fromJavaRDD(session.context().parallelize(rows, parts)), MapKind.SHARE);
                assertThat(found.keySet()).isEqualTo(expected.keySet());
                expected.forEach((key, test) -> {
                    assertThat(found.get(key).p()).isEqualTo(test.p());
                    assertThat(found.get(key).familyWise()).isEqualTo(test.familyWise());
                    assertThat(found.get(key).patterns()).isEqualTo(NULLS + 1);
                });
            }
        }
    }
}
