package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.statistics.PermutationResult;
import scala.Tuple2;

/**
 * Tests the maps of networks of a study's labels against those of networks of permuted labels, on Spark.
 *
 * <p>Input: the table of saliency. Output: a p of each region, by model and label. The driver holds these only; a task holds
 * one value a region of one subject, then of all subjects, then of all permutations. Every sum is made within one group in a
 * fixed order.
 */
final class NullMapJob {
    private final Study study;

    NullMapJob(Study study) {
        this.study = study;
    }

    /** The tests of maps by a method; the networks are those of the labels themselves and of their permutations. */
    Map<MapKey, PermutationResult> tests(SaliencyMethod method, List<NetworkUnit> networks) {
        JavaPairRDD<NullSubject, SaliencyRow> rows = AggregateJob.table(study, method, networks)
                .javaRDD()
                .mapToPair(new NullRowFn(indices(networks), method.kind()));
        return tests(rows, method.kind());
    }

    /** The tests of rows that have one frame. */
    static Map<MapKey, PermutationResult> tests(JavaPairRDD<NullSubject, SaliencyRow> rows, MapKind kind) {
        return new TreeMap<>(rows.groupByKey()
                .mapValues(new AggregateFn(kind))
                .mapToPair(each -> new Tuple2<>(
                        each._1().map(),
                        new Tuple2<>(each._2().unit(), each._2().byRegion())))
                .groupByKey()
                .mapValues(new FrameFn())
                .mapToPair(each -> new Tuple2<>(
                        each._1().key(),
                        new Tuple2<>(each._1().nullIndex(), each._2().mean())))
                .groupByKey()
                .mapValues(new NullMapFn(kind))
                .collectAsMap());
    }

    private static HashMap<String, Integer> indices(List<NetworkUnit> networks) {
        HashMap<String, Integer> indices = new HashMap<>();
        networks.forEach(network -> indices.put(network.name(), network.nullIndex()));
        return indices;
    }

    /** What is averaged over subjects: a map of one permutation of the labels. */
    record NullMap(MapKey key, int nullIndex) implements Serializable {}

    /** What is averaged within a subject. */
    record NullSubject(NullMap map, String subject) implements Serializable {}
}
