package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.unit.Attempts;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.RemovalFile;
import org.insula.jobs.unit.Samples;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.StudyContext;
import org.insula.jobs.unit.TrainStep;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitStore;
import org.insula.pipeline.faithfulness.NetworkRemoval;
import org.insula.pipeline.faithfulness.Removal;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.SubjectRemoval;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Fold;
import scala.Tuple2;

/**
 * Removes from held-out samples what saliency points to and lets the networks predict again: one unit per network and method. Removed is
 * by the network's own saliency, by that of each other model's network of the same fold and seed, and at random.
 *
 * <p>Input: samples, trained networks and the table of saliency, whose rows are brought to the units that need them, sorted by
 * sample. Output: a line per subject and removed share. The driver sees no saliency. A unit is done again when any of that saliency is
 * computed again, or an option of removal changes.
 */
final class ProbeStep extends Step<ExplainUnit, Map<RemovalOrder, List<SubjectRemoval>>> {
    private static final String KIND = "probe";

    /** What a unit's table holds; another number makes units of former columns be done again. */
    private static final int TABLE = 1;

    private final Session session;
    private final Samples samples;
    private final TrainStep training;
    private final ExplainStep explaining;

    /** The step of a study that is done on the Spark of a session. */
    ProbeStep(StudyContext study, Session session, Samples samples, TrainStep training, ExplainStep explaining) {
        super(study, KIND, Set.of(Stage.EXPLAIN));
        this.session = session;
        this.samples = samples;
        this.training = training;
        this.explaining = explaining;
    }

    /** Networks by each method that orders the places of single samples; none if nothing is to be removed. */
    @Override
    public List<ExplainUnit> units() {
        return study().config().trust().removes()
                ? explaining.possible().stream()
                        .filter(unit -> unit.method().isPerSample())
                        .toList()
                : List.of();
    }

    @Override
    public String name(ExplainUnit unit) {
        return unit.name();
    }

    /** What a network is probed with: its own saliency, and that of other models' networks of its fold and seed. */
    List<ExplainUnit> sources(ExplainUnit unit) {
        NetworkUnit network = unit.network();
        return explaining.possible().stream()
                .filter(other -> other.method() == unit.method()
                        && other.network().fold() == network.fold()
                        && other.network().seed() == network.seed())
                .toList();
    }

    @Override
    protected String awaits(ExplainUnit unit) {
        boolean ready = sources(unit).stream()
                .allMatch(source -> explaining.status(source).isDone());
        return ready ? "" : "networks are to be explained first";
    }

