package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.insula.io.bids.Event;
import org.junit.jupiter.api.Test;

class TaskFramesTest {
    private static Sample sample(double onset, int frames) {
        return new Sample("a", new SampledRun("r", "s", Map.of()), 0, onset, frames, MissingRegions.at(1));
    }

    @Test
    void aFrameIsOnIfItStartsWithinAnEventPutOffByTheLag() {
        // Frames start at 4, 6, 8, … s; with a lag of 2 s the event lasts from 6 to 9 s.
        boolean[] on = TaskFrames.on(List.of(new Event(4, 3, "x")), sample(4, 5), 2, 2);
        assertThat(on).containsExactly(false, true, true, false, false);
    }

    @Test
    void eventsAddUpAndThoseOfNoKnownDurationAreNeverOn() {
        List<Event> events = List.of(new Event(0, 0.72, "x"), new Event(1.44, 0.72, "y"), new Event(0, Double.NaN, ""));
        assertThat(TaskFrames.on(events, sample(0, 4), 0.72, 0)).containsExactly(true, false, true, false);
        assertThat(TaskFrames.on(List.of(new Event(0, 0, "")), sample(0, 1), 2, 0))
                .containsExactly(false);
    }
}
