package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.insula.pipeline.model.BlasCore;

/**
 * What training costs on this machine. Times are medians, in seconds.
 *
 * @param blasCore            kernels that the BLAS library was told to use; empty where it chose for itself
 * @param advisedBlasCore     the fastest that this processor can run; empty where unknown
 * @param processors          that Java sees
 * @param threads             that worked on a batch
 * @param oneThreadGigaflops  rate of large matrix products in float32 on one thread, 10⁹ operations per second
 * @param allThreadsGigaflops the same on all threads side by side
 * @param shapes              one row a shape
 * @param foldsInTurn         an epoch of two folds, one after the other, each on all threads
 * @param foldsTogether       an epoch of two folds side by side, each on one thread
 * @param gradients           the input gradients of 300 samples at the first shape's sizes
 */
public record TrainingFigures(
        String blasCore,
        String advisedBlasCore,
        int processors,
        int threads,
        double oneThreadGigaflops,
        double allThreadsGigaflops,
        List<Row> shapes,
        double foldsInTurn,
        double foldsTogether,
        double gradients) {

    /** Copies the rows. */
    public TrainingFigures {
        shapes = List.copyOf(shapes);
    }

    /**
     * One shape's times.
     *
     * @param epoch    seconds an epoch
     * @param fastest  the fastest epoch
     * @param work     seconds of processor time an epoch, all threads together, median: what stays telling where others
     *                 use the machine too; NaN where Java cannot tell
     * @param floor    seconds that its matrix products alone take at the measured rate of all threads
     */
    public record Row(TrainingShape shape, double epoch, double fastest, double work, double floor) {

        /** Microseconds for one frame of one sample. */
        public double microsecondsPerFrame() {
            return epoch * 1e6 / shape.samples() / shape.frames();
        }

        private String line() {
            return TrainingFigures.line(
                    "%-12s %4d x %3d  %8.3f %8.3f %8.3f %8.3f %6.2f %8.2f",
                    shape.name(),
                    shape.frames(),
                    shape.regions(),
                    epoch,
                    fastest,
                    work,
                    floor,
                    epoch / floor,
                    microsecondsPerFrame());
        }

        private Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>(shape.toMap());
            map.put("epochSeconds", epoch);
            map.put("fastestEpochSeconds", fastest);
            map.put("processorSeconds", Double.isNaN(work) ? null : work);
            map.put("floorSeconds", floor);
            map.put("microsecondsPerFrame", microsecondsPerFrame());
            return map;
        }
    }

    /** The figures for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "matrix products in float32: %.0f GFLOP/s on one thread, %.0f on %d (kernels: %s%s)",
                oneThreadGigaflops,
                allThreadsGigaflops,
                threads,
                blasCore.isEmpty() ? "the library's choice" : blasCore,
                advisedBlasCore.isEmpty() || advisedBlasCore.equals(blasCore)
                        ? ""
                        : "; fastest here: " + BlasCore.VARIABLE + "=" + advisedBlasCore));
        lines.add("an epoch, in s: median, fastest, of processor time; floor: its matrix products alone at that rate");
        lines.add(line(
                "%-12s %10s  %8s %8s %8s %8s %6s %8s",
                "shape", "T x N", "epoch", "fastest", "cpu", "floor", "ratio", "us/frame"));
        shapes.forEach(row -> lines.add(row.line()));
        lines.add(line(
                "two folds: %.3f s an epoch in turn on %d threads, %.3f s side by side on one each; %.2f times as fast",
                foldsInTurn, threads, foldsTogether, foldsInTurn / foldsTogether));
        lines.add(line("gradients of 300 samples: %.3f s", gradients));
        return lines;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Names and numbers, to be written as JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("blasCore", blasCore);
        map.put("advisedBlasCore", advisedBlasCore);
        map.put("processors", processors);
        map.put("threads", threads);
        map.put("oneThreadGigaflops", oneThreadGigaflops);
        map.put("allThreadsGigaflops", allThreadsGigaflops);
        map.put("shapes", shapes.stream().map(Row::toMap).toList());
        map.put("twoFoldsInTurnSeconds", foldsInTurn);
        map.put("twoFoldsTogetherSeconds", foldsTogether);
        map.put("gradientsOf300SamplesSeconds", gradients);
        return map;
    }
}
