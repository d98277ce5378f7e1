package org.insula.jobs.scale;

/**
 * What one step of a run took, from its beginning to that of the next.
 *
 * @param step its name; {@link #START} for all that comes before the first
 * @param seconds by the clock
 * @param processorSeconds of the whole process, the collections that were asked for included
 * @param liveAtFirst bytes of heap in use right after a full collection as the step began, before its tasks hold anything; 0 if unknown
 * @param liveAtMost most bytes of heap in use right after a full collection, what its tasks hold included; 0 if unknown
 */
record StepUse(String step, double seconds, double processorSeconds, long liveAtFirst, long liveAtMost) {
    /** What comes before the first step: Java starts, and the study is looked at. */
    static final String START = "start";
}
