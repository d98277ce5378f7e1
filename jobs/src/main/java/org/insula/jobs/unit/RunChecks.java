package org.insula.jobs.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.atlas.clean.Cleaning;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.io.bids.Events;
import org.insula.io.bids.FrameCount;
import org.insula.io.bids.ReadEvents;
import org.insula.io.bids.Wanted;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.series.RowsOfFrames;
import org.insula.io.series.SeriesFile;
import org.insula.jobs.config.RunConfig;
import org.insula.pipeline.sample.EventSurvey;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SamplingOptions;

/**
 * Looks at all runs of a study before any is read in full: at their repetition times, the rows and regions of ready-made
 * series, and their events. A run that does not go with the others is left out; what is odd is noted with counts.
 */
public final class RunChecks {
    /** Share of a frame by which the last frame of a run may be out of step with the other runs. */
    private static final double TOLERANCE = 0.5;

    private static final int SHOWN = 3;

    private static final String WHOLE = "put the run's …_outliers.tsv beside the series, or give its whole series";

    private final FileAccess files;
    private SamplingOptions sampling;
    private final Map<String, String> excluded = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private DiscoveredRuns runs;
    private final Map<String, Integer> frames = new TreeMap<>();
    private final Map<String, Double> times = new TreeMap<>();
    private EventSurvey survey;
    private InputException timeProblem;
    private InputException labelProblem;

    private RunChecks(FileAccess files, RunConfig config, DiscoveredRuns found) {
        this.files = files;
        this.sampling = config.samples();
        this.runs = found;
    }

    /** What of that which lies beside runs a study takes. */
    public static Wanted wanted(RunConfig config) {
        Cleaning cleaning = config.clean();
        boolean grouped = !Set.of("subject", "session", "run", "task")
                .contains(config.training().folds().group());
        return new Wanted(
                config.samples().label() == LabelSource.TRIAL_TYPE, RunParcellation.usesConfounds(cleaning), grouped);
    }

    /** Looks at the runs that were found; their labels are for {@link #surveyWithout}. */
    public static RunChecks of(FileAccess files, RunConfig config, DiscoveredRuns found) {
        RunChecks checks = new RunChecks(files, config, found);
        checks.checkImages();
        checks.settle();
        checks.checkSeries();
        checks.settle();
        checks.checkRepetitionTimes();
        checks.settle();
        checks.countFrames();
        return checks;
    }

    /** Leaves out the runs that do not go with the atlases, by id with the reason, then looks at the labels of the others. */
    public void surveyWithout(Map<String, String> misfits) {
        excluded.putAll(misfits);
        settle();
        checkLabels();
        settle();
    }

    private void settle() {
        runs = runs.without(excluded, notes);
        excluded.clear();
        notes.clear();
    }

    /** The runs that are left, with the reasons for those that are not, and what is odd. */
    public DiscoveredRuns runs() {
        return runs;
    }

    /**
     * Makes sure that the runs can give labels to tell apart, as far as that can be known before they are cut.
     *
     * @throws InputException if as many runs have one repetition time as another, there are fewer than two labels, or a
     *     wanted one does not occur
     */
    public void requireLabels() {
        if (timeProblem != null) {
            throw timeProblem;
        }
        if (labelProblem != null) {
            throw labelProblem;
        }
    }

    /** Repetition times in s by the run's id; NaN where unknown. */
    public Map<String, Double> repetitionTimes() {
        return new TreeMap<>(times);
    }

    /** What is known of the labels of the runs that are left. */
    public EventSurvey survey() {
        return survey;
    }

    private List<BoldRun> series() {
        return runs.runs().stream()
                .filter(run -> SeriesFile.isNamed(run.path()) || run.mayLackFrames())
                .toList();
    }

    /** Whether each image is there, by its header; the values are another matter. */
    private void checkImages() {
        for (BoldRun run : runs.runs()) {
            try {
                if (!files.exists(run.path())) {
                    excluded.put(run.id(), run.path() + ": does not exist; get it, or leave the run out");
                } else if (!SeriesFile.isNamed(run.path())) {
                    frames.put(run.id(), FrameCount.of(files, run.path()));
                }
            } catch (InputException e) {
                excluded.put(run.id(), e.getMessage());
            } catch (IOException e) {
                excluded.put(run.id(), InputException.reading(run.path(), e).getMessage());
            }
        }
    }

