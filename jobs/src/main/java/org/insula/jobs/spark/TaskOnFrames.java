package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.insula.io.bids.Event;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.TaskFrames;

/** In which frames of each sample the task is on, from the events in the table of series. */
final class TaskOnFrames {
    private final Study study;

    TaskOnFrames(Study study) {
        this.study = study;
    }

    /**
     * The frames of each sample, by its id; samples of runs without an event of known duration are not in it, and none is
     * where the repetition time is unknown.
     */
    HashMap<String, boolean[]> of(SampleTable samples) {
        HashMap<String, boolean[]> frames = new HashMap<>();
        if (study.config().trust().topShares().isEmpty() || !(samples.repetitionTime() > 0)) {
            return frames;
        }
        Map<String, List<Sample>> byRun = new HashMap<>();
        samples.samples()
                .forEach(sample -> byRun.computeIfAbsent(sample.run(), run -> new ArrayList<>())
                        .add(sample));
        study.units().checkOutputs(SampleStep.KIND, SampleStep.ALL, study.tree().timeSeries());
        Iterator<Row> runs = study.session()
                .table(
                        SeriesRows.SCHEMA,
                        study.tree().timeSeries(),
                        study.tree().timeSeries())
                .select("run", SeriesRows.EVENTS)
                .toLocalIterator();
        while (runs.hasNext()) {
            Row run = runs.next();
            List<Event> events = SeriesRows.events(run).stream()
                    .filter(event -> event.duration() > 0)
                    .toList();
            if (!events.isEmpty()) {
                byRun.getOrDefault(run.getString(0), List.of())
                        .forEach(sample -> frames.put(sample.id(), on(events, sample, samples.repetitionTime())));
            }
        }
        return frames;
    }

    private boolean[] on(List<Event> events, Sample sample, double repetitionTime) {
        return TaskFrames.on(
                events, sample, repetitionTime, study.config().trust().taskLag());
    }
}
