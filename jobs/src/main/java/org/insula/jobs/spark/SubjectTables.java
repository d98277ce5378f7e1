package org.insula.jobs.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.jobs.export.SubjectTable;
import org.insula.pipeline.importance.SubjectMap;

/**
 * Writes the values of every subject in long form.
 *
 * <p>Input: subjects' maps. Output: one TSV and one Parquet file. Each is written by one task, row by row in the order of
 * labels, subjects and regions, so that neither the driver nor a task holds all of a large study, and the bytes do not
 * depend on how Spark divides the maps.
 */
final class SubjectTables {
    /** Small, so that writing needs little memory and no writer has to make its groups of rows smaller than told. */
    private static final int ROW_GROUP_BYTES = 16 << 20;

    private final SparkSession spark;
    private final FileAccess files;
    private final ArrayList<Region> regions;
    private final String scratch;

    /**
     * Tables of one study.
     *
     * @param scratch a folder that may be overwritten, and is gone afterwards
     */
    SubjectTables(SparkSession spark, FileAccess files, List<Region> regions, String scratch) {
        this.spark = spark;
        this.files = files;
        this.regions = new ArrayList<>(regions);
        this.scratch = scratch;
    }

    /**
     * Writes both tables.
     *
     * @param maps of one model, in any order
     * @throws InputException if a file cannot be written
     */
    void write(JavaRDD<SubjectMap> maps, String tsv, String parquet) {
        JavaRDD<SubjectMap> sorted = maps.sortBy(SubjectTables::place, true, 1);
        // Lambdas take these along, not the whole object.
        FileAccess access = files;
        ArrayList<Region> atlas = regions;
        sorted.foreachPartition(all -> SubjectTable.write(access, tsv, atlas, all));
        JavaRDD<Row> rows = sorted.flatMap(map -> SubjectRows.toRows(map, atlas));
        spark.createDataFrame(rows, SubjectRows.SCHEMA)
                .write()
                .mode(SaveMode.Overwrite)
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .parquet(scratch);
        takeOut(parquet);
    }

    /** Sorts by label, then by subject. */
    private static String place(SubjectMap map) {
        return map.key().label() + '\0' + map.unit();
    }

    /** Gives the one file of rows that Spark has written a name of its own, and the same bytes whichever process wrote it. */
    private void takeOut(String parquet) {
        try {
            for (String file : files.list(scratch)) {
                if (FilePaths.name(file).startsWith("part-")) {
                    ParquetFooter.copySorted(files, file, parquet);
                }
            }
            files.delete(scratch);
        } catch (IOException e) {
            throw InputException.writing(parquet, e);
        }
    }
}
