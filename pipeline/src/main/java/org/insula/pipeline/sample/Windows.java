package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Spelling;

/** Where the windows of one run lie, and why others were left out. Made once a run, then read only. */
final class Windows {

    /** One window: first frame, label and its name within the run. */
    record Window(int firstFrame, String label, String name) {}

    private final SamplingOptions options;
    private final BoldRun run;
    private final List<Event> events;
    private final int frames;
    private final List<Window> kept = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();

    private Windows(SamplingOptions options, BoldRun run, List<Event> events, int frames) {
        this.options = options;
        this.run = run;
        this.events = events;
        this.frames = frames;
    }

    /** The windows of a run. */
    static Windows of(SamplingOptions options, LabelledRun run) {
        Windows windows =
                new Windows(options, run.run(), run.events(), run.series().frames());
        double repetitionTime = run.series().repetitionTime();
        if (!(repetitionTime > 0) || Double.isInfinite(repetitionTime)) {
            windows.excludeRun("its repetition time is unknown; state RepetitionTime in its sidecar");
        } else if (!hasAnyValue(run)) {
            windows.excludeRun("no region is covered");
        } else {
            windows.place(repetitionTime);
        }
        return windows;
    }

    /** How many windows a run of so many frames has, if every one of them has values. */
    static int count(SamplingOptions options, BoldRun run, List<Event> events, int frames, double repetitionTime) {
        Windows windows = new Windows(options, run, events, frames);
        windows.place(repetitionTime);
        return windows.kept.size();
    }

    private void place(double repetitionTime) {
        if (options.label() == LabelSource.TASK) {
            placeByTask(repetitionTime);
        } else {
            placeByEvent(repetitionTime);
        }
    }

    /** Windows inside the run, in the order of the run or its events. */
    List<Window> kept() {
        return kept;
    }

    /** What was left out, in the same order. */
    List<Exclusion> exclusions() {
        return exclusions;
    }

    private static boolean hasAnyValue(LabelledRun run) {
        for (double[] frame : run.series().values()) {
            for (double value : frame) {
                if (!Double.isNaN(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void placeByTask(double repetitionTime) {
        String task = run.task();
        if (task.isEmpty()) {
            excludeRun("it names no task; label by trialType, or name the task in its file name");
            return;
        }
        if (!isWanted(task)) {
            return;
        }
        int first = SampleCutter.nearestFrame(options.lagSeconds(), repetitionTime);
        if (first > frames - options.frames()) {
            excludeRun("it has " + frames + " frames; a sample takes " + options.frames() + " from frame " + first
                    + " on");
        }
        for (int start = first; start <= frames - options.frames(); start += options.stride()) {
            kept.add(new Window(start, task, "window-" + (kept.size() + 1)));
        }
    }

    private void placeByEvent(double repetitionTime) {
        if (events.isEmpty()) {
            excludeRun("it has no events; add its events.tsv, or label by task");
            return;
        }
        int number = 0;
        boolean[] repeated = LabelSpelling.repeated(events);
        for (Event event : events) {
            number++;
            if (isWanted(event.trialType()) && repeated[number - 1]) {
                exclusions.add(new Exclusion(
                        run.id(),
                        String.format(Locale.ROOT, "event %d (%s at %s s)", number, event.trialType(), event.onset()),
                        "an event of this onset and label counts already"));
            } else if (isWanted(event.trialType())) {
                place(event, number, SampleCutter.nearestFrame(event.onset() + options.lagSeconds(), repetitionTime));
            }
        }
        if (kept.isEmpty() && exclusions.isEmpty()) {
            excludeRun("none of its " + events.size() + " events has a wanted trial_type");
        }
    }

    private void place(Event event, int number, int start) {
        long end = (long) start + options.frames();
        if (start < 0 || end > frames) {
            String part = String.format(Locale.ROOT, "event %d (%s at %s s)", number, event.trialType(), event.onset());
            String reason =
                    "its window, frames " + start + " to " + (end - 1) + ", leaves the run of " + frames + " frames";
            exclusions.add(new Exclusion(run.id(), part, reason));
        } else {
            kept.add(new Window(start, event.trialType(), "event-" + number));
        }
    }

    private boolean isWanted(String label) {
        return !label.isEmpty() && (options.trialTypes().isEmpty() || Spelling.lists(options.trialTypes(), label));
    }

    private void excludeRun(String reason) {
        exclusions.add(new Exclusion(run.id(), "", reason));
    }
}
