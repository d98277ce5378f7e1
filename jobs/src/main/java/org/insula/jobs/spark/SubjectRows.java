package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.insula.atlas.Region;
import org.insula.jobs.export.SubjectTable;
import org.insula.pipeline.importance.SubjectMap;

/** The table of subjects' values: one row a label, subject and region. NaN is a missing value. */
final class SubjectRows {
    static final StructType SCHEMA = new StructType()
            .add("label", DataTypes.StringType, false)
            .add("subject", DataTypes.StringType, false)
            .add("samples", DataTypes.IntegerType, false)
            .add("index", DataTypes.IntegerType, false)
            .add("name", DataTypes.StringType, false)
            .add("value", DataTypes.DoubleType, false)
            .add(SubjectTable.BY_FRAME, Columns.DOUBLES, false);

    private SubjectRows() {}

    /** The rows of one map, regions in atlas order. */
    static Iterator<Row> toRows(SubjectMap map, List<Region> regions) {
        double[] values = map.byRegion();
        double[] cells = map.values();
        return IntStream.range(0, regions.size())
                .mapToObj(i -> RowFactory.create(
                        map.key().label(),
                        map.unit(),
                        map.samples(),
                        regions.get(i).label(),
                        regions.get(i).name(),
                        values[i],
                        byFrame(cells, regions.size(), i)))
                .iterator();
    }

    private static double[] byFrame(double[] cells, int regions, int region) {
        return IntStream.range(0, cells.length / regions)
                .mapToDouble(frame -> cells[frame * regions + region])
                .toArray();
    }
}
