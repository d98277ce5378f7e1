package org.insula.jobs.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.EventSelection;
import org.insula.io.bids.Events;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.EventsFile;
import org.insula.jobs.export.FileNames;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.unit.ParcellateStep;
import org.insula.jobs.unit.UnitStore;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.RunCut;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.SamplingOptions;
import org.insula.pipeline.sample.StoredValues;
import org.insula.pipeline.sample.ValuesFile;

/**
 * The work of {@link SampleStep} on Spark: reads series and events of all runs into one table, cuts the runs, and writes the
 * samples and their values. No process holds more than a few runs at a time.
 */
final class SampleGathering {
    /** Runs in one file of the table of series, at most: a file costs far more to write and to open than a run in it. */
    private static final int RUNS_A_FILE = 32;

    /** Runs in one file as long as there are few, so that there are enough tasks for many cores. */
    private static final int FEW_RUNS_A_FILE = 8;

    /** Files beyond which more would help no cluster. */
    private static final int ENOUGH_FILES = 64;

    private final Study study;
    private final Cutting cutting;

    /** The work for a study. */
    SampleGathering(Study study) {
        this.study = study;
        this.cutting = new Cutting(
                study.files(),
                study.tree(),
                study.config().samples(),
                new ArrayList<>(study.atlas().regions()));
    }

    /** How runs are cut. */
    SampleCutter cutter() {
        return cutting.cutter();
    }

    /** Reads the series and events of runs into one table, and writes the events beside the series. */
    void gather(List<BoldRun> runs) {
        JavaSparkContext spark = study.session().context();
        StudyAtlas atlas = study.atlas();
        int parts = parts(runs.size());
        CollectionAccumulator<String> kept = spark.sc().collectionAccumulator();
        Reading reading = new Reading(
                study.files(),
                study.tree(),
                spark.broadcast(atlas),
                study.config().samples().events(),
                kept);
        JavaRDD<Row> rows = spark.parallelize(runs, parts).map(reading::row);
        study.progress().begin("gather", parts, 0);
        ProgressListener.during(spark, study.progress(), names(runs, parts), () -> {
            write(rows, SeriesRows.SCHEMA, study.tree().timeSeries());
            return rows;
        });
        study.tellKept(kept.value());
    }

    /** Files, and Spark tasks, that the table of series is written in; they follow from the number of runs alone. */
    private static int parts(int runs) {
        return Math.max(filesOf(runs, RUNS_A_FILE), Math.min(ENOUGH_FILES, filesOf(runs, FEW_RUNS_A_FILE)));
    }

    private static int filesOf(int runs, int each) {
        return (runs + each - 1) / each;
    }

