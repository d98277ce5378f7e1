package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.insula.jobs.export.GroupFolder;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.GroupTaskOn;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapPair;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.importance.SubjectSummary;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.statistics.BootstrapInterval;
import scala.Tuple2;

/**
 * From saliency to maps: per subject, then over subjects frame by frame, then all frames together; each on Spark.
 *
 * <p>Input: the table of saliency. Output: one group map per model and label, the contrasts of pairs of them, how much of
 * the highest saliency falls on task-on frames, and on the way the tables of subjects. The driver holds these only, however
 * many subjects there are, and no task more than one frame, or one value a region, of all of them. Every sum is made within one group in a
 * fixed order, so the maps do not depend on how Spark divides the table.
 */
final class Aggregation {
    private final Study study;
    private final GroupFolder group;
    private final ExplainStep explaining;

    /** Of a study whose folder {@code group} is begun. */
    Aggregation(Study study, GroupFolder group, ExplainStep explaining) {
        this.study = study;
        this.group = group;
        this.explaining = explaining;
    }

    /**
     * What the given units' saliency by one method says; writes the tables of subjects on the way.
     *
     * @param taskOn in which frames of each sample the task is on; empty where that is unknown. Not looked at of a method
     *     that does not explain single samples
     */
    Aggregate of(
            SaliencyMethod method,
            List<ExplainUnit> explained,
            SampleTable samples,
            HashMap<String, boolean[]> taskOn) {
        List<NetworkUnit> networks = explained.stream()
                .filter(unit -> unit.method() == method)
                .map(ExplainUnit::network)
                .toList();
        ImportanceUnit counted = ImportanceUnit.suiting(samples);
        BootstrapInterval interval = BootstrapInterval.withDefaults()
                .withSeed(study.config().training().folds().seed());
        JavaRDD<SaliencyRow> rows =
                explaining.table(method, explained).javaRDD().map(SaliencyRows::fromRow);
        JavaRDD<SubjectMap> subjects = rows.mapToPair(row -> new Tuple2<>(new SubjectKey(row.key(), row.unit()), row))
                .groupByKey()
                .mapValues(new AggregateFn(method.kind()))
                .values()
                .persist(StorageLevel.DISK_ONLY());
        try {
            writeTables(subjects, method, networks);
            return new Aggregate(
                    maps(study.session().context(), subjects, counted, interval),
                    contrasts(subjects, pairs(networks, samples), counted, interval),
                    taskOn(rows, method.isPerSample() ? taskOn : new HashMap<>(), counted, interval));
        } finally {
            subjects.unpersist();
        }
    }

    private static List<MapPair> pairs(List<NetworkUnit> networks, SampleTable samples) {
        List<String> models = networks.stream()
                .map(network -> network.model().name())
                .distinct()
                .toList();
        return MapPair.all(models, samples.labels());
    }

    private void writeTables(JavaRDD<SubjectMap> subjects, SaliencyMethod method, List<NetworkUnit> networks) {
        SubjectTables tables = new SubjectTables(
                study.session().spark(),
                study.files(),
                study.atlas().regions(),
                study.tree().subjectsInTheMaking());
        networks.stream().map(network -> network.model().name()).distinct().forEach(model -> {
            JavaRDD<SubjectMap> own = subjects.filter(map -> map.key().model().equals(model));
            tables.write(own, group.subjects(model, method), group.subjectsParquet(model, method));
        });
    }

    /** The group maps of subjects' maps, of any models and labels; goes through the subjects twice. */
    static TreeMap<MapKey, GroupMap> maps(
            JavaSparkContext spark, JavaRDD<SubjectMap> subjects, ImportanceUnit counted, BootstrapInterval interval) {
        GroupFn group = new GroupFn(counted, spark.broadcast(cells(subjects)), interval);
        return new TreeMap<>(subjects.map(SubjectSummary::of)
                .mapToPair(map -> new Tuple2<>(map.key(), map))
                .groupByKey()
                .mapValues(group)
                .collectAsMap());
    }

    /** The contrasts of pairs of maps, in their order; a pair that no subject has is left out. */
    static List<GroupContrast> contrasts(
            JavaRDD<SubjectMap> subjects, List<MapPair> pairs, ImportanceUnit counted, BootstrapInterval interval) {
        HashMap<MapKey, ArrayList<MapPair>> taking = new HashMap<>();
        for (MapPair pair : pairs) {
            taking.computeIfAbsent(pair.one(), key -> new ArrayList<>()).add(pair);
            taking.computeIfAbsent(pair.other(), key -> new ArrayList<>()).add(pair);
        }
        List<GroupContrast> contrasts = new ArrayList<>(subjects.map(SubjectSummary::of)
                .flatMapToPair(map -> taking.getOrDefault(map.key(), new ArrayList<>()).stream()
                        .map(pair -> new Tuple2<>(pair, map))
                        .iterator())
                .groupByKey()
                .map(new ContrastFn(counted, interval))
                .flatMap(List::iterator)
                .collect());
        contrasts.sort(Comparator.comparingInt(contrast -> pairs.indexOf(contrast.pair())));
        return contrasts;
    }

    private TreeMap<MapKey, GroupTaskOn> taskOn(
            JavaRDD<SaliencyRow> rows,
            HashMap<String, boolean[]> on,
            ImportanceUnit counted,
            BootstrapInterval interval) {
        if (on.isEmpty()) {
            return new TreeMap<>();
        }
        List<Double> topShares = study.config().trust().topShares();
        return new TreeMap<>(rows.mapPartitions(
                        new TaskOnFn(study.session().context().broadcast(on), topShares))
                .mapToPair(row -> new Tuple2<>(new SubjectKey(row.key(), row.unit()), row))
                .groupByKey()
                .mapValues(new SubjectTaskOnFn())
                .mapToPair(subject -> new Tuple2<>(subject._2().key(), subject._2()))
                .groupByKey()
                .mapValues(new GroupTaskOnFn(counted, topShares, interval))
                .collectAsMap());
    }

    /** Importance of each region in each frame, cells as [frame][region], by model and label. */
    private static Map<MapKey, Summary> cells(JavaRDD<SubjectMap> subjects) {
        TreeMap<MapKey, TreeMap<Integer, Summary>> byFrame = new TreeMap<>();
        subjects.flatMapToPair(Aggregation::frames)
                .groupByKey()
                .mapValues(new FrameFn())
                .collect()
                .forEach(each -> byFrame.computeIfAbsent(each._1().map(), key -> new TreeMap<>())
                        .put(each._1().frame(), each._2()));
        Map<MapKey, Summary> cells = new HashMap<>();
        byFrame.forEach((key, frames) -> cells.put(key, Summary.joined(List.copyOf(frames.values()))));
        return cells;
    }

    private static Iterator<Tuple2<FrameKey, Tuple2<String, double[]>>> frames(SubjectMap map) {
        return IntStream.range(0, map.frames())
                .mapToObj(frame ->
                        new Tuple2<>(new FrameKey(map.key(), frame), new Tuple2<>(map.unit(), map.values(frame))))
                .iterator();
    }

    /** What is averaged together for one subject. */
    private record SubjectKey(MapKey map, String subject) implements Serializable {}

    /** What is averaged together over subjects. */
    private record FrameKey(MapKey map, int frame) implements Serializable {}
}
