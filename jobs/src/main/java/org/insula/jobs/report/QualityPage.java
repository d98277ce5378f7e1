package org.insula.jobs.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The quality of the runs as the page's text and tables say it. Used by the templates. */
public final class QualityPage {
    private static final int NAMED = 3;
    private static final int FEW = 12;

    private final List<UsedRun> runs;
    private final int regions;

    QualityPage(List<UsedRun> runs, int regions) {
        this.runs = runs;
        this.regions = regions;
    }

    /** Returns whether any run is known. */
    public boolean hasRuns() {
        return !runs.isEmpty();
    }

    /** Returns whether the table of runs is short enough to be open from the start. */
    public boolean isShort() {
        return runs.size() <= FEW;
    }

    /** Returns whether frames of any run were scrubbed. */
    public boolean hasScrubbed() {
        return runs.stream().anyMatch(run -> run.quality().scrubbed() > 0);
    }

    /** Returns one row per run, in the order of the study. */
    public List<Row> rows() {
        return runs.stream()
                .map(run -> new Row(
                        run.quality().run(),
                        run.quality().frames(),
                        run.quality().scrubbed(),
                        run.bridged(),
                        Words.finePercent(run.quality().coverage()),
                        missing(run.quality().missing()),
                        run.samples(),
                        run.dropped()))
                .toList();
    }

    private static String missing(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() + ": " + first + (names.size() > NAMED ? ", …" : "");
    }

    /** Returns how well the runs cover the atlas, in a sentence or two. */
    public String summary() {
        long gaps =
                runs.stream().filter(run -> !run.quality().missing().isEmpty()).count();
        long without = runs.stream().filter(run -> run.samples() == 0).count();
        String covered = gaps == 0
                ? "Every run covers all " + regions + " regions."
                : Words.count(gaps, "run does", "runs do")
                        + " not cover every region; such a region is missing there, not" + " zero.";
        return covered + (without == 0 ? "" : " " + Words.count(without, "run gave", "runs gave") + " no sample.");
    }

    /** Returns the regions that runs do not cover, those missing from most runs first. */
    public List<Gap> gaps() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        runs.forEach(run -> run.quality().missing().forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(entry -> new Gap(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Gap::runs).reversed())
                .toList();
    }

    /** Returns what is odd about how the atlas lies on runs: a sentence, and how many runs it is about. */
    public List<Gap> warnings() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        runs.forEach(run -> run.quality().warnings().forEach(text -> counts.merge(text, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(entry -> new Gap(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * One line of the table of runs.
     *
     * @param run the run's identity
     * @param frames frames of its series
     * @param scrubbed frames left out
     * @param bridged scrubbed frames that are bridged in samples
     * @param coverage mean coverage in percent
     * @param missing number and first names of the regions without a value
     * @param samples samples cut from it
     * @param dropped windows that gave none because too many frames are missing
     */
    public record Row(
            String run,
            int frames,
            int scrubbed,
            int bridged,
            String coverage,
            String missing,
            int samples,
            int dropped) {}

    /**
     * Something that is so in several runs.
     *
     * @param text a region's name, or a sentence
     * @param runs in how many runs
     */
    public record Gap(String text, int runs) {}
}
