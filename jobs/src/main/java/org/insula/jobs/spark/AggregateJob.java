package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.pipeline.importance.GroupImportance;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.RegionTest;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.saliency.SaliencyMethod;
import scala.Tuple2;

/**
 * From saliency to maps: per subject on Spark, then over subjects on the driver.
 *
 * <p>Input: the table of saliency. Output: one group map per model and label. Every sum is made within one group in a
 * fixed order, so the maps do not depend on how Spark divides the table.
 */
final class AggregateJob {
    private final Study study;

    AggregateJob(Study study) {
        this.study = study;
    }

    /** The maps of the given networks by one method, sorted by model and label. */
    TreeMap<MapKey, GroupMap> maps(SaliencyMethod method, List<NetworkUnit> networks, ImportanceUnit counted) {
        Object[] units = networks.stream().map(NetworkUnit::name).toArray();
        Dataset<Row> table = study.session()
                .spark()
                .read()
                .schema(SaliencyRows.SCHEMA)
                .option("basePath", study.tree().saliency())
                .parquet(study.tree().saliency(method.text()))
                .where(functions.col(SaliencyRows.UNIT).isin(units));
        List<SubjectMap> subjects = table.javaRDD()
                .map(SaliencyRows::fromRow)
                .mapToPair(row -> new Tuple2<>(new SubjectKey(row.key(), row.unit()), row))
                .groupByKey()
                .mapValues(new AggregateFn())
                .values()
                .collect();
        TreeMap<MapKey, List<SubjectMap>> byMap = new TreeMap<>();
        subjects.forEach(map ->
                byMap.computeIfAbsent(map.key(), key -> new ArrayList<>()).add(map));
        TreeMap<MapKey, GroupMap> maps = new TreeMap<>();
        RegionTest test = RegionTest.withDefaults()
                .withSeed(study.config().training().folds().seed());
        byMap.forEach((key, members) -> maps.put(key, GroupImportance.of(counted, members, test)));
        return maps;
    }

    /** What is averaged together on Spark. */
    private record SubjectKey(MapKey map, String subject) implements java.io.Serializable {}
}
