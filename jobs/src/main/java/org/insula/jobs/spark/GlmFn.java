package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.clean.RemovedSignals;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.unit.RunParcellation;
import org.insula.pipeline.glm.LabelEffects;
import org.insula.pipeline.sample.LabelledRun;

/** Models the runs of rows of {@link SeriesRows}, one after another; only effects travel to the driver. */
final class GlmFn implements FlatMapFunction<Iterator<Row>, Attempt<LabelEffects>> {
    private static final long serialVersionUID = 1L;

    private final FileAccess files;
    private final RunConfig config;
    private final ArrayList<Region> regions;
    private final ArrayList<String> labels;
    private final HashMap<String, BoldRun> runs = new HashMap<>();

    /**
     * Models the runs of a study.
     *
     * @param runs where their confounds lie
     */
    GlmFn(FileAccess files, RunConfig config, List<Region> regions, List<String> labels, List<BoldRun> runs) {
        this.files = files;
        this.config = config;
        this.regions = new ArrayList<>(regions);
        this.labels = new ArrayList<>(labels);
        runs.forEach(run -> this.runs.put(run.id(), run));
    }

    @Override
    public Iterator<Attempt<LabelEffects>> call(Iterator<Row> rows) {
        return new Mapped<>(rows, this::attempt);
    }

    private Attempt<LabelEffects> attempt(Row row) {
        LabelledRun run = SeriesRows.fromRow(row, regions);
        try {
            return new Attempt<>(run.run().id(), effects(run), "");
        } catch (InputException e) {
            return new Attempt<>(run.run().id(), null, e.getMessage());
        }
    }

    private LabelEffects effects(LabelledRun labelled) {
        RegionSeries series = labelled.series();
        return LabelEffects.of(series, labelled.events(), labels, config.glm().options(), removed(series));
    }

    private RemovedSignals removed(RegionSeries series) {
        BoldRun run = runs.get(series.id());
        String kept = config.input().keptFrames(run);
        return new SignalCleaner(config.clean())
                .removed(series, RunParcellation.confounds(files, config.clean(), run, kept, series.frames()));
    }
}
