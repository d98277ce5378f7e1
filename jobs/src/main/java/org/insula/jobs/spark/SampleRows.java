package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.insula.pipeline.sample.MissingRegions;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.SampledRun;

/** The table {@code samples.parquet}: one row a sample, without its values. */
final class SampleRows {
    /**
     * {@code index} is the place that folds count, and the place of its values in {@code samples.npy}; the onset is in
     * s; {@code missing} has the places of the regions without a value, in atlas order from 0.
     */
    static final StructType SCHEMA = new StructType()
            .add("index", DataTypes.IntegerType, false)
            .add("sample", DataTypes.StringType, false)
            .add("run", DataTypes.StringType, false)
            .add("subject", DataTypes.StringType, false)
            .add("columns", Columns.PAIRS, false)
            .add("label", DataTypes.StringType, false)
            .add("label_index", DataTypes.IntegerType, false)
            .add("onset", DataTypes.DoubleType, false)
            .add("frames", DataTypes.IntegerType, false)
            .add("missing", DataTypes.createArrayType(DataTypes.IntegerType, false), false);

    private SampleRows() {}

    static Row toRow(SampleTable samples, int index) {
        Sample sample = samples.sample(index);
        return RowFactory.create(
                index,
                sample.id(),
                sample.run(),
                sample.subject(),
                Columns.pairs(sample.columns()),
                samples.labels().get(sample.label()),
                sample.label(),
                sample.onset(),
                sample.frames(),
                sample.missing().places());
    }

    /** The samples of rows, in their order; what samples have in common is held once. */
    static List<Sample> fromRows(Iterator<Row> rows, int regions) {
        Map<String, SampledRun> runs = new HashMap<>();
        Map<MissingRegions, MissingRegions> missing = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        rows.forEachRemaining(row -> samples.add(new Sample(
                row.getAs("sample"),
                runs.computeIfAbsent(row.getAs("run"), id -> run(id, row)),
                row.<Integer>getAs("label_index"),
                row.<Double>getAs("onset"),
                row.<Integer>getAs("frames"),
                missing.computeIfAbsent(missing(row, regions), same -> same))));
        return samples;
    }

    private static SampledRun run(String id, Row row) {
        return new SampledRun(id, row.getAs("subject"), Columns.pairs(row, "columns"));
    }

    private static MissingRegions missing(Row row, int regions) {
        List<Integer> places = row.getList(row.fieldIndex("missing"));
        return MissingRegions.at(
                regions, places.stream().mapToInt(Integer::intValue).toArray());
    }
}
