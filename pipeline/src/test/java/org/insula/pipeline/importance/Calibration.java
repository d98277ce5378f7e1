package org.insula.pipeline.importance;

import java.util.List;
import java.util.Locale;
import org.insula.pipeline.evaluate.Verdict;

/**
 * What {@link RegionTest} finds in many drawn cohorts. The main method prints the tables of docs/statistics.md.
 *
 * @param cohorts number of cohorts
 * @param alarms cohorts with any region that is not planted at a family-wise p below 0.05
 * @param discoveries cohorts with any such region at a q of 0.05 or less
 * @param regions tests of regions that are not planted
 * @param falsePositives those with an uncorrected p below 0.05
 * @param covered intervals of regions that are not planted which hold the even share
 * @param planted tests of planted regions
 * @param found those with a family-wise p below 0.05
 */
record Calibration(
        int cohorts,
        int alarms,
        int discoveries,
        int regions,
        int falsePositives,
        int covered,
        int planted,
        int found) {

    /** Draws cohorts with seeds 0, 1, … and tests each. */
    static Calibration of(SimulatedGroup group, int cohorts, RegionTest test) {
        Calibration sum = new Calibration(0, 0, 0, 0, 0, 0, 0, 0);
        for (int cohort = 0; cohort < cohorts; cohort++) {
            GroupMap map = GroupImportance.of(ImportanceUnit.SUBJECT, group.draw(cohort), test);
            sum = sum.plus(group, map);
        }
        return sum;
    }

    private Calibration plus(SimulatedGroup group, GroupMap map) {
        boolean alarm = false;
        boolean discovery = false;
        int positives = 0;
        int holding = 0;
        int hits = 0;
        double even = 1.0 / group.regions();
        boolean[] important = map.important(Verdict.ABOVE_CHANCE);
        for (int region = 0; region < group.regions(); region++) {
            RegionTestResult tests = map.tests();
            if (region < group.planted()) {
                hits += important[region] ? 1 : 0;
            } else {
                alarm |= important[region];
                discovery |= tests.q(region) <= 0.05;
                positives += tests.p(region) < 0.05 ? 1 : 0;
                holding += tests.low(region) <= even && tests.high(region) >= even ? 1 : 0;
            }
        }
        return new Calibration(
                cohorts + 1,
                alarms + (alarm ? 1 : 0),
                discoveries + (discovery ? 1 : 0),
                regions + group.regions() - group.planted(),
                falsePositives + positives,
                covered + holding,
                planted + group.planted(),
                found + hits);
    }

    private static void printNull(RegionTest test) {
        System.out.println(
                "| subjects | cohorts | any p_fwe < 0.05 | any q ≤ 0.05 | regions with p < 0.05 | intervals that hold"
                        + " the truth |");
        System.out.println("|---|---|---|---|---|---|");
        for (int subjects : List.of(5, 8, 12, 20, 40)) {
            Calibration found = of(new SimulatedGroup(subjects, 100, 0, 0), 1000, test);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %d (%.1f %%) | %d (%.1f %%) | %d of %d (%.1f %%) | %.1f %% |%n",
                    subjects,
                    found.cohorts,
                    found.alarms,
                    100.0 * found.alarms / found.cohorts,
                    found.discoveries,
                    100.0 * found.discoveries / found.cohorts,
                    found.falsePositives,
                    found.regions,
                    100.0 * found.falsePositives / found.regions,
                    100.0 * found.covered / found.regions);
        }
    }

    private static void printPower(RegionTest test) {
        List<Double> effects = List.of(0.5, 1.0, 1.5, 2.0);
        System.out.println("| subjects | d = 0.5 | d = 1 | d = 1.5 | d = 2 |");
        System.out.println("|---|---|---|---|---|");
        for (int subjects : List.of(5, 8, 12, 20, 40)) {
            StringBuilder row = new StringBuilder("| " + subjects + " |");
            for (double effect : effects) {
                Calibration found = of(new SimulatedGroup(subjects, 100, 5, effect), 200, test);
                row.append(String.format(Locale.ROOT, " %.0f %% |", 100.0 * found.found / found.planted));
            }
            System.out.println(row);
        }
    }

    /** Prints both tables, and what is found in cohorts of noise that networks were trained on. */
    public static void main(String[] args) {
        RegionTest test = RegionTest.withDefaults().withPermutations(1000).withResamples(500);
        printNull(test);
        printPower(test);
        NullCohort.print();
    }
}
