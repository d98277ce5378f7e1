package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.StructType;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.MissingRegions;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.SampledRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table gives back, from disk, what was put in. */
class RowsTest {
    private static final float MISSING = Float.NaN;

    @TempDir
    private static Path folder;

    private static Session session;

    @BeforeAll
    static void start() {
        session = Session.withCores(1);
    }

    @AfterAll
    static void stop() {
        session.close();
    }

    private static List<Row> throughParquet(String name, List<Row> rows, StructType schema) {
        String path = folder + "/" + name;
        session.spark()
                .createDataFrame(rows, schema)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(path);
        return session.spark().read().schema(schema).parquet(path).collectAsList();
    }

    @Test
    void seriesAndEventsComeBack() {
        List<Region> regions = List.of(new Region(1, "A"), new Region(7, "B"));
        BoldRun run = new BoldRun(
                "sub-01_task-x_run-1", "", "01", "s", "x", "1", 2.5, "", "", "", Map.of("age", "30", "sex", "n/a"));
        double[][] values = {{0.1, Double.NaN}, {1e-300, Double.NaN}, {-3, Double.NaN}};
        LabelledRun labelled = new LabelledRun(
                run,
                new RegionSeries(run.id(), regions, 2.5, values, new double[] {1, 0.25}),
                List.of(new Event(0.5, Double.NaN, "face"), new Event(3, 0, "")));
        List<Row> back = throughParquet("series", List.of(SeriesRows.toRow(labelled, "")), SeriesRows.SCHEMA);
        assertThat(SeriesRows.fromRow(back.get(0), regions)).isEqualTo(labelled);
    }

    @Test
    void aRunOfUnknownRepetitionTimeAndNoEventsComesBack() {
        List<Region> regions = List.of(new Region(1, "A"));
        BoldRun run = new BoldRun("r", "", "01", "", "", "", Double.NaN, "", "", "", Map.of());
        LabelledRun labelled = new LabelledRun(
                run, new RegionSeries("r", regions, Double.NaN, new double[][] {{1}}, new double[] {1}), List.of());
        List<Row> back = throughParquet("bare", List.of(SeriesRows.toRow(labelled, "bad")), SeriesRows.SCHEMA);
        assertThat(back.get(0).<String>getAs(SeriesRows.EVENTS_PROBLEM)).isEqualTo("bad");
        assertThat(SeriesRows.fromRow(back.get(0), regions)).isEqualTo(labelled);
    }

    @Test
    void samplesComeBackInTheirOrder() {
        Map<String, String> columns = Map.of("subject", "01", "run", "r");
        SampledRun run = new SampledRun("r", "01", columns);
        Sample one = new Sample("b", run, 0, 4.5, 2, MissingRegions.at(2, 1));
        Sample two = new Sample("a", run, 1, 9, 2, MissingRegions.at(2));
        SampleTable samples = new SampleTable(
                List.of("x", "y"), List.of(new Region(1, "A"), new Region(2, "B")), 2, 2.0, List.of(one, two));
        List<Row> rows = List.of(SampleRows.toRow(samples, 0), SampleRows.toRow(samples, 1));
        List<Row> read = throughParquet("samples", rows, SampleRows.SCHEMA);
        assertThat(read).extracting(row -> row.<Integer>getAs("index")).containsExactly(0, 1);
        List<Sample> back = SampleRows.fromRows(read.iterator(), 2);
        assertThat(back).containsExactly(one, two);
        assertThat(back.get(1).source()).as("held once").isSameAs(back.get(0).source());
    }

    @Test
    void saliencyComesBack() {
        SaliencyRow row =
                new SaliencyRow(new MapKey("lstm", "face"), "01", "run-1", "sample", 3, 1L << 40, 2, new float[] {
                    -0.5f, MISSING, 0, MISSING
                });
        ExplainUnit unit =
                new ExplainUnit(new NetworkUnit(ModelSpec.lstm(), 3, 1L << 40), SaliencyMethod.INTEGRATED_GRADIENTS);
        List<Row> back = throughParquet("saliency", List.of(SaliencyRows.toRow(row, unit)), SaliencyRows.SCHEMA);
        assertThat(SaliencyRows.fromRow(back.get(0))).isEqualTo(row);
        assertThat(back.get(0).<String>getAs(SaliencyRows.UNIT))
                .isEqualTo(unit.network().name());
        assertThat(back.get(0).<String>getAs(SaliencyRows.METHOD)).isEqualTo("integrated-gradients");
    }
}
