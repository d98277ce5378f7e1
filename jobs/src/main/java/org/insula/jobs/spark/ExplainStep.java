package org.insula.jobs.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.apache.spark.util.CollectionAccumulator;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.unit.Attempts;
import org.insula.jobs.unit.DamagedUnitException;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.Samples;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.StudyContext;
import org.insula.jobs.unit.TrainStep;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitStore;
import org.insula.pipeline.inference.HeldOutRows;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;

/**
 * Computes the saliency of every trained network, by every method, on the samples it was not trained on: each sample by itself, or by
 * a pattern all of them run by run.
 *
 * <p>Input: samples and trained networks. Output: the table of saliency, in one folder a method and network. Such a folder is replaced
 * as a whole, so that an interrupted run leaves what was there before. A unit is done again when its network is trained again, or the
 * score or the target changes; a further method leaves the units of the others as they are.
 */
final class ExplainStep extends Step<ExplainUnit, String> {
    private static final String KIND = "explain";

    /** What the table of saliency holds; another number makes saliency of former columns be taken again. */
    private static final int TABLE = 2;

    private final Session session;
    private final Samples samples;
    private final TrainStep training;

    /** The step of a study that is done on the Spark of a session. */
    ExplainStep(StudyContext study, Session session, Samples samples, TrainStep training) {
        super(study, KIND, Set.of(Stage.EXPLAIN));
        this.session = session;
        this.samples = samples;
        this.training = training;
    }

    /** All methods of a network side by side. */
    @Override
    public List<ExplainUnit> units() {
        return ExplainUnit.of(training.possible(), study().config().saliency().methods());
    }

    @Override
    public String name(ExplainUnit unit) {
        return unit.name();
    }

    @Override
    protected WorkUnit describe(ExplainUnit unit) {
        String trained = training.work(unit.network()).key();
        SaliencyConfig options = study().config().saliency();
        SaliencyMethod method = unit.method();
        return new WorkUnit(
                KIND,
                unit.name(),
                Map.of("network", InputIdentity.ofChecksum("", trained)),
                Map.of(
                        "method",
                        method,
                        "score",
                        method.score(options.score()),
                        "target",
                        method.isPerSample() ? options.target() : "every class",
                        "table",
                        TABLE),
                SoftwareVersion.current());
    }

    @Override
    protected String awaits(ExplainUnit unit) {
        return training.status(unit.network()).isDone() ? "" : "its network is to be trained first";
    }

    @Override
    protected boolean isWhole(ExplainUnit unit) {
        String table = found(unit);
        try {
            return study().files().exists(table);
        } catch (IOException e) {
            throw InputException.reading(table, e);
        }
    }

    /** Where the saliency of a network by a method is. */
    @Override
    public String found(ExplainUnit unit) {
        return study().tree().saliency(unit.method().text(), unit.network().name());
    }

    @Override
    public List<UnitOutcome> perform(Runner runner, List<ExplainUnit> pending) {
        pending.forEach(unit -> study().units().forget(KIND, unit.name()));
        JavaSparkContext spark = session.context();
        CollectionAccumulator<Failure> failures = spark.sc().collectionAccumulator();
        Broadcast<Explaining> explaining = spark.broadcast(new Explaining(
                training.networks(), study().config().saliency(), samples.folds(), samples.onExecutors()));
        JavaRDD<Row> rows = spark.parallelize(pending, pending.size())
                // An accumulator counts only for the task that it was sent with, so it is no part of what is broadcast.
                .mapPartitions(units -> new Flattened<>(
                        new Mapped<>(units, unit -> explaining.value().rows(unit, failures))));
        runner.counted(pending.stream().map(ExplainUnit::name).toList(), () -> {
            store(rows);
            return rows;
        });
        HashMap<String, InputException> failed = new HashMap<>();
        failures.value().forEach(each -> failed.put(each.unit(), each.reason()));
        return runner.uncounted(this, pending, new Sealing(study().files(), study().tree(), failed));
    }

    private void store(JavaRDD<Row> rows) {
        session.spark()
                .createDataFrame(rows, SaliencyRows.SCHEMA)
                .write()
                .mode(SaveMode.Overwrite)
                // Replaces the folders of these units and leaves those of others, whatever the session's setting.
                .option("partitionOverwriteMode", "dynamic")
                // Hardly a value comes twice, so that looking for a dictionary of them is time lost.
                .option("parquet.enable.dictionary#" + SaliencyRows.VALUES_COLUMN, false)
                .partitionBy(SaliencyRows.METHOD, SaliencyRows.UNIT)
                .parquet(study().tree().saliency());
    }

