package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.jobs.unit.ParcellateWork;
import org.insula.pipeline.sample.LabelledRun;

/** Reads the series and events of parcellated runs into rows of {@link SeriesRows}. */
final class SeriesFn implements FlatMapFunction<Iterator<BoldRun>, Row> {
    private static final long serialVersionUID = 1L;

    private final FileAccess files;
    private final Broadcast<ParcellateWork> work;

    SeriesFn(FileAccess files, Broadcast<ParcellateWork> work) {
        this.files = files;
        this.work = work;
    }

    @Override
    public Iterator<Row> call(Iterator<BoldRun> runs) {
        List<Region> regions = work.value().regions();
        return new Mapped<>(runs, run -> {
            RegionSeries series = work.value().outputs(run).read(files, run.id(), regions);
            try {
                return SeriesRows.toRow(new LabelledRun(run, series, events(run)), "");
            } catch (InputException e) {
                return SeriesRows.toRow(new LabelledRun(run, series, List.of()), e.getMessage());
            }
        });
    }

    private List<Event> events(BoldRun run) {
        return run.eventsPath().isEmpty() ? List.of() : Events.read(files, run.eventsPath());
    }
}