    /** The first run of each part, as Spark divides a list. */
    private static List<String> names(List<BoldRun> runs, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part ->
                        runs.get((int) ((long) part * runs.size() / parts)).id())
                .toList();
    }

    /** Where each run whose events are readable is cut; its values are in a file of its own then. */
    List<RunCut> cuts() {
        cutting.forgetParts();
        Broadcast<Cutting> shared = study.session().context().broadcast(cutting);
        return table(SeriesRows.SCHEMA, study.tree().timeSeries())
                .where(functions.col(SeriesRows.EVENTS_PROBLEM).equalTo(""))
                .javaRDD()
                .map(row -> shared.value()
                        .cut(SeriesRows.fromRow(row, shared.value().regions())))
                .collect();
    }

    /** Runs whose events could not be read. */
    List<Exclusion> unreadable() {
        return table(SeriesRows.SCHEMA, study.tree().timeSeries())
                .where(functions.col(SeriesRows.EVENTS_PROBLEM).notEqual(""))
                .select("run", SeriesRows.EVENTS_PROBLEM)
                .orderBy("run")
                .collectAsList()
                .stream()
                .map(row -> new Exclusion(row.getString(0), "", row.getString(1)))
                .toList();
    }

    /** Puts the values of the runs together in one file. */
    StoredValues join(List<RunCut> cuts, SampleTable samples) {
        return cutting.join(cuts, samples);
    }

    /** Writes the table of samples. */
    void store(SampleTable samples) {
        JavaSparkContext spark = study.session().context();
        Broadcast<SampleTable> shared = spark.broadcast(samples);
        List<Integer> indices = IntStream.range(0, samples.size()).boxed().toList();
        JavaRDD<Row> rows = spark.parallelize(indices, 1).map(index -> SampleRows.toRow(shared.value(), index));
        write(rows, SampleRows.SCHEMA, study.tree().samples());
    }

    private Dataset<Row> table(StructType schema, String path) {
        return study.session().table(schema, path, path);
    }

    private void write(JavaRDD<Row> rows, StructType schema, String path) {
        SparkSession spark = study.session().spark();
        spark.createDataFrame(rows, schema).write().mode(SaveMode.Overwrite).parquet(path);
    }

    /**
     * Reads the series and events of parcellated runs into rows of {@link SeriesRows}, and writes the events beside the series.
     *
     * @param selection how events get their labels
     * @param kept receives what had to be moved aside
     */
    private record Reading(
            FileAccess files,
            OutputTree tree,
            Broadcast<StudyAtlas> atlas,
            EventSelection selection,
            CollectionAccumulator<String> kept)
            implements Serializable {
        Row row(BoldRun run) {
            UnitStore store = new UnitStore(files, tree.units());
            store.checkOutputs(ParcellateStep.KIND, run.id(), tree.runFolder(run));
            RegionSeries series = tree.series(run, atlas.value())
                    .read(files, run.id(), atlas.value().regions());
            List<Event> events = List.of();
            String problem = "";
            try {
                events = events(run);
            } catch (InputException e) {
                problem = e.getMessage();
            }
            OutputFiles output = EventsFile.of(files, tree, run);
            EventsFile.write(output, tree.events(run), events);
            output.end();
            output.kept().forEach(kept::add);
            return SeriesRows.toRow(new LabelledRun(run, series, events), problem);
        }

        private List<Event> events(BoldRun run) {
            return run.eventsPath().isEmpty() ? List.of() : Events.read(files, run.eventsPath(), selection);
        }
    }

    /** Cuts runs and joins their values; on executors too. */
    private record Cutting(FileAccess files, OutputTree tree, SamplingOptions options, ArrayList<Region> regions)
            implements Serializable {
        /** Decides where a run is cut and writes its values into a file of its own, if it has any. */
        RunCut cut(LabelledRun run) {
            SampleCutter cutter = cutter();
            RunCut cut = cutter.cut(run);
            if (!cut.windows().isEmpty()) {
                files.writeAtomically(part(cut), out -> cutter.write(run, cut, out));
            }
            return cut;
        }

        /**
         * Puts the values of the runs together in one file, in the order of their samples, and removes those of single
         * runs. Little more than one block is in memory.
         *
         * @throws InputException if the file cannot be written
         */
        StoredValues join(List<RunCut> cuts, SampleTable samples) {
            clearPlace(tree.sampleValues());
            StoredValues stored = ValuesFile.write(files, tree.sampleValues(), samples.shape(), out -> {
                for (RunCut cut : SampleCutter.inOrder(cuts)) {
                    if (!cut.windows().isEmpty()) {
                        try (InputStream part = files.open(part(cut))) {
                            part.transferTo(out);
                        }
                    }
                }
            });
            forgetParts();
            return stored;
        }

        /** No file can take the place of a folder, and what is written to a pipe waits for a reader. */
        private void clearPlace(String path) {
            try {
                if (files.isFolder(path) || files.isDevice(path)) {
                    files.delete(path);
                }
            } catch (IOException e) {
                throw InputException.writing(path, e);
            }
        }

        /** Removes what an earlier attempt at cutting left. */
        void forgetParts() {
            try {
                files.delete(tree.sampleParts());
            } catch (IOException e) {
                throw InputException.writing(tree.sampleParts(), e);
            }
        }

        private String part(RunCut cut) {
            return FilePaths.child(
                    tree.sampleParts(), FileNames.unique(cut.run().id()));
        }

        SampleCutter cutter() {
            return SampleCutter.with(options, regions);
        }
    }
}
