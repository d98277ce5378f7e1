package org.insula.pipeline.importance;

import java.util.List;
import java.util.Locale;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;

/**
 * How often intervals of regions hold the truth in many drawn cohorts. The main method prints the tables of
 * docs/statistics.md.
 *
 * @param cohorts number of cohorts
 * @param regions intervals of regions
 * @param covered those that hold the true mean
 */
record Calibration(int cohorts, int regions, int covered) {

    /** Draws cohorts with seeds 0, 1, … and looks at the intervals of each. */
    static Calibration of(SimulatedGroup group, int cohorts, BootstrapInterval interval) {
        int covered = 0;
        double truth = 1.0 / group.regions();
        for (int cohort = 0; cohort < cohorts; cohort++) {
            Intervals found = GroupImportance.of(ImportanceUnit.SUBJECT, group.draw(cohort), interval)
                    .intervals();
            for (int region = 0; region < group.regions(); region++) {
                covered += found.low(region) <= truth && found.high(region) >= truth ? 1 : 0;
            }
        }
        return new Calibration(cohorts, cohorts * group.regions(), covered);
    }

    /** Prints how often intervals hold the truth, and what null maps say of cohorts of noise that networks were trained on. */
    public static void main(String[] args) {
        System.out.println("| subjects | cohorts | intervals that hold the truth |");
        System.out.println("|---|---|---|");
        for (int subjects : List.of(5, 8, 12, 20, 40)) {
            BootstrapInterval interval = BootstrapInterval.withDefaults().withResamples(500);
            Calibration found = of(new SimulatedGroup(subjects, 100), 1000, interval);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %.1f %% |%n",
                    subjects,
                    found.cohorts,
                    100.0 * found.covered / found.regions);
        }
    }
}
