package org.insula.jobs.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;

/**
 * The table {@code saliency.parquet}: one row a held-out sample, trained network and method; in one folder a method, and
 * in that one folder a network.
 */
final class SaliencyRows {
    /** The column that the table is divided by first: the name of the method. */
    static final String METHOD = "method";

    /** The column that each method's part is divided by: the name of the trained unit. */
    static final String UNIT = "unit";

    /** Saliency is signed, [frame][region], frame by frame, NaN where the run does not cover the region. */
    static final StructType SCHEMA = new StructType()
            .add("model", DataTypes.StringType, false)
            .add("fold", DataTypes.IntegerType, false)
            .add("seed", DataTypes.LongType, false)
            .add("run", DataTypes.StringType, false)
            .add("sample", DataTypes.StringType, false)
            .add("label", DataTypes.StringType, false)
            .add("group", DataTypes.StringType, false)
            .add("frames", DataTypes.IntegerType, false)
            .add("saliency", Columns.FLOATS, false)
            .add(METHOD, DataTypes.StringType, false)
            .add(UNIT, DataTypes.StringType, false);

    /** The column of values, as Parquet calls it. */
    static final String VALUES_COLUMN = "saliency.list.element";

    private SaliencyRows() {}

    static Row toRow(SaliencyRow saliency, ExplainUnit unit) {
        return RowFactory.create(
                saliency.key().model(),
                saliency.fold(),
                saliency.seed(),
                saliency.run(),
                saliency.sample(),
                saliency.key().label(),
                saliency.unit(),
                saliency.frames(),
                saliency.saliency(),
                unit.method().text(),
                unit.network().name());
    }

    static SaliencyRow fromRow(Row row) {
        return new SaliencyRow(
                new MapKey(row.getAs("model"), row.getAs("label")),
                row.getAs("group"),
                row.getAs("run"),
                row.getAs("sample"),
                row.<Integer>getAs("fold"),
                row.<Long>getAs("seed"),
                row.<Integer>getAs("frames"),
                Columns.floats(row, "saliency"));
    }
}
