package org.insula.pipeline.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Spelling;

/**
 * Cuts runs into labelled samples of equal length.
 *
 * <p>A window starts {@code lag} seconds after the start of the run (label by task; more follow every {@code stride}
 * frames) or after the onset of an event (label by trial type), at the frame nearest to that time, halves going to the
 * later frame. A window that leaves its run gives no sample; neither does a run without events, repetition time or
 * covered regions, nor a window of which too many frames are missing. All of these are reported. The missing frames of
 * other windows are bridged ({@link BridgedSeries}).
 *
 * <p>Runs are cut one by one, anywhere ({@link #cut}), and their values written ({@link #write}); what came of all of
 * them is then put in order and labels are numbered ({@link #table}). So no more than one run is ever in memory.
 * Immutable.
 */
public final class SampleCutter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double SAME_REPETITION_TIME = 1e-3;

    private final SamplingOptions options;
    private final ArrayList<Region> regions;

    private SampleCutter(SamplingOptions options, List<Region> regions) {
        this.options = options;
        this.regions = new ArrayList<>(regions);
    }

    /** A cutter with the given options, for runs with the given regions. */
    public static SampleCutter with(SamplingOptions options, List<Region> regions) {
        return new SampleCutter(options, regions);
    }

    /**
     * The frame nearest to a time, both counted from the start of the run: {@code ⌊s / TR + 1/2⌋}, so halves go to the
     * later frame. Onsets written with few decimals fall a hair below a half; a millionth of a frame is forgiven.
     */
    public static int nearestFrame(double seconds, double repetitionTime) {
        return (int) Math.floor(seconds / repetitionTime + 0.5 + 1e-6);
    }

    /**
     * How many samples a run gives, if every window has values.
     *
     * @param frames of the run
     * @param repetitionTime s from frame to frame; NaN if unknown: then every lag and onset counts as the start of the run
     */
    public static int count(
            SamplingOptions options, BoldRun run, List<Event> events, int frames, double repetitionTime) {
        return Windows.count(options, run, events, frames, repetitionTime);
    }

    /**
     * Decides where a run is cut.
     *
     * @throws InputException if its regions are not the cutter's
     */
    public RunCut cut(LabelledRun labelled) {
        BoldRun run = labelled.run();
        requireSameRegions(labelled);
        Windows windows = Windows.of(options, labelled);
        List<CutWindow> kept = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>(windows.exclusions());
        BridgedSeries series = BridgedSeries.of(labelled.series());
        BitSet bridged = new BitSet();
        int dropped = 0;
        for (Windows.Window window : windows.kept()) {
            BitSet gaps = series.missing(window.firstFrame(), options.frames());
            MissingRegions missing = MissingRegions.of(values(series.series(), window.firstFrame()), regions.size());
            if (gaps.cardinality() > options.mostMissing()) {
                exclusions.add(new Exclusion(run.id(), window.name(), tooManyMissing(gaps.cardinality())));
                dropped++;
            } else if (missing.count() == regions.size()) {
                exclusions.add(new Exclusion(run.id(), window.name(), "no region has a value in all of its frames"));
            } else {
                kept.add(new CutWindow(window.name(), window.label(), window.firstFrame(), missing));
                bridged.or(gaps);
            }
        }
        SampledRun source = new SampledRun(run.id(), run.subject(), columns(run));
        RunGaps gaps = new RunGaps(run.id(), bridged.cardinality(), dropped);
        return new RunCut(source, labelled.series().repetitionTime(), kept, exclusions, gaps);
    }

    private String tooManyMissing(int missing) {
        return missing + " of its " + options.frames() + " frames are missing (such as scrubbed ones); up to "
                + options.mostMissing() + " may be (samples.maximumMissing)";
    }

    /** Writes the values of a run's windows, in their order, as a file of values has them; see {@link ValuesFile}. */
    public void write(LabelledRun labelled, RunCut cut, OutputStream out) throws IOException {
        RegionSeries series = BridgedSeries.of(labelled.series()).series();
        for (CutWindow window : cut.windows()) {
            float[] values = values(series, window.firstFrame());
            window.missing().blank(values);
            ValuesFile.put(values, out);
        }
    }

    /**
     * The samples of a cohort's runs, by the runs' ids, then in the order of each run's windows; the order of the
     * arguments does not matter.
     *
     * @throws InputException if there is no run, as many runs have one repetition time as another, no run gives a
     *     sample, fewer than two labels are left, or a wanted label never occurs
     */
    public Cut table(List<RunCut> cuts) {
        if (cuts.isEmpty()) {
            throw new InputException("samples", "there is no run to cut samples from", "widen the filters");
        }
        double repetitionTime = usualRepetitionTime(sorted(cuts));
        List<RunCut> sorted = inOrder(cuts);
        List<Exclusion> exclusions =
                sorted.stream().flatMap(run -> run.exclusions().stream()).toList();
        requireSamples(sorted, exclusions);
        LabelSpelling spelling = spelling(sorted);
        List<String> labels = labels(sorted, spelling);
        List<Sample> samples = sorted.stream()
                .flatMap(run -> run.windows().stream().map(window -> sample(run, window, spelling, labels)))
                .toList();
        List<RunGaps> gaps =
                sorted.stream().map(RunCut::gaps).filter(each -> !each.isNone()).toList();
        return new Cut(new SampleTable(labels, regions, options.frames(), repetitionTime, samples), exclusions, gaps);
    }

    /**
     * The order in which runs give samples. A run whose repetition time is not that of most has no window left.
     *
     * @throws InputException if as many runs have one repetition time as another
     */
    public static List<RunCut> inOrder(List<RunCut> cuts) {
        List<RunCut> sorted = sorted(cuts);
        return inStep(sorted, usualRepetitionTime(sorted));
    }

    private static List<RunCut> sorted(List<RunCut> cuts) {
        return cuts.stream().sorted(Comparator.comparing(cut -> cut.run().id())).toList();
    }

    /** The values [frame][region] of a window that begins at a frame. */
    private float[] values(RegionSeries series, int firstFrame) {
        float[] values = new float[options.frames() * regions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) series.value(firstFrame + i / regions.size(), i % regions.size());
        }
        return values;
    }

    private void requireSameRegions(LabelledRun labelled) {
        if (!labelled.series().regions().equals(regions)) {
            throw new InputException(
                    labelled.run().id(),
                    "its regions differ from the atlas's",
                    "parcellate all runs with the same atlas");
        }
    }

    /** The repetition time in s that most runs have; NaN if no run has one. */
    private static double usualRepetitionTime(List<RunCut> runs) {
        Map<Double, Integer> counts = new TreeMap<>();
        for (RunCut run : runs) {
            if (run.repetitionTime() > 0) {
                counts.merge(run.repetitionTime(), 1, Integer::sum);
            }
        }
        double usual = Double.NaN;
        for (Map.Entry<Double, Integer> each : counts.entrySet()) {
            usual = Double.isNaN(usual) || each.getValue() > counts.get(usual) ? each.getKey() : usual;
        }
        requireMajority(runs, counts, usual);
        return usual;
    }

    /** Where as many runs have another repetition time, none is the odd one. */
    private static void requireMajority(List<RunCut> runs, Map<Double, Integer> counts, double usual) {
        for (RunCut run : runs) {
            double here = run.repetitionTime();
            if (here > 0 && counts.get(here).equals(counts.get(usual)) && drifts(run, here, usual)) {
                RunCut other = runs.stream()
                        .filter(each -> each.repetitionTime() == usual)
                        .findFirst()
                        .orElseThrow();
                throw new InputException(
                        run.run().id(),
                        "repetition time " + here + " s differs from the " + usual + " s of "
                                + other.run().id(),
                        "samples of one data set need the same; filter the runs or analyse them apart");
            }
        }
    }

    /** Whether a run is out of step with others by over half a frame at the end of its last window. */
    private static boolean drifts(RunCut run, double here, double usual) {
        int last = run.windows().stream().mapToInt(CutWindow::firstFrame).max().orElse(0);
        return Math.abs(here - usual) > Math.max(SAME_REPETITION_TIME, usual / 2 / Math.max(1, last));
    }

    /** The runs that are in step; the others give no sample, and a reason. */
    private static List<RunCut> inStep(List<RunCut> runs, double usual) {
        return runs.stream()
                .map(run -> run.repetitionTime() > 0 && drifts(run, run.repetitionTime(), usual)
                        ? new RunCut(
                                run.run(),
                                run.repetitionTime(),
                                List.of(),
                                List.of(new Exclusion(
                                        run.run().id(),
                                        "",
                                        "its repetition time is " + run.repetitionTime() + " s, that of most runs "
                                                + usual + " s; filter the runs or analyse them apart")),
                                RunGaps.none(run.run().id()))
                        : run)
                .toList();
    }

    private void requireSamples(List<RunCut> cuts, List<Exclusion> exclusions) {
        if (cuts.stream().anyMatch(cut -> !cut.windows().isEmpty())) {
            return;
        }
        if (exclusions.isEmpty()) {
            throw new InputException(
                    "samples.trialTypes", "no run has one of " + options.trialTypes(), "check their spelling");
        }
        Exclusion first = exclusions.get(0);
        throw new InputException(
                first.run(),
                first.part() + (first.wholeRun() ? "" : ": ") + first.reason(),
                "no other run gives a sample either (" + exclusions.size() + " exclusions)");
    }

    private LabelSpelling spelling(List<RunCut> cuts) {
        Map<String, Integer> counts = new TreeMap<>();
        cuts.forEach(cut -> cut.windows().forEach(window -> counts.merge(window.label(), 1, Integer::sum)));
        return LabelSpelling.of(counts, options.trialTypes());
    }

    private List<String> labels(List<RunCut> cuts, LabelSpelling spelling) {
        TreeSet<String> labels = new TreeSet<>();
        cuts.forEach(cut -> cut.windows().forEach(window -> labels.add(spelling.chosen(window.label()))));
        for (String wanted : options.trialTypes()) {
            if (!Spelling.lists(labels, wanted)) {
                throw new InputException(
                        "samples.trialTypes", "no sample is labelled " + wanted, "those found are " + labels);
            }
        }
        return List.copyOf(labels);
    }

    private Sample sample(RunCut cut, CutWindow window, LabelSpelling spelling, List<String> labels) {
        return new Sample(
                cut.run().id() + "_" + window.name(),
                cut.run(),
                labels.indexOf(spelling.chosen(window.label())),
                window.firstFrame() * cut.repetitionTime(),
                options.frames(),
                window.missing());
    }

    private static Map<String, String> columns(BoldRun run) {
        Map<String, String> columns = new TreeMap<>(run.columns());
        columns.put(FoldOptions.SUBJECT, run.subject());
        columns.put("session", run.session());
        columns.put("task", run.task());
        // The run entity alone repeats over subjects and tasks; what folds must not split is the run itself.
        columns.put("run", run.id());
        return columns;
    }
}