    private void checkSeries() {
        Map<List<String>, List<BoldRun>> byRegions = new LinkedHashMap<>();
        List<String> gaps = new ArrayList<>();
        for (BoldRun run : series()) {
            try {
                if (SeriesFile.isNamed(run.path())) {
                    byRegions
                            .computeIfAbsent(SeriesFile.regions(files, run.path()), key -> new ArrayList<>())
                            .add(run);
                }
                RowsOfFrames rows = RowsOfFrames.of(files, run, FrameCount.of(files, run.path()));
                frames.put(run.id(), rows.frames());
                if (!rows.note().isEmpty()) {
                    gaps.add(run.id() + ": " + rows.note());
                }
            } catch (InputException e) {
                excluded.put(run.id(), e.getMessage());
            }
        }
        noteFew(gaps, "series");
        excludeOtherRegions(byRegions);
    }

    /** The regions that most runs have are the study's; where as many have others, the first ones'. */
    private void excludeOtherRegions(Map<List<String>, List<BoldRun>> byRegions) {
        List<BoldRun> most = List.of();
        List<String> regions = List.of();
        for (Map.Entry<List<String>, List<BoldRun>> each : byRegions.entrySet()) {
            if (each.getValue().size() > most.size()) {
                most = each.getValue();
                regions = each.getKey();
            }
        }
        for (Map.Entry<List<String>, List<BoldRun>> each : byRegions.entrySet()) {
            if (each.getValue() != most) {
                String problem = difference(each.getKey(), regions, most.get(0).path());
                each.getValue().forEach(run -> excluded.put(run.id(), run.path() + ": " + problem));
            }
        }
    }

    private static String difference(List<String> found, List<String> expected, String where) {
        if (found.size() != expected.size()) {
            return "has " + found.size() + " regions where " + where + " has " + expected.size();
        }
        int r = 0;
        while (found.get(r).equals(expected.get(r))) {
            r++;
        }
        return "its region " + (r + 1) + " is " + found.get(r) + " where " + where + " has " + expected.get(r);
    }

    private void noteFew(List<String> lines, String what) {
        notes.addAll(lines.subList(0, Math.min(SHOWN, lines.size())));
        if (lines.size() > SHOWN) {
            notes.add("the same of " + (lines.size() - SHOWN) + " more " + what + ", " + lines.size() + " of "
                    + runs.runs().size() + " runs in all");
        }
    }

    private void checkRepetitionTimes() {
        runs.runs().forEach(run -> times.put(run.id(), repetitionTime(files, run)));
        Map<Double, Integer> counts = new TreeMap<>();
        times.values().stream().filter(time -> time > 0).forEach(time -> counts.merge(time, 1, Integer::sum));
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        List<Double> usual = counts.keySet().stream()
                .filter(time -> counts.get(time) == most)
                .toList();
        if (counts.size() > 1 && usual.size() == 1) {
            runs.runs().forEach(run -> compare(run, times.get(run.id()), usual.get(0), most));
        } else if (counts.size() > 1) {
            runs.runs().forEach(run -> requireOne(run, times.get(run.id()), usual, most));
        }
    }

    /** Where as many runs have one repetition time as have another, none is the odd one. */
    private void requireOne(BoldRun run, double time, List<Double> usual, int most) {
        double first = usual.get(0);
        if (usual.contains(time) && Math.abs(time - first) * (frames(run) - 1) > TOLERANCE * first) {
            timeProblem = new InputException(
                    run.path(),
                    "its repetition time is " + time + " s, and as many runs (" + most + ") have " + first + " s",
                    "filter the runs or analyse them apart");
        }
    }

    /** Makes frames of a length in s, by the repetition time of the runs that are left. */
    private void countFrames() {
        if (sampling.seconds() > 0 && !runs.runs().isEmpty()) {
            double time = runs.runs().stream()
                    .mapToDouble(run -> times.get(run.id()))
                    .filter(each -> each > 0)
                    .findFirst()
                    .orElseThrow(() -> new InputException(
                            "samples.frames",
                            "is " + sampling.seconds() + " s, but no run's repetition time is known",
                            "give a number of frames, or RepetitionTime in the runs' sidecars"));
            sampling = sampling.at(time);
        }
        survey = EventSurvey.with(sampling);
    }

