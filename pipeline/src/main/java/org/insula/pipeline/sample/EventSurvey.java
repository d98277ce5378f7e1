package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.insula.io.bids.Event;
import org.insula.io.bids.Spelling;

/**
 * What the events of a study say of its labels before anything is cut: how they are spelt, who has them, and whether
 * windows of different labels overlap. For one thread.
 */
public final class EventSurvey {
    private static final int SHOWN = 5;

    private final SamplingOptions options;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Set<String>> subjectsOf = new TreeMap<>();
    private final Set<String> subjects = new TreeSet<>();
    private final Map<String, Integer> overlapsOf = new TreeMap<>();
    private final Map<String, Integer> samplesOfSpelling = new TreeMap<>();
    private final Map<String, Integer> samplesOfSubject = new TreeMap<>();
    private int windows;
    private int overlapping;
    private int together;
    private int outside;
    private int repeated;
    private double farthest = Double.NEGATIVE_INFINITY;

    private EventSurvey(SamplingOptions options) {
        this.options = options;
    }

    /** A survey for labels by trial type. */
    public static EventSurvey with(SamplingOptions options) {
        return new EventSurvey(options);
    }

    /**
     * Takes a run in.
     *
     * @param repetitionTime s from frame to frame; NaN if unknown: then its windows are not placed
     * @param frames of the run; 0 if unknown
     */
    public void add(String subject, List<Event> events, double repetitionTime, int frames) {
        samplesOfSubject.merge(subject, 0, Integer::sum);
        List<Event> all = events.stream()
                .filter(event -> !event.trialType().isEmpty())
                .filter(event ->
                        options.trialTypes().isEmpty() || Spelling.lists(options.trialTypes(), event.trialType()))
                .toList();
        List<Event> wanted = LabelSpelling.once(all);
        repeated += all.size() - wanted.size();
        if (wanted.isEmpty()) {
            return;
        }
        subjects.add(subject);
        for (Event event : wanted) {
            counts.merge(event.trialType(), 1, Integer::sum);
            subjectsOf
                    .computeIfAbsent(Spelling.key(event.trialType()), key -> new TreeSet<>())
                    .add(subject);
        }
        if (repetitionTime > 0) {
            place(wanted, repetitionTime);
            countSamples(subject, wanted, repetitionTime, frames);
        }
    }

    private void countSamples(String subject, List<Event> events, double repetitionTime, int frames) {
        for (Event event : events) {
            int start = start(event, repetitionTime);
            if (start < 0 || frames > 0 && start + (long) options.frames() > frames) {
                outside++;
                farthest = Math.max(farthest, event.onset());
            } else {
                countSamples(subject, event.trialType(), 1);
            }
        }
    }

    private void countSamples(String subject, String label, int samples) {
        samplesOfSpelling.merge(label, samples, Integer::sum);
        samplesOfSubject.merge(subject, samples, Integer::sum);
    }

    /** Takes in the task of a run and its number of windows, where labels are tasks. */
    public void addTask(String subject, String task, int ofTask) {
        add(subject, List.of(new Event(0, Double.NaN, task)), Double.NaN, 0);
        if (ofTask > 0) {
            countSamples(subject, task, ofTask);
        }
    }

    /** Events are by onset, so that windows begin in their order. */
    private void place(List<Event> events, double repetitionTime) {
        boolean[] overlaps = new boolean[events.size()];
        for (int e = 0; e < events.size(); e++) {
            Event event = events.get(e);
            int end = start(event, repetitionTime) + options.frames();
            for (int later = e + 1; later < events.size() && start(events.get(later), repetitionTime) < end; later++) {
                Event other = events.get(later);
                if (!Spelling.key(event.trialType()).equals(Spelling.key(other.trialType()))) {
                    overlaps[e] = true;
                    overlaps[later] = true;
                    together += event.onset() == other.onset() ? 1 : 0;
                    overlapsOf.merge(pair(event.trialType(), other.trialType()), 1, Integer::sum);
                }
            }
        }
        windows += events.size();
        for (boolean each : overlaps) {
            overlapping += each ? 1 : 0;
        }
    }

    private int start(Event event, double repetitionTime) {
        return SampleCutter.nearestFrame(event.onset() + options.lagSeconds(), repetitionTime);
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " with " + other : other + " with " + one;
    }

    /** The labels found, each in the spelling that counts. */
    public Set<String> labels() {
        LabelSpelling spelling = LabelSpelling.of(counts, options.trialTypes());
        return counts.keySet().stream().map(spelling::chosen).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Samples to be expected by label, if no frame is missing. */
    public Map<String, Integer> samplesByLabel() {
        LabelSpelling spelling = LabelSpelling.of(counts, options.trialTypes());
        Map<String, Integer> samples = new TreeMap<>();
        samplesOfSpelling.forEach((label, count) -> samples.merge(spelling.chosen(label), count, Integer::sum));
        return samples;
    }

    /** Samples to be expected by subject, if no frame is missing; 0 of a subject without a window. */
    public Map<String, Integer> samplesBySubject() {
        return new TreeMap<>(samplesOfSubject);
    }

    /** The wanted trial types that no event has. */
    public List<String> missing() {
        return options.trialTypes().stream()
                .filter(wanted -> !Spelling.lists(counts.keySet(), wanted))
                .toList();
    }

    /** What is odd, one line each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        LabelSpelling spelling = LabelSpelling.of(counts, options.trialTypes());
        LabelSpelling.byKey(counts).forEach((key, spellings) -> {
            String label = spelling.chosen(spellings.keySet().iterator().next());
            if (spellings.size() > 1) {
                notes.add("label " + label + " is spelt in " + spellings.size() + " ways (" + counted(spellings)
                        + " events); they count as one");
            }
            int having = subjectsOf.get(key).size();
            if (having < subjects.size()) {
                int events =
                        spellings.values().stream().mapToInt(Integer::intValue).sum();
                notes.add("label " + label + " occurs in " + having + " of " + subjects.size() + " subjects only ("
                        + events + " events)");
            }
        });
        if (repeated > 0) {
            notes.add(repeated
                    + " events have the onset and the label of another one of their run and do not count again");
        }
        if (outside > 0) {
            notes.add(outside + " of " + windows + " windows leave their runs (the last begins with an event at "
                    + farthest + " s) and give no sample; onsets are in s from the first frame");
        }
        if (overlapping > 0) {
            notes.add(overlapping + " of " + windows + " windows overlap one of another label ("
                    + counted(overlapsOf) + ")"
                    + (together > 0 ? "; " + together + " pairs have the same onset" : "")
                    + ". Such samples share frames and cannot be told apart by them: choose samples.trialTypes that do"
                    + " not overlap, or fewer frames");
        }
        return notes;
    }

    private static String counted(Map<String, Integer> counts) {
        List<String> parts = counts.keySet().stream()
                .sorted((one, other) -> counts.get(other) - counts.get(one))
                .map(each -> "\"" + each + "\" " + counts.get(each))
                .toList();
        return String.join(", ", parts.subList(0, Math.min(SHOWN, parts.size()))) + (parts.size() > SHOWN ? ", …" : "");
    }
}
