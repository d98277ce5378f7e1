package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.insula.jobs.export.GroupFolder;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.GroupImportance;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.GroupTaskOn;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.MapPair;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.importance.SubjectSummary;
import org.insula.pipeline.importance.SubjectTaskOn;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.importance.TaskOnRow;
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
    Result of(
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
        MapKind kind = method.kind();
        JavaRDD<SubjectMap> subjects = rows.mapToPair(row -> new Tuple2<>(new SubjectKey(row.key(), row.unit()), row))
                .groupByKey()
                .mapValues(rowsOfSubject -> SubjectImportance.of(kind, list(rowsOfSubject)))
                .values()
                .persist(StorageLevel.DISK_ONLY());
        try {
            writeTables(subjects, method, networks);
            return new Result(
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
                study.tree().subjectsInTheMaking(method));
        networks.stream().map(network -> network.model().name()).distinct().forEach(model -> {
            JavaRDD<SubjectMap> own = subjects.filter(map -> map.key().model().equals(model));
            tables.write(own, group.subjects(model, method), group.subjectsParquet(model, method));
        });
    }

    /** The group maps of subjects' maps, of any models and labels; goes through the subjects twice. */
    static TreeMap<MapKey, GroupMap> maps(
            JavaSparkContext spark, JavaRDD<SubjectMap> subjects, ImportanceUnit counted, BootstrapInterval interval) {
        Broadcast<Map<MapKey, Summary>> cells = spark.broadcast(cells(subjects));
        return new TreeMap<>(subjects.map(SubjectSummary::of)
                .mapToPair(map -> new Tuple2<>(map.key(), map))
                .groupByKey()
                .mapValues(maps -> group(counted, cells.value(), list(maps), interval))
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
                .flatMap(pair -> contrast(counted, pair._1(), list(pair._2()), interval))
                .collect());
        contrasts.sort(Comparator.comparingInt(contrast -> pairs.indexOf(contrast.pair())));
        return contrasts;
    }

    private static GroupMap group(
            ImportanceUnit counted, Map<MapKey, Summary> cells, List<SubjectSummary> maps, BootstrapInterval interval) {
        return GroupImportance.of(counted, maps, cells.get(maps.get(0).key()), interval);
    }

    /** Sets two maps of the same subjects against each other. */
    private static Iterator<GroupContrast> contrast(
            ImportanceUnit counted, MapPair pair, List<SubjectSummary> maps, BootstrapInterval interval) {
        Map<Boolean, List<SubjectSummary>> byOne =
                maps.stream().collect(Collectors.partitioningBy(map -> map.key().equals(pair.one())));
        return GroupContrast.of(counted, byOne.get(true), byOne.get(false), interval).stream()
                .iterator();
    }

    /** What arrives for one key, in any order. */
    private static <T> List<T> list(Iterable<T> arrived) {
        return StreamSupport.stream(arrived.spliterator(), false).toList();
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
        Broadcast<HashMap<String, boolean[]>> frames = study.session().context().broadcast(on);
        return new TreeMap<>(rows.filter(row -> frames.value().containsKey(row.sample()))
                .map(row -> TaskOnRow.of(row, frames.value().get(row.sample()), topShares))
                .mapToPair(row -> new Tuple2<>(new SubjectKey(row.key(), row.unit()), row))
                .groupByKey()
                .mapValues(taskOn -> SubjectTaskOn.of(list(taskOn)))
                .mapToPair(subject -> new Tuple2<>(subject._2().key(), subject._2()))
                .groupByKey()
                .mapValues(taskOn -> GroupTaskOn.of(counted, topShares, list(taskOn), interval))
                .collectAsMap());
    }

    /** Importance of each region in each frame, cells as [frame][region], by model and label. */
    private static Map<MapKey, Summary> cells(JavaRDD<SubjectMap> subjects) {
        TreeMap<MapKey, TreeMap<Integer, Summary>> byFrame = new TreeMap<>();
        subjects.flatMapToPair(Aggregation::frames)
                .groupByKey()
                .mapValues(values -> Summary.of(list(values).stream()
                        .sorted(Comparator.comparing(Tuple2::_1))
                        .map(Tuple2::_2)
                        .toList()))
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

    /**
     * What one method's saliency says over all subjects.
     *
     * @param maps the group maps, by model and label
     * @param contrasts differences between two of them, in the order of their pairs
     * @param taskOn how much of the highest saliency falls on task-on frames, by model and label; empty without events
     */
    record Result(TreeMap<MapKey, GroupMap> maps, List<GroupContrast> contrasts, TreeMap<MapKey, GroupTaskOn> taskOn) {}
}