    /** How samples are cut, in frames. */
    public SamplingOptions sampling() {
        return sampling;
    }

    private void compare(BoldRun run, double time, double usual, int most) {
        if (!(time > 0) || time == usual) {
            return;
        }
        double drift = Math.abs(time - usual) * (frames(run) - 1);
        if (drift > TOLERANCE * usual) {
            excluded.put(
                    run.id(),
                    run.path() + ": its repetition time is " + time + " s where " + most + " of "
                            + runs.runs().size() + " runs have " + usual
                            + " s; filter the runs or analyse them apart");
        } else {
            notes.add(run.id() + ": its repetition time is " + time + " s where " + most + " runs have " + usual
                    + " s; over its length that is less than half a frame, so it is kept");
        }
    }

    private int frames(BoldRun run) {
        return frames.get(run.id());
    }

    /** The repetition time of a run in s, of its sidecar or else of its header; NaN if unknown. */
    public static double repetitionTime(FileAccess files, BoldRun run) {
        if (run.hasRepetitionTime()) {
            return run.repetitionTime();
        }
        try {
            return SeriesFile.isNamed(run.path())
                    ? SeriesFile.repetitionTime(files, run.path()).orElse(Double.NaN)
                    : headerTime(files, run.path());
        } catch (InputException e) {
            // Whatever is wrong with the file is found, and reported, by the attempt to read it.
            return Double.NaN;
        }
    }

    private static double headerTime(FileAccess files, String path) {
        try (FrameSource frames =
                DenseFrames.isNamed(path) ? DenseFrames.open(files, path) : NiftiReader.open(files, path)) {
            return frames.repetitionTime().orElse(Double.NaN);
        }
    }

    private void checkLabels() {
        if (runs.runs().isEmpty()) {
            return;
        }
        if (sampling.label() == LabelSource.TASK) {
            checkTasks();
        } else {
            checkEvents();
        }
    }

    private void checkTasks() {
        runs.runs().forEach(run -> survey.addTask(run.subject(), run.task(), windows(run)));
        notes.addAll(survey.notes());
        labelProblem = problem();
    }

    /** How many samples a run gives where labels are tasks; none if its repetition time is unknown. */
    private int windows(BoldRun run) {
        double time = times.get(run.id());
        return time > 0 ? SampleCutter.count(sampling, run, List.of(), frames(run), time) : 0;
    }

    private void checkEvents() {
        List<String> odd = new ArrayList<>();
        List<String> shorter = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Map<String, List<String>> untyped = new TreeMap<>();
        Map<String, Integer> longest = longestOfTasks();
        Set<String> trialTypes = new TreeSet<>();
        for (BoldRun run : runs.runs()) {
            if (run.eventsPath().isEmpty()) {
                without.add(run.id());
                survey.add(run.subject(), List.of(), Double.NaN, 0);
                continue;
            }
            try {
                ReadEvents read = Events.readNoted(files, run.eventsPath(), sampling.events());
                trialTypes.addAll(read.trialTypes());
                read.notes().forEach(note -> odd.add(run.eventsPath() + ": " + note));
                if (!read.columns().isEmpty()
                        && read.columns().stream().noneMatch(sampling.events().column()::equalsIgnoreCase)) {
                    untyped.computeIfAbsent(String.join(", ", read.columns()), key -> new ArrayList<>())
                            .add(run.eventsPath());
                }
                if (read.events().isEmpty()) {
                    odd.add(run.eventsPath() + ": has no event");
                }
                double time = times.get(run.id());
                requireWhole(run, read, time, longest.get(run.task()), shorter);
                if (!excluded.containsKey(run.id())) {
                    survey.add(run.subject(), read.events(), time, frames(run));
                }
            } catch (InputException e) {
                odd.add(e.getMessage());
            }
        }
        noteFew(odd, "tables of events");
        noteFew(shorter, "series");
        noteWithout(without);
        untyped.forEach((columns, paths) -> notes.add(paths.size() + " of "
                + runs.runs().size()
                + " tables of events have no column " + sampling.events().column() + ", such as " + paths.get(0)
                + "; their columns are " + columns + "; samples.column chooses another"));
        notes.addAll(survey.notes());
        labelProblem = problem();
        Set<String> unknown = sampling.events().missing(trialTypes);
        if (!unknown.isEmpty() && !trialTypes.isEmpty()) {
            labelProblem = new InputException(
                    "samples.labels",
                    "no event has the trial type " + String.join(", ", unknown) + "; those found are " + trialTypes,
                    "check their spelling");
        }
    }

