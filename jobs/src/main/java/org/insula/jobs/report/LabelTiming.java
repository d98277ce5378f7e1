package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * When a model's saliency for a label lies.
 *
 * @param model the model
 * @param label the label
 * @param byFrame share of saliency of each frame, mean over subjects
 * @param halfLife frames from the last one back over which it halves; infinite where it does not fall, NaN if unknown
 * @param halfMass smallest number of last frames that hold half of it; 0 if unknown
 * @param taskOn how much of the highest saliency falls on task-on frames, one entry a top share; empty if unknown
 * @param chance the share of all places on task-on frames; NaN if unknown
 */
public record LabelTiming(
        String model,
        String label,
        List<Double> byFrame,
        double halfLife,
        int halfMass,
        List<TopOnTask> taskOn,
        double chance) {
    /**
     * How much of the highest saliency falls on task-on frames.
     *
     * @param top share of places, the most salient
     * @param mean share of these on task-on frames, mean over subjects
     * @param low lower end of its 95 % interval; NaN with one subject
     * @param high upper end
     */
    public record TopOnTask(double top, double mean, double low, double high) {}

    /** Copies the lists. */
    public LabelTiming {
        Objects.requireNonNull(model);
        Objects.requireNonNull(label);
        byFrame = List.copyOf(byFrame);
        taskOn = List.copyOf(taskOn);
    }
}
