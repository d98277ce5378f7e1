package org.insula.jobs.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/** The table {@code samples.parquet}: one row a sample. */
final class SampleRows {
    /** {@code index} is the place that folds count; values are [frame][region], frame by frame; the onset is in s. */
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
            .add("values", Columns.FLOATS, false);

    private SampleRows() {}

    static Row toRow(SampleSet samples, int index) {
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
                sample.values());
    }

    static Sample fromRow(Row row) {
        return new Sample(
                row.getAs("sample"),
                row.getAs("run"),
                row.getAs("subject"),
                Columns.pairs(row, "columns"),
                row.<Integer>getAs("label_index"),
                row.<Double>getAs("onset"),
                row.<Integer>getAs("frames"),
                Columns.floats(row, "values"));
    }
}
