package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.insula.atlas.Region;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SubjectMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight subjects with two labels, three regions of which the first subject lacks one, two frames. */
class SubjectTablesTest {
    private static final List<Region> REGIONS = List.of(new Region(1, "A"), new Region(4, "B b"), new Region(9, "C"));

    @TempDir
    private Path folder;

    private static List<SubjectMap> maps() {
        Random random = new Random(3);
        List<SubjectMap> maps = new ArrayList<>();
        for (int subject = 0; subject < 8; subject++) {
            for (String label : List.of("y", "x")) {
                double[] shares = random.doubles(6).map(share -> share / 3).toArray();
                if (subject == 0) {
                    shares[1] = shares[4] = Double.NaN;
                }
                maps.add(new SubjectMap(
                        new MapKey("m", label), MapKind.SHARE, "s" + subject, 5, 0, 2, shares, Map.of(), Map.of()));
            }
        }
        return maps;
    }

    private void write(Session session, List<SubjectMap> maps, int parts, String name) {
        new SubjectTables(
                        session.spark(),
                        session.files(),
                        REGIONS,
                        folder.resolve("scratch").toString())
                .write(session.context().parallelize(maps, parts), path(name + ".tsv"), path(name + ".parquet"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void bothTablesHoldEverySubjectAndRegionInOrder() throws IOException {
        List<SubjectMap> maps = maps();
        try (Session session = Session.withCores(2)) {
            write(session, maps, 3, "t");

            Table table = Tsv.read(session.files(), path("t.tsv"));
            List<Row> rows = session.spark().read().parquet(path("t.parquet")).collectAsList();
            assertThat(table.rows()).isEqualTo(8 * 2 * 3);
            assertThat(rows).hasSize(table.rows());
            assertThat(table.columns().subList(0, 5)).containsExactly("label", "subject", "samples", "index", "name");
            assertThat(List.of(rows.get(0).schema().fieldNames()).subList(0, 6)).isEqualTo(table.columns());
            for (int row = 0; row < rows.size(); row++) {
                Row found = rows.get(row);
                String place = table.cell(row, "label") + table.cell(row, "subject") + table.cell(row, "index");
                assertThat(place).isEqualTo(found.getString(0) + found.getString(1) + found.getInt(3));
                assertThat(Tsv.format(found.getDouble(5))).isEqualTo(table.cell(row, "value"));
                double[] frames = Columns.doubles(found, "value_by_frame");
                assertThat(Tsv.format(frames[0] + frames[1])).isEqualTo(table.cell(row, "value"));
            }
            assertThat(table.cell(0, "label")).isEqualTo("x");
            assertThat(table.cell(1, "value")).isEqualTo("n/a");
            assertThat(table.cell(1, "name")).isEqualTo("B b");
            assertThat(Columns.doubles(rows.get(1), "value_by_frame")).containsOnly(Double.NaN);
            assertThat(folder.resolve("scratch")).doesNotExist();
        }
    }

    @Test
    void theBytesDoNotDependOnHowSparkDividesTheSubjects() throws IOException {
        List<SubjectMap> shuffled = maps();
        Collections.shuffle(shuffled, new Random(5));
        try (Session session = Session.withCores(2)) {
            write(session, maps(), 1, "one");
            write(session, shuffled, 5, "five");
        }

        for (String ending : List.of(".tsv", ".parquet")) {
            assertThat(Files.readAllBytes(folder.resolve("five" + ending)))
                    .isEqualTo(Files.readAllBytes(folder.resolve("one" + ending)));
        }
    }
}