    private void noteWithout(List<String> without) {
        if (!without.isEmpty()) {
            notes.add(without.size() + " of " + runs.runs().size() + " runs have no events, such as " + without.get(0)
                    + (runs.looked().isEmpty()
                            ? ""
                            : "; besides the data set itself, looked in " + String.join(", ", runs.looked())));
        }
    }

    /** The most frames that a run of each task has. */
    private Map<String, Integer> longestOfTasks() {
        Map<String, Integer> longest = new TreeMap<>();
        runs.runs().forEach(run -> longest.merge(run.task(), frames(run), Math::max));
        return longest;
    }

    /**
     * Looks whether a series has all frames of its scan where nothing beside it tells how many there were. One that ends
     * before its last event begins lacks some. One that ends while an event lasts may be of a scan that was stopped; if
     * others of its task are longer, it is taken to lack some too. One that is shorter alone, or whose last event alone
     * lasts beyond its end, is noted.
     */
    private void requireWhole(BoldRun run, ReadEvents read, double time, int longest, List<String> shorter) {
        if (!SeriesFile.isNamed(run.path())
                || !(time > 0)
                || read.events().isEmpty()
                || !run.timeLine().scanPath().isEmpty()) {
            return;
        }
        int frames = frames(run);
        double last = read.events().get(read.events().size() - 1).onset();
        double end = read.events().stream()
                .mapToDouble(event -> event.onset() + Math.max(0, event.duration()))
                .filter(Double::isFinite)
                .max()
                .orElse(last);
        String length = "has " + frames + " frames of " + time + " s";
        // A marker of the end may stand right behind the last frame.
        boolean beginsBeyond = last > (frames + 1) * time;
        boolean told = !run.timeLine().outliersPath().isEmpty();
        boolean lastsBeyond = !told && end > (frames + TOLERANCE) * time;
        if (beginsBeyond || lastsBeyond && frames < longest) {
            excluded.put(
                    run.id(),
                    run.path() + ": " + length + ", and its last event "
                            + (beginsBeyond
                                    ? "is at " + last + " s; onsets are not in s, or"
                                    : "ends at " + end + " s, where another run of its task has " + longest
                                            + " frames;")
                            + " frames are missing and no table says which; " + WHOLE);
        } else if (!told && frames < longest) {
            shorter.add(run.id() + ": " + length + " where another run of its task has " + longest
                    + "; if frames were removed, windows behind them are in the wrong place: " + WHOLE);
        } else if (lastsBeyond) {
            shorter.add(run.id() + ": " + length + ", and its last event ends at " + end
                    + " s; if frames were removed, windows behind them are in the wrong place: " + WHOLE);
        }
    }

    /** Null if nothing speaks against the labels. */
    private InputException problem() {
        Set<String> labels = new TreeSet<>(survey.labels());
        if (!survey.missing().isEmpty() && !labels.isEmpty()) {
            return new InputException(
                    "samples.trialTypes",
                    "no sample is labelled " + String.join(", ", survey.missing()) + "; those found are " + labels,
                    "check their spelling");
        }
        if (labels.size() == 1) {
            return new InputException(
                    "samples",
                    "only one label was found: " + labels.iterator().next(),
                    "at least two are needed to tell apart: widen the filters, or label by task or trialType instead");
        }
        boolean none = labels.isEmpty() && sampling.label() == LabelSource.TRIAL_TYPE;
        return none
                ? new InputException(
                        "samples",
                        "no run has an event with a wanted trial type" + (notes.isEmpty() ? "" : ": " + notes.get(0)),
                        "give the data set that has the events as input.raw, or label by task")
                : null;
    }
}
