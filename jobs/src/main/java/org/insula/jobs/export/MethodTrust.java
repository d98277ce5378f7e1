package org.insula.jobs.export;

import java.util.List;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.GroupTaskOn;
import org.insula.pipeline.importance.TruthRecovery;

/**
 * What tells whether the maps of one method of saliency can be believed, beside the maps themselves.
 *
 * @param curves what becomes of networks without what saliency points to; empty if nothing was removed
 * @param retrained what becomes of networks that are trained again without it; empty if that was not asked for
 * @param contrasts differences between two maps
 * @param taskOn how much of the highest saliency falls on task-on frames; empty where that is unknown
 * @param recoveries what was found of a known truth; empty where there is none
 */
public record MethodTrust(
        List<NetworkCurve> curves,
        List<RetrainedCurve> retrained,
        List<GroupContrast> contrasts,
        List<GroupTaskOn> taskOn,
        List<TruthRecovery> recoveries) {
    /** Copies the lists. */
    public MethodTrust {
        curves = List.copyOf(curves);
        retrained = List.copyOf(retrained);
        contrasts = List.copyOf(contrasts);
        taskOn = List.copyOf(taskOn);
        recoveries = List.copyOf(recoveries);
    }
}
