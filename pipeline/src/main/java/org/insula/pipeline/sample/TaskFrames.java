package org.insula.pipeline.sample;

import java.util.List;
import org.insula.io.bids.Event;

/** In which frames of a sample the task is on, from the run's events. */
public final class TaskFrames {
    private TaskFrames() {}

    /**
     * Whether the task is on in each frame: its start lies in {@code [onset + lag, onset + lag + duration)} of any event,
     * whatever its trial type. An event of unknown or no duration is never on. The lag lets the response of the blood catch up with the task.
     *
     * @param events of the sample's run
     * @param sample the sample
     * @param repetitionTime s from frame to frame
     * @param lagSeconds s from an event to the response to it
     */
    public static boolean[] on(List<Event> events, Sample sample, double repetitionTime, double lagSeconds) {
        boolean[] on = new boolean[sample.frames()];
        for (int frame = 0; frame < on.length; frame++) {
            // Half a thousandth of a second, so that times that are equal on paper are equal here.
            double time = sample.onset() + frame * repetitionTime + 5e-4;
            for (Event event : events) {
                double start = event.onset() + lagSeconds;
                on[frame] |= time >= start && time < start + event.duration();
            }
        }
        return on;
    }
}
