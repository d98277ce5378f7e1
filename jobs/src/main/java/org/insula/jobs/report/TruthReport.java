package org.insula.jobs.report;

import java.util.List;

/**
 * What was planted in a simulated cohort and how much of it the maps found.
 *
 * @param planted the planted regions of all labels
 * @param recoveries how much each model found, by label
 */
public record TruthReport(List<PlantedRegion> planted, List<Recovery> recoveries) {

    /** Copies the lists. */
    public TruthReport {
        planted = List.copyOf(planted);
        recoveries = List.copyOf(recoveries);
    }
}
