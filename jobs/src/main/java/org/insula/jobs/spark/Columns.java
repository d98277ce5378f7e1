package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Column types that several tables share, and their way to and from plain Java values. */
final class Columns {
    /** An array of float32 without nulls; NaN is a value. */
    static final ArrayType FLOATS = DataTypes.createArrayType(DataTypes.FloatType, false);
    /** An array of float64 without nulls; NaN is a value. */
    static final ArrayType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, false);
    /** Names with their values, such as the columns of a participants table. */
    static final ArrayType PAIRS = DataTypes.createArrayType(
            new StructType().add("name", DataTypes.StringType, false).add("value", DataTypes.StringType, false), false);

    private Columns() {}

    static float[] floats(Row row, String column) {
        List<Float> boxed = row.getList(row.fieldIndex(column));
        float[] values = new float[boxed.size()];
        int i = 0;
        for (float value : boxed) {
            values[i++] = value;
        }
        return values;
    }

    static double[] doubles(Row row, String column) {
        List<Double> boxed = row.getList(row.fieldIndex(column));
        return boxed.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static Row[] pairs(Map<String, String> map) {
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(map).forEach((name, value) -> rows.add(RowFactory.create(name, value)));
        return rows.toArray(Row[]::new);
    }

    static Map<String, String> pairs(Row row, String column) {
        Map<String, String> map = new TreeMap<>();
        List<Row> rows = row.getList(row.fieldIndex(column));
        rows.forEach(pair -> map.put(pair.getString(0), pair.getString(1)));
        return map;
    }
}
