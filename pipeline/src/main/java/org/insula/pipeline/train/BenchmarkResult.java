package org.insula.pipeline.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
public record BenchmarkResult(
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
    public BenchmarkResult {
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
    public record Row(BenchmarkShape shape, double epoch, double fastest, double work, double floor) {

        /** Microseconds for one frame of one sample. */
        public double microsecondsPerFrame() {
            return epoch * 1e6 / shape.samples() / shape.frames();
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
