package org.insula.io.bids;

import java.io.Serializable;

/**
 * Something that happened during a run.
 *
 * @param onset s after the first frame; may be negative
 * @param duration s; NaN if unknown, 0 for an instant
 * @param trialType what it was; empty if not said
 */
public record Event(double onset, double duration, String trialType) implements Serializable {}
