package org.insula.jobs.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.io.bids.RunFilter;
import org.insula.io.hcp.HcpImages;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.InputConfig;
import org.insula.jobs.config.InputKind;
import org.insula.jobs.unit.RunChecks;
import org.insula.pipeline.sample.FoldOptions;

/** A configuration for a dataset, by what is found in it. */
final class StudyDraft {
    /** Subjects of the scenario {@code weak} in docs/maps.md, in which no network is better than a linear decoder. */
    private static final int FEW_SUBJECTS = 8;

    private static final int USUAL_FOLDS = FoldOptions.withDefaults(0).folds();

    /** Shortest window, s: about what a response to a short event takes. */
    private static final double RESPONSE = 10;

    private final FileAccess files;
    private final InputConfig input;
    private final DiscoveredRuns found;
    private final String atlas;
    private final Map<String, Integer> labels = new TreeMap<>();
    private final Map<String, Integer> tasks = new TreeMap<>();
    private final List<Double> durations = new ArrayList<>();

    private StudyDraft(FileAccess files, InputConfig input, DiscoveredRuns found, String atlas) {
        this.files = files;
        this.input = input;
        this.found = found;
        this.atlas = atlas;
        found.runs().forEach(this::look);
    }

    /**
     * Looks at a dataset. Ready-made series come first where no atlas is given, since they need none.
     *
     * @param atlas the atlas image; empty for none
     * @throws InputException if it holds no runs of a known kind
     */
    static StudyDraft of(FileAccess files, String path, String atlas) throws IOException {
        List<InputKind> folders = atlas.isEmpty()
                ? List.of(InputKind.SERIES, InputKind.BIDS, InputKind.HCP)
                : List.of(InputKind.BIDS, InputKind.SERIES, InputKind.HCP);
        List<String> reasons = new ArrayList<>();
        for (InputKind kind : files.isFolder(path) ? folders : List.of(InputKind.RUNS)) {
            InputConfig input = new InputConfig(kind, path, "", RunFilter.all(), HcpImages.VOLUME, "");
            try {
                DiscoveredRuns found = input.runs(files);
                if (!found.runs().isEmpty()) {
                    return new StudyDraft(files, input, found, atlas);
                }
                reasons.add(Choices.name(kind) + ": every run is left out");
            } catch (InputException e) {
                reasons.add(Choices.name(kind) + ": " + e.getMessage());
            }
        }
        throw new InputException(
                path, "has no run that can be used (" + String.join("; ", reasons) + ")", "name a dataset");
    }

    private void look(BoldRun run) {
        tasks.merge(run.task(), 1, Integer::sum);
        if (run.eventsPath().isEmpty()) {
            return;
        }
        try {
            for (Event event : Events.read(files, run.eventsPath())) {
                if (!event.trialType().isEmpty()) {
                    labels.merge(event.trialType(), 1, Integer::sum);
                    durations.add(event.duration());
                }
            }
        } catch (InputException e) {
            // The check of the study tells it with all others.
            return;
        }
    }

    /** The configuration as YAML. Texts of the dataset stand in double quotes, escaped. */
    String yaml() {
        StringBuilder yaml = new StringBuilder("# Written by insula init; every key: docs/configuration.md\n");
        found.notes().forEach(note -> yaml.append("# ").append(quoted(note)).append('\n'));
        yaml.append("input:\n  ")
                .append(Choices.name(input.kind()))
                .append(": ")
                .append(quoted(input.path()));
        yaml.append("   # runs: ")
                .append(found.runs().size())
                .append(", subjects: ")
                .append(subjects())
                .append('\n');
        String space = space();
        if (!space.isEmpty()) {
            yaml.append("  space: ").append(quoted(space)).append('\n');
        }
        yaml.append(atlas()).append(samples()).append(models());
        return yaml.append("output: insula-results\n").toString();
    }

    private String atlas() {
        if (!atlas.isEmpty()) {
            return "atlas:\n  image: " + quoted(atlas) + "\n";
        }
        return input.areReadyMade(found.runs())
                ? ""
                : "# An atlas is needed: take the # away and name its image.\n# atlas:\n#   image: my-atlas_dseg.nii.gz\n";
    }

    private String samples() {
        boolean byTrial = labels.size() > 1 || tasks.size() < 2;
        double time = RunChecks.repetitionTime(files, found.runs().get(0));
        StringBuilder lines = new StringBuilder("samples:\n");
        lines.append("  label: ").append(byTrial ? "trialType" : "task").append('\n');
        (byTrial ? labels : tasks)
                .forEach((label, count) -> lines.append("  #   ")
                        .append(quoted(label))
                        .append(": ")
                        .append(count)
                        .append(byTrial ? " events\n" : " runs\n"));
        double seconds = Math.max(RESPONSE, byTrial ? duration() : 3 * RESPONSE);
        long frames = time > 0 ? Math.max(1, Math.round(seconds / time)) : (long) RESPONSE;
        lines.append("  frames: ").append(frames);
        lines.append(time > 0 ? "   # of " + time + " s" : "   # the repetition time is unknown")
                .append('\n');
        return lines.append(byTrial ? "  lag: 5   # s, the haemodynamic response\n" : "")
                .toString();
    }

    private String models() {
        long subjects = subjects();
        long groups = subjects == 1 ? found.runs().size() : subjects;
        String group = subjects == 1 ? "  group: run   # there is one subject\n" : "";
        String folds = groups < USUAL_FOLDS ? "  folds: " + Math.max(2, groups) + "\n" : "";
        return (group.isEmpty() && folds.isEmpty() ? "" : "training:\n" + group + folds)
                + (subjects > FEW_SUBJECTS
                        ? "# models: the default ones (docs/maps.md)\n"
                        : "models: [linear]   # with 8 simulated subjects no network was better (docs/maps.md)\n");
    }

    private long subjects() {
        return found.runs().stream().map(BoldRun::subject).distinct().count();
    }

    /** The space of the runs; empty if there are several, between which discovery chooses, or none is stated. */
    private String space() {
        boolean chosen = input.kind() == InputKind.BIDS || input.kind() == InputKind.SERIES;
        List<String> spaces =
                found.runs().stream().map(BoldRun::space).distinct().toList();
        return chosen && spaces.size() == 1 ? spaces.get(0) : "";
    }

    /** The median duration of an event, s; 0 if none states one. */
    private double duration() {
        double[] sorted = durations.stream()
                .filter(seconds -> seconds >= 0)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Text in double quotes as YAML escapes it; what is not seen is escaped too. */
    private static String quoted(String text) {
        return '"' + ForeignText.escaped(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }
}
