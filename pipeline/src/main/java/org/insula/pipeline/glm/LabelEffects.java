package org.insula.pipeline.glm;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.clean.RemovedSignals;
import org.insula.io.InputException;
import org.insula.io.bids.Event;
import org.insula.pipeline.sample.LabelSpelling;

/**
 * The effects of each label of a run, or of a subject over runs: against the other labels and against rest.
 *
 * <p>All events are in the model: those of the study's labels, and those of other trial types, so that these do not pass
 * for rest. Trial types called {@code rest}, {@code baseline} or {@code fixation} that are no labels are rest, and have no
 * column. Immutable.
 */
public final class LabelEffects implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<String> REST = Set.of("rest", "baseline", "fixation");

    private final TreeMap<String, EnumMap<Contrast, RegionEffects>> byLabel = new TreeMap<>();

    private LabelEffects() {}

    /**
     * Models a run.
     *
     * @param series its cleaned series [frame][region]; NaN in scrubbed frames and missing regions
     * @param events what happened in it
     * @param labels the study's labels
     * @param removed what cleaning took out of the series; it is in the design too
     * @throws InputException if the repetition time is unknown, there are fewer than two frames, or no event is of a label
     */
    public static LabelEffects of(
            RegionSeries series, List<Event> events, List<String> labels, GlmOptions options, RemovedSignals removed) {
        Set<String> types = new TreeSet<>();
        events.forEach(event -> types.add(event.trialType()));
        Map<String, Integer> counts = types.stream().collect(Collectors.toMap(type -> type, type -> 1));
        LabelSpelling spelling = LabelSpelling.of(counts, labels);
        List<Event> modelled = LabelSpelling.once(events).stream()
                .map(event -> new Event(event.onset(), event.duration(), spelling.chosen(event.trialType())))
                .filter(event -> isModelled(event, labels))
                .toList();
        requireModel(series, modelled, labels);
        Design design = design(series, modelled, options, removed);
        RunGlm run = RunGlm.fit(series.values(), design, options.noise());
        LabelEffects effects = new LabelEffects();
        for (String label : labels) {
            for (Contrast contrast : Contrast.values()) {
                design.weights(contrast, label, labels)
                        .ifPresent(weights -> effects.put(label, contrast, run.effects(weights)));
            }
        }
        return effects;
    }

    private static boolean isModelled(Event event, List<String> labels) {
        String type = event.trialType();
        return labels.contains(type) || !type.isEmpty() && !REST.contains(type.toLowerCase(Locale.ROOT));
    }

    private static void requireModel(RegionSeries series, List<Event> events, List<String> labels) {
        if (!(series.repetitionTime() > 0) || series.frames() < 2) {
            throw new InputException(
                    series.id(),
                    "has " + series.frames() + " frames of " + series.repetitionTime() + " s, which no model fits",
                    "state the repetition time in the sidecar");
        }
        if (events.stream().noneMatch(event -> labels.contains(event.trialType()))) {
            throw new InputException(
                    series.id(), "has no event of one of the labels " + labels, "check trial_type in its events");
        }
    }

    private static Design design(RegionSeries series, List<Event> events, GlmOptions options, RemovedSignals removed) {
        GlmOptions own = removed.isHighPassFiltered() ? options.withHighPassHz(0) : options;
        List<double[]> confounds = removed.columns();
        List<String> names = new ArrayList<>();
        confounds.forEach(column -> names.add("removed_" + (names.size() + 1)));
        return Design.of(events, series.frames(), series.repetitionTime(), own)
                .mapped(removed::filter)
                .withConfounds(names, confounds);
    }

    /**
     * Fixed effects of a subject over its runs.
     *
     * <p>Against the other labels, runs that hold the label and others count: what differs between runs is then in
     * neither. Where a subject has no such run (each label in runs of its own), its effect against rest is compared with
     * the mean of the other labels' effects against rest.
     *
     * @param runs in a fixed order
     */
    public static LabelEffects over(List<LabelEffects> runs) {
        LabelEffects subject = new LabelEffects();
        Map<String, RegionEffects> apart = new TreeMap<>();
        for (LabelEffects run : runs) {
            for (String label : run.byLabel.keySet()) {
                if (!apart.containsKey(label)) {
                    apart.put(label, joined(runs, label, Contrast.REST).orElseThrow());
                }
            }
        }
        apart.forEach((label, rest) -> {
            subject.put(label, Contrast.REST, rest);
            joined(runs, label, Contrast.OTHERS)
                    .or(() -> acrossRuns(apart, label))
                    .ifPresent(others -> subject.put(label, Contrast.OTHERS, others));
        });
        return subject;
    }

    private static Optional<RegionEffects> joined(List<LabelEffects> runs, String label, Contrast contrast) {
        List<RegionEffects> own = runs.stream()
                .flatMap(run -> run.effects(label, contrast).stream())
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(RegionEffects.over(own));
    }

    private static Optional<RegionEffects> acrossRuns(Map<String, RegionEffects> apart, String label) {
        List<RegionEffects> others = apart.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(label))
                .map(Map.Entry::getValue)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(apart.get(label).lessMeanOf(others));
    }

    private void put(String label, Contrast contrast, RegionEffects effects) {
        byLabel.computeIfAbsent(label, name -> new EnumMap<>(Contrast.class)).put(contrast, effects);
    }

    /** The effects of a label; empty where the run or subject cannot tell. */
    public Optional<RegionEffects> effects(String label, Contrast contrast) {
        return Optional.ofNullable(byLabel.get(label)).map(effects -> effects.get(contrast));
    }
}
