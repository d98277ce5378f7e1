package org.insula.jobs.unit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SamplingOptions;

/**
 * How many samples the runs give before scrubbing, if every window has values.
 *
 * @param byLabel by the label as it is spelt in the events
 * @param bySubject by the subject, without {@code sub-}; subjects without a sample have 0
 */
public record ExpectedSamples(Map<String, Integer> byLabel, Map<String, Integer> bySubject) {
    /** Sorts and copies. */
    public ExpectedSamples {
        byLabel = new TreeMap<>(byLabel);
        bySubject = new TreeMap<>(bySubject);
    }

    /** Counts the windows of runs; events that cannot be read give none. */
    static ExpectedSamples of(
            FileAccess files,
            SamplingOptions sampling,
            List<BoldRun> runs,
            Map<String, Double> times,
            Map<String, Integer> frames) {
        ExpectedSamples counted = new ExpectedSamples(Map.of(), Map.of());
        for (BoldRun run : runs) {
            double time = times.getOrDefault(run.id(), Double.NaN);
            counted.add(run, byLabel(files, sampling, run, frames.get(run.id()), time));
        }
        return counted;
    }

    private void add(BoldRun run, Map<String, Integer> counts) {
        bySubject.merge(run.subject(), 0, Integer::sum);
        counts.forEach((label, count) -> {
            byLabel.merge(label, count, Integer::sum);
            bySubject.merge(run.subject(), count, Integer::sum);
        });
    }

    private static Map<String, Integer> byLabel(
            FileAccess files, SamplingOptions sampling, BoldRun run, int frames, double time) {
        if (sampling.label() == LabelSource.TASK) {
            return Map.of(run.task(), SampleCutter.count(sampling, run, List.of(), frames, time));
        }
        List<Event> events = events(files, sampling, run);
        Map<String, Integer> counts = new TreeMap<>();
        for (String label : new TreeSet<>(events.stream().map(Event::trialType).toList())) {
            List<Event> same = events.stream()
                    .filter(event -> event.trialType().equals(label))
                    .toList();
            int count = SampleCutter.count(sampling, run, same, frames, time);
            if (count > 0) {
                counts.put(label, count);
            }
        }
        return counts;
    }

    private static List<Event> events(FileAccess files, SamplingOptions sampling, BoldRun run) {
        try {
            return run.eventsPath().isEmpty() ? List.of() : Events.read(files, run.eventsPath(), sampling.column());
        } catch (InputException e) {
            // The checks of runs have told it already.
            return List.of();
        }
    }
}
