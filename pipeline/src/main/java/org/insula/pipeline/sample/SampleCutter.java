package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;

/**
 * Cuts runs into labelled samples of equal length.
 *
 * <p>A window starts {@code lag} seconds after the start of the run (label by task; more follow every {@code stride}
 * frames) or after the onset of an event (label by trial type), at the frame nearest to that time, halves going to the
 * later frame. A window that leaves its run gives no sample; neither does a run without events, repetition time or
 * covered regions. All of these are reported. Immutable.
 */
public final class SampleCutter {
    private static final double SAME_REPETITION_TIME = 1e-3;

    private final SamplingOptions options;

    private SampleCutter(SamplingOptions options) {
        this.options = options;
    }

    /** A cutter with the given options. */
    public static SampleCutter with(SamplingOptions options) {
        return new SampleCutter(options);
    }

    /**
     * The frame nearest to a time, both counted from the start of the run: {@code ⌊s / TR + 1/2⌋}, so halves go to the
     * later frame. Onsets written with few decimals fall a hair below a half; a millionth of a frame is forgiven.
     */
    public static int nearestFrame(double seconds, double repetitionTime) {
        return (int) Math.floor(seconds / repetitionTime + 0.5 + 1e-6);
    }

    /**
     * Cuts a cohort's runs; the result does not depend on their order.
     *
     * @throws InputException if there is no run, runs differ in regions or in repetition time by over 1 ms, no run
     *     gives a sample, fewer than two labels are left, or a wanted label never occurs
     */
    public Cut cut(List<LabelledRun> runs) {
        if (runs.isEmpty()) {
            throw new InputException("samples", "there is no run to cut samples from", "widen the filters");
        }
        List<LabelledRun> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparing(labelled -> labelled.run().id()));
        requireSameRegions(sorted);
        double repetitionTime = requireSameRepetitionTime(sorted);
        List<Draft> drafts = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        for (LabelledRun run : sorted) {
            Windows windows = Windows.of(options, run);
            exclusions.addAll(windows.exclusions());
            windows.kept().forEach(window -> draft(run, window, drafts, exclusions));
        }
        requireSamples(drafts, exclusions);
        List<String> labels = labels(drafts);
        List<Sample> samples =
                drafts.stream().map(draft -> sample(draft, labels)).toList();
        List<Region> regions = sorted.get(0).series().regions();
        return new Cut(new SampleSet(labels, regions, options.frames(), repetitionTime, samples), exclusions);
    }

    /** A sample whose label has no number yet. */
    private record Draft(LabelledRun run, Windows.Window window, float[] values) {}

    private static void requireSameRegions(List<LabelledRun> runs) {
        LabelledRun first = runs.get(0);
        for (LabelledRun run : runs) {
            if (!run.series().regions().equals(first.series().regions())) {
                throw new InputException(
                        run.run().id(),
                        "its regions differ from those of " + first.run().id(),
                        "parcellate all runs with the same atlas");
            }
        }
    }

    /** The common repetition time in s; NaN if no run has one. */
    private static double requireSameRepetitionTime(List<LabelledRun> runs) {
        LabelledRun first = null;
        for (LabelledRun run : runs) {
            double here = run.series().repetitionTime();
            if (first == null) {
                first = here > 0 ? run : null;
            } else if (Math.abs(here - first.series().repetitionTime()) > SAME_REPETITION_TIME) {
                throw new InputException(
                        run.run().id(),
                        "repetition time " + here + " s differs from the "
                                + first.series().repetitionTime() + " s of "
                                + first.run().id(),
                        "samples of one data set need the same; filter the runs or analyse them apart");
            }
        }
        return first == null ? Double.NaN : first.series().repetitionTime();
    }

    private void draft(LabelledRun run, Windows.Window window, List<Draft> drafts, List<Exclusion> exclusions) {
        RegionSeries series = run.series();
        int regions = series.regions().size();
        float[] values = new float[options.frames() * regions];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) series.value(window.firstFrame() + i / regions, i % regions);
        }
        if (hasCoveredRegion(values, regions)) {
            drafts.add(new Draft(run, window, values));
        } else {
            exclusions.add(new Exclusion(
                    run.run().id(),
                    window.name(),
                    "no region has a value in all of its frames (scrubbed, or missing in the run)"));
        }
    }

    private static boolean hasCoveredRegion(float[] values, int regions) {
        boolean[] missing = new boolean[regions];
        for (int i = 0; i < values.length; i++) {
            missing[i % regions] |= Float.isNaN(values[i]);
        }
        for (boolean each : missing) {
            if (!each) {
                return true;
            }
        }
        return false;
    }

    private void requireSamples(List<Draft> drafts, List<Exclusion> exclusions) {
        if (drafts.isEmpty() && exclusions.isEmpty()) {
            throw new InputException(
                    "samples.trialTypes", "no run has one of " + options.trialTypes(), "check their spelling");
        }
        if (drafts.isEmpty()) {
            Exclusion first = exclusions.get(0);
            throw new InputException(
                    first.run(),
                    first.part() + (first.wholeRun() ? "" : ": ") + first.reason(),
                    "no other run gives a sample either (" + exclusions.size() + " exclusions)");
        }
    }

    private List<String> labels(List<Draft> drafts) {
        TreeSet<String> labels = new TreeSet<>();
        drafts.forEach(draft -> labels.add(draft.window().label()));
        for (String wanted : options.trialTypes()) {
            if (!labels.contains(wanted)) {
                throw new InputException(
                        "samples.trialTypes", "no sample is labelled " + wanted, "those found are " + labels);
            }
        }
        return List.copyOf(labels);
    }

    private Sample sample(Draft draft, List<String> labels) {
        BoldRun run = draft.run().run();
        return new Sample(
                run.id() + "_" + draft.window().name(),
                run.id(),
                run.subject(),
                columns(run),
                labels.indexOf(draft.window().label()),
                draft.window().firstFrame() * draft.run().series().repetitionTime(),
                options.frames(),
                draft.values());
    }

    private static Map<String, String> columns(BoldRun run) {
        Map<String, String> columns = new TreeMap<>(run.columns());
        columns.put("subject", run.subject());
        columns.put("session", run.session());
        columns.put("task", run.task());
        // The run entity alone repeats over subjects and tasks; what folds must not split is the run itself.
        columns.put("run", run.id());
        return columns;
    }
}
