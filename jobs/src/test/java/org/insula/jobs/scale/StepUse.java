package org.insula.jobs.scale;

/**
 * What one step of a run took, from its beginning to that of the next.
 *
 * @param step its name; {@link #START} for all that comes before the first
 * @param seconds by the clock
 * @param processorSeconds of the whole process, the collections that were asked for included
 * @param liveBytes most bytes of heap in use right after a full collection; 0 if there was none
 */
record StepUse(String step, double seconds, double processorSeconds, long liveBytes) {
    /** What comes before the first step: Java starts, and the study is looked at. */
    static final String START = "start";
}
