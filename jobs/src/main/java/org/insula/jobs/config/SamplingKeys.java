package org.insula.jobs.config;

import java.util.List;
import java.util.function.Predicate;
import org.insula.io.bids.Events;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;

/** The section {@code samples}. */
final class SamplingKeys {
    /** From a trial's onset to the response to it, s. */
    private static final double RESPONSE_LAG = 5;

    private static final Predicate<SamplingOptions> BY_TASK = samples -> samples.label() == LabelSource.TASK;

    private static final ValueType<List<String>> LABELS = new ValueType.Listed<>(ValueType.text());

    static final Section<SamplingOptions> SECTION = Section.of(SamplingOptions.byTask(1))
            .key(
                    "label",
                    ValueType.choice(LabelSource.class),
                    SamplingOptions::label,
                    SamplingKeys::labelled,
                    "What is told apart: the run's task, or trial types from events.")
            .key(
                    "frames",
                    ValueType.whole(1, ValueType.MANY),
                    SamplingOptions::frames,
                    SamplingKeys::withFrames,
                    "Length of every sample in frames.")
            .required("give the number of frames of a sample, such as frames: 30")
            .key(
                    "lag",
                    "lagSeconds",
                    ValueType.number(0, 1000),
                    "Seconds from the onset of a trial, or from the start of a run, to the first frame of a sample.")
            .absent(ValueType.told(RESPONSE_LAG) + " for `trialType`, 0 for `task`")
            .key(
                    "stride",
                    ValueType.whole(1, ValueType.MANY),
                    "Frames from one sample of a run to the next, with label: task.")
            .absent("`frames`")
            .key("tasks", "trialTypes", LABELS, "Which tasks are used.")
            .unwritten("all")
            .where(BY_TASK, samples -> "is given, but label is trialType", "use trialTypes, or label: task")
            .key("trialTypes", LABELS, "Which trial types are used.")
            .unwritten("all")
            .where(BY_TASK.negate(), samples -> "is given, but label is task", "use tasks, or label: trialType")
            .key("column", ValueType.text(), "The column of events that holds trial types.")
            .unwritten("`" + Events.TRIAL_TYPE + "`")
            .where(BY_TASK.negate(), samples -> "is given, but label is task", "leave it out, or use label: trialType")
            .key(
                    "maximumMissing",
                    ValueType.number(0, 1),
                    "Largest share of a sample's frames that may be missing, such as scrubbed ones; they are bridged. 0 keeps"
                            + " whole samples only.")
            .build();

    private SamplingKeys() {}

    private static SamplingOptions labelled(SamplingOptions samples, LabelSource label) {
        return label == LabelSource.TRIAL_TYPE
                ? SamplingOptions.byTrialType(samples.frames(), RESPONSE_LAG)
                : SamplingOptions.byTask(samples.frames());
    }

    private static SamplingOptions withFrames(SamplingOptions samples, Number frames) {
        SamplingOptions windows = SamplingOptions.byTask(frames.intValue());
        return new SamplingOptions(
                samples.label(),
                windows.frames(),
                samples.lagSeconds(),
                windows.stride(),
                samples.trialTypes(),
                samples.column(),
                samples.maximumMissing());
    }
}