    /**
     * Looks whether tables of saliency are as they were stored, in Spark tasks.
     *
     * @throws DamagedUnitException if one is not
     */
    void check(List<ExplainUnit> units) {
        if (!units.isEmpty()) {
            UnitStore store = store();
            OutputTree tree = study().tree();
            session.context()
                    .parallelize(units, units.size())
                    .foreach(unit -> store.checkOutputs(
                            KIND,
                            unit.name(),
                            tree.saliency(unit.method().text(), unit.network().name())));
        }
    }

    /** The rows of units by one method. */
    Dataset<Row> table(SaliencyMethod method, List<ExplainUnit> units) {
        Object[] networks = units.stream()
                .filter(unit -> unit.method() == method)
                .map(unit -> unit.network().name())
                .toArray();
        return session.table(
                        SaliencyRows.SCHEMA,
                        study().tree().saliency(),
                        study().tree().saliency(method.text()))
                .where(functions.col(SaliencyRows.UNIT).isin(networks));
    }

    /** Why a unit failed while its rows were written. */
    private record Failure(String unit, InputException reason) implements Serializable {}

    /** Explains held-out samples; only one portion of them is in memory at a time. */
    private record Explaining(
            TrainStep.Networks networks, SaliencyConfig options, List<Fold> folds, Samples.Source source)
            implements Serializable {
        /** The rows of a unit, up to where it fails. */
        Iterator<Row> rows(ExplainUnit unit, CollectionAccumulator<Failure> failures) {
            return new UntilFailure<>(() -> portions(unit), e -> failures.add(new Failure(unit.name(), e)));
        }

        private Iterator<Row> portions(ExplainUnit unit) {
            NetworkUnit network = unit.network();
            HeldOutRows rows = new HeldOutRows(unit.method(), options.score(), options.target());
            return new Flattened<>(new Mapped<>(
                    rows.of(
                            network.model().name(),
                            networks.model(network),
                            source.open(),
                            folds.get(network.fold()),
                            network.seed()),
                    portion -> portion.stream()
                            .map(saliency -> SaliencyRows.toRow(saliency, unit))
                            .iterator()));
        }
    }

    /** Notes that saliency is stored, or why it is not; it is read once more for its seal. */
    private record Sealing(FileAccess files, OutputTree tree, HashMap<String, InputException> failed)
            implements Task<ExplainUnit> {
        @Override
        public Made perform(ExplainUnit unit, WorkUnit work) {
            if (failed.containsKey(unit.name())) {
                throw failed.get(unit.name());
            }
            return new Stored(table(unit));
        }

        private String table(ExplainUnit unit) {
            return tree.saliency(unit.method().text(), unit.network().name());
        }

        /** What was written before it failed. */
        @Override
        public List<String> clear(ExplainUnit unit) {
            try {
                files.delete(table(unit));
                return List.of();
            } catch (IOException e) {
                throw InputException.writing(table(unit), e);
            }
        }
    }

    /** A table of saliency that is stored already. */
    private record Stored(String table) implements Made {
        @Override
        public Map<String, Object> write(String folder) {
            return Map.of();
        }

        @Override
        public List<String> outputs() {
            return List.of(table);
        }
    }

    /** An iterator that ends where its source fails because of wrong input. For one thread. */
    static final class UntilFailure<T> implements Iterator<T> {
        private final Supplier<Iterator<T>> start;
        private final Consumer<InputException> failure;
        private Iterator<T> source;
        private T next;

        UntilFailure(Supplier<Iterator<T>> start, Consumer<InputException> failure) {
            this.start = start;
            this.failure = failure;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                try {
                    source = source == null ? start.get() : source;
                    next = source.hasNext() ? source.next() : null;
                } catch (InputException e) {
                    if (!Attempts.isOfUnit(e)) {
                        throw e;
                    }
                    failure.accept(e);
                    source = Collections.emptyIterator();
                }
            }
            return next != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T given = next;
            next = null;
            return given;
        }
    }
}
