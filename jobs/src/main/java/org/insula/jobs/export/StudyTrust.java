package org.insula.jobs.export;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.insula.jobs.config.TrustConfig;

/**
 * What tells whether a study's maps can be believed.
 *
 * @param options what was asked for
 * @param methods of each method of saliency, in the order asked for
 * @param taskOn share of a label's samples in which the task is on [frame], by label; empty where that is unknown
 */
public record StudyTrust(TrustConfig options, List<MethodTrust> methods, Map<String, double[]> taskOn) {
    /** Copies list and map. */
    public StudyTrust {
        Objects.requireNonNull(options);
        methods = List.copyOf(methods);
        taskOn = Map.copyOf(taskOn);
    }

    /** Where it is known from in which frames the task is on, or why it is not. */
    public String whereTaskOn() {
        if (options.topShares().isEmpty()) {
            return "not asked for";
        }
        return taskOn.isEmpty() ? "unknown: no run has events with a duration, or a repetition time" : "from events";
    }
}
