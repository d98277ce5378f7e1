package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.pipeline.sample.LabelledRun;

/** The table {@code timeseries.parquet}: one row per run, with its region series and events. */
final class SeriesRows {
    private static final ArrayType EVENT = DataTypes.createArrayType(
            new StructType()
                    .add("onset", DataTypes.DoubleType, false)
                    .add("duration", DataTypes.DoubleType, false)
                    .add("trial_type", DataTypes.StringType, false),
            false);

    /** What happened in a run. */
    static final String EVENTS = "events";

    /** Why the events of a run could not be read; empty if there is nothing wrong. */
    static final String EVENTS_PROBLEM = "events_problem";

    /** Values are [frame][region], frame by frame; onsets, durations and the repetition time are in s. */
    static final StructType SCHEMA = new StructType()
            .add("run", DataTypes.StringType, false)
            .add("subject", DataTypes.StringType, false)
            .add("session", DataTypes.StringType, false)
            .add("task", DataTypes.StringType, false)
            .add("run_label", DataTypes.StringType, false)
            .add("columns", Columns.PAIRS, false)
            .add("repetition_time", DataTypes.DoubleType, false)
            .add("frames", DataTypes.IntegerType, false)
            .add("values", Columns.DOUBLES, false)
            .add("coverage", Columns.DOUBLES, false)
            .add(EVENTS, EVENT, false)
            .add(EVENTS_PROBLEM, DataTypes.StringType, false);

    private SeriesRows() {}

    /**
     * The row of a run.
     *
     * @param eventsProblem why its events could not be read; empty if they could, or if it has none
     */
    static Row toRow(LabelledRun labelled, String eventsProblem) {
        BoldRun run = labelled.run();
        RegionSeries series = labelled.series();
        Row[] events = labelled.events().stream()
                .map(event -> RowFactory.create(event.onset(), event.duration(), event.trialType()))
                .toArray(Row[]::new);
        return RowFactory.create(
                run.id(),
                run.subject(),
                run.session(),
                run.task(),
                run.run(),
                Columns.pairs(run.columns()),
                series.repetitionTime(),
                series.frames(),
                flat(series),
                series.coverage(),
                events,
                eventsProblem);
    }

    /** The run of a row; it no longer knows the paths of its files. */
    static LabelledRun fromRow(Row row, List<Region> regions) {
        BoldRun run = new BoldRun(
                row.getAs("run"),
                "",
                row.getAs("subject"),
                row.getAs("session"),
                row.getAs("task"),
                row.getAs("run_label"),
                row.<Double>getAs("repetition_time"),
                "",
                "",
                "",
                Columns.pairs(row, "columns"));
        double[][] values = matrix(Columns.doubles(row, "values"), row.getAs("frames"), regions.size());
        RegionSeries series =
                new RegionSeries(run.id(), regions, run.repetitionTime(), values, Columns.doubles(row, "coverage"));
        return new LabelledRun(run, series, events(row));
    }

    /** The events of a row. */
    static List<Event> events(Row row) {
        List<Event> events = new ArrayList<>();
        List<Row> rows = row.getList(row.fieldIndex(EVENTS));
        rows.forEach(event -> events.add(new Event(event.getDouble(0), event.getDouble(1), event.getString(2))));
        return events;
    }

    private static double[] flat(RegionSeries series) {
        int regions = series.regions().size();
        double[] flat = new double[series.frames() * regions];
        for (int frame = 0; frame < series.frames(); frame++) {
            for (int region = 0; region < regions; region++) {
                flat[frame * regions + region] = series.value(frame, region);
            }
        }
        return flat;
    }

    private static double[][] matrix(double[] flat, int frames, int regions) {
        double[][] matrix = new double[frames][regions];
        for (int frame = 0; frame < frames; frame++) {
            System.arraycopy(flat, frame * regions, matrix[frame], 0, regions);
        }
        return matrix;
    }
}
