package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.EventsFile;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.unit.ParcellateStep;
import org.insula.jobs.unit.UnitStore;
import org.insula.pipeline.sample.LabelledRun;

/** Reads the series and events of parcellated runs into rows of {@link SeriesRows}, and writes the events beside the series. */
final class SeriesFn implements FlatMapFunction<Iterator<BoldRun>, Row> {
    private static final long serialVersionUID = 1L;

    private final FileAccess files;
    private final OutputTree tree;
    private final Broadcast<StudyAtlas> atlas;
    private final String column;
    private final CollectionAccumulator<String> kept;

    /**
     * Reads for a study.
     *
     * @param column of the events, which trial types are read from
     * @param kept receives what had to be moved aside
     */
    SeriesFn(
            FileAccess files,
            OutputTree tree,
            Broadcast<StudyAtlas> atlas,
            String column,
            CollectionAccumulator<String> kept) {
        this.column = column;
        this.files = files;
        this.tree = tree;
        this.atlas = atlas;
        this.kept = kept;
    }

    @Override
    public Iterator<Row> call(Iterator<BoldRun> runs) {
        List<Region> regions = atlas.value().regions();
        return new Mapped<>(runs, run -> {
            UnitStore store = new UnitStore(files, tree.units());
            store.checkOutputs(ParcellateStep.KIND, run.id(), tree.runFolder(run));
            RegionSeries series = tree.series(run, atlas.value()).read(files, run.id(), regions);
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
        });
    }

    private List<Event> events(BoldRun run) {
        return run.eventsPath().isEmpty() ? List.of() : Events.read(files, run.eventsPath(), column);
    }
}
