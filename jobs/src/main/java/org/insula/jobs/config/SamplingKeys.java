package org.insula.jobs.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.bids.EventSelection;
import org.insula.io.bids.Events;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;

/** The section {@code samples}. */
final class SamplingKeys {
    /** From a trial's onset to the response to it, s. */
    private static final double RESPONSE_LAG = 5;

    private static final Predicate<SamplingOptions> BY_TASK = samples -> samples.label() == LabelSource.TASK;

    private static final ValueType<List<String>> LABELS = new ValueType.Listed<>(ValueType.text());

    /** Shortest length of a sample, s. */
    private static final double SHORTEST = 0.01;

    private static final ValueType<Length> LENGTH = new ValueType.Scalar<>(
            Length::parse,
            (length, paths) -> length.written(),
            Length.schema(),
            ValueType.whole(1, ValueType.MANY).values() + ", or seconds such as `24 s`");

    static final Section<SamplingOptions> SECTION = Section.of(SamplingOptions.byTask(1))
            .key(
                    "label",
                    ValueType.choice(LabelSource.class),
                    SamplingOptions::label,
                    SamplingKeys::labelled,
                    "What is told apart: the run's task, or trial types from events.")
            .key(
                    "frames",
                    LENGTH,
                    Length::of,
                    (samples, length) -> length.in(samples),
                    "Length of every sample in frames, or in seconds, which are rounded to frames.")
            .required("give the length of a sample, such as frames: 30 or frames: 24 s")
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
            .key(
                    "column",
                    ValueType.text(),
                    samples -> samples.events().column(),
                    (samples, column) -> samples.withEvents(samples.events().withColumn(column)),
                    "The column of events that holds trial types.")
            .unwritten("`" + Events.TRIAL_TYPE + "`")
            .where(BY_TASK.negate(), samples -> "is given, but label is task", "leave it out, or use label: trialType")
            .key(
                    "where",
                    new ValueType.Named(),
                    samples -> samples.events().where(),
                    (samples, conditions) -> samples.withEvents(samples.events().withWhere(conditions)),
                    "Conditions on other columns of events, such as `accuracy: [1]`. Other events get no label.")
            .unwritten("none")
            .where(BY_TASK.negate(), samples -> "is given, but label is task", "leave it out, or use label: trialType")
            .key(
                    "labels",
                    new ValueType.Named(),
                    samples -> samples.events().labels(),
                    SamplingKeys::withLabels,
                    "Trial types that are merged or renamed, such as `face: [male, female]`. Others keep their names.")
            .unwritten("none")
            .remedy("list each trial type under one label")
            .where(BY_TASK.negate(), samples -> "is given, but label is task", "leave it out, or use label: trialType")
            .key(
                    "maximumMissing",
                    ValueType.number(0, 1),
                    "Largest share of a sample's frames that may be missing, such as scrubbed ones; they are bridged. 0 keeps"
                            + " whole samples only.")
            .build();

    private SamplingKeys() {}

    private static SamplingOptions withLabels(SamplingOptions samples, Map<String, List<String>> labels) {
        EventSelection selection = samples.events().withLabels(labels);
        if (!selection.ambiguous().isEmpty()) {
            throw new IllegalArgumentException("has " + String.join(", ", selection.ambiguous()) + " under two labels");
        }
        return samples.withEvents(selection);
    }

    private static SamplingOptions labelled(SamplingOptions samples, LabelSource label) {
        return label == LabelSource.TRIAL_TYPE
                ? SamplingOptions.byTrialType(samples.frames(), RESPONSE_LAG)
                : SamplingOptions.byTask(samples.frames());
    }

    /**
     * The length of a sample as it is written.
     *
     * @param frames 0 if it is in s
     */
    private record Length(int frames, double seconds) {
        private static final long MOST = ValueType.MANY;
        private static final Pattern TEXT = Pattern.compile("(.*?)\\s*(s|sec|seconds|frames?)");

        static Length of(SamplingOptions samples) {
            return new Length(samples.seconds() > 0 ? 0 : samples.frames(), samples.seconds());
        }

        static Length parse(ConfigSection section, String key, String text) {
            Matcher matcher = TEXT.matcher(text.strip());
            boolean named = matcher.matches();
            String number = named ? matcher.group(1) : text;
            if (named && matcher.group(2).startsWith("s")) {
                return new Length(0, section.number(key, number, SHORTEST, MOST));
            }
            return new Length((int) section.integer(key, number, 1, MOST), 0);
        }

        Object written() {
            return seconds > 0 ? ValueType.told(seconds) + " s" : frames;
        }

        static ObjectNode schema() {
            ObjectNode seconds = ValueType.string().put("pattern", "^[0-9.]+ ?(s|frames)$");
            return ValueType.anyOf(ValueType.whole(1, MOST).schema(), seconds);
        }

        SamplingOptions in(SamplingOptions samples) {
            return seconds > 0 ? samples.withSeconds(seconds) : samples.withFrames(frames);
        }
    }
}