    @Override
    protected WorkUnit describe(ExplainUnit unit) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        for (ExplainUnit explained : sources(unit)) {
            inputs.put(
                    "saliency " + explained.name(),
                    InputIdentity.ofChecksum("", explaining.work(explained).key()));
        }
        return new WorkUnit(
                KIND, unit.name(), inputs, Map.of("removal", removal(), "table", TABLE), SoftwareVersion.current());
    }

    /** What is removed. */
    Removal removal() {
        RunConfig config = study().config();
        return config.trust().removal(config.training().folds().seed());
    }

    @Override
    public List<UnitOutcome> perform(Runner runner, List<ExplainUnit> pending) {
        explaining.check(pending.stream()
                .flatMap(unit -> sources(unit).stream())
                .distinct()
                .toList());
        Broadcast<Probing> probing = session.context()
                .broadcast(new Probing(
                        store(),
                        training.networks(),
                        removal(),
                        new ArrayList<>(asked(pending)),
                        samples.folds(),
                        samples.onExecutors()));
        JavaRDD<UnitOutcome> outcomes = rows(pending)
                .repartitionAndSortWithinPartitions(new UnitPartitioner(pending.size()))
                .mapPartitions(rows -> probing.value().probe(rows));
        return runner.counted(pending.stream().map(ExplainUnit::name).toList(), outcomes::collect);
    }

    /** The rows of saliency that the pending units need, each as often as it is needed. */
    private JavaPairRDD<ProbeKey, SaliencyRow> rows(List<ExplainUnit> pending) {
        HashMap<String, ArrayList<Integer>> readers = new HashMap<>();
        for (int number = 0; number < pending.size(); number++) {
            for (ExplainUnit source : sources(pending.get(number))) {
                readers.computeIfAbsent(source.name(), name -> new ArrayList<>())
                        .add(number);
            }
        }
        return session.table(
                        SaliencyRows.SCHEMA,
                        study().tree().saliency(),
                        study().tree().saliency())
                .where(functions
                        .concat(
                                functions.col(SaliencyRows.UNIT),
                                functions.lit(ExplainUnit.SALIENCY),
                                functions.col(SaliencyRows.METHOD))
                        .isin(readers.keySet().toArray()))
                .javaRDD()
                .flatMapToPair(row -> keyed(row, readers));
    }

    private static Iterator<Tuple2<ProbeKey, SaliencyRow>> keyed(Row row, Map<String, ArrayList<Integer>> readers) {
        String source = row.getAs(SaliencyRows.UNIT);
        String method = row.getAs(SaliencyRows.METHOD);
        SaliencyRow saliency = SaliencyRows.fromRow(row);
        return readers.get(source + ExplainUnit.SALIENCY + method).stream()
                .map(unit ->
                        new ProbeKey(unit, saliency.sample(), saliency.key().model()))
                .map(key -> new Tuple2<>(key, saliency))
                .iterator();
    }

    @Override
    public Map<RemovalOrder, List<SubjectRemoval>> found(ExplainUnit unit) {
        return RemovalFile.read(study().files(), study().units().checked(KIND, unit.name()));
    }

    /** Probes the network of a partition; only the outcome travels back, and only a portion of the samples is in memory. */
    private record Probing(
            UnitStore store,
            TrainStep.Networks networks,
            Removal removal,
            ArrayList<Asked<ExplainUnit>> asked,
            List<Fold> folds,
            Samples.Source source)
            implements Serializable {
        Iterator<UnitOutcome> probe(Iterator<Tuple2<ProbeKey, SaliencyRow>> rows) {
            if (!rows.hasNext()) {
                return Collections.emptyIterator();
            }
            ProbePortions portions = new ProbePortions(rows);
            Attempts<ExplainUnit> attempts = new Attempts<>(store, (unit, work) -> removed(unit, portions));
            return List.of(attempts.attempt(asked.get(portions.unit()))).iterator();
        }

        private Made removed(ExplainUnit unit, ProbePortions portions) {
            NetworkUnit network = unit.network();
            NetworkRemoval removed = new NetworkRemoval(
                    removal,
                    network.model().name(),
                    networks.model(network),
                    source.open(),
                    folds.get(network.fold()).test());
            portions.forEachRemaining(removed::add);
            return folder -> {
                RemovalFile.write(networks.files(), folder, removal.shares(), removed.subjects());
                return Map.of();
            };
        }
    }

    /**
     * Where a row of saliency goes when networks are probed, and in which order it arrives there.
     *
     * @param unit number of the unit that needs it, which is also the partition
     * @param sample the sample
     * @param model the model whose saliency it is
     */
    record ProbeKey(int unit, String sample, String model) implements Serializable, Comparable<ProbeKey> {
        private static final Comparator<ProbeKey> ORDER = Comparator.comparingInt(ProbeKey::unit)
                .thenComparing(ProbeKey::sample)
                .thenComparing(ProbeKey::model);

        @Override
        public int compareTo(ProbeKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** The rows of one unit, sorted by sample, in portions of whole samples. For one thread. */
    static final class ProbePortions implements Iterator<List<SaliencyRow>> {
        /** Most samples in a portion: of each the values are held several times, and the saliency of every model. */
        static final int SAMPLES = 20;

        private final Iterator<Tuple2<ProbeKey, SaliencyRow>> rows;
        private Tuple2<ProbeKey, SaliencyRow> next;

        /** Portions of rows, of which there is at least one. */
        ProbePortions(Iterator<Tuple2<ProbeKey, SaliencyRow>> rows) {
            this.rows = rows;
            this.next = rows.next();
        }

        /** Number of the unit that the rows still to come are of. */
        int unit() {
            return next._1().unit();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public List<SaliencyRow> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            List<SaliencyRow> portion = new ArrayList<>();
            for (int samples = 0; samples < SAMPLES && next != null; samples++) {
                addSample(portion);
            }
            return portion;
        }

        private void addSample(List<SaliencyRow> portion) {
            String sample = next._1().sample();
            while (next != null && next._1().sample().equals(sample)) {
                portion.add(next._2());
                next = rows.hasNext() ? rows.next() : null;
            }
        }
    }

    /** A partition a unit. */
    static final class UnitPartitioner extends Partitioner {
        private static final long serialVersionUID = 1L;

        private final int units;

        UnitPartitioner(int units) {
            this.units = units;
        }

        @Override
        public int numPartitions() {
            return units;
        }

        @Override
        public int getPartition(Object key) {
            return ((ProbeKey) key).unit();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof UnitPartitioner that && units == that.units;
        }

        @Override
        public int hashCode() {
            return units;
        }
    }
}
