package org.insula.jobs.export;

import java.util.List;
import org.insula.io.table.Tsv;
import org.insula.pipeline.importance.RegionTestResult;
import org.insula.pipeline.importance.Summary;

/** The cells that every table of means over subjects has: the mean with spread and interval, and its tests. */
final class StatisticsCells {
    /** Columns of {@link #spread}. */
    static final List<String> SPREAD = List.of("n_subjects", "mean", "sd", "se");

    /** Columns of {@link #interval}. */
    static final List<String> INTERVAL = List.of("ci_low", "ci_high");

    /** Columns of {@link #tests}. */
    static final List<String> TESTS = List.of("statistic", "p", "p_fwe", "q");

    private StatisticsCells() {}

    static List<String> spread(Summary summary, int cell) {
        return List.of(
                String.valueOf(summary.n(cell)),
                Tsv.format(summary.mean(cell)),
                Tsv.format(summary.sd(cell)),
                Tsv.format(summary.se(cell)));
    }

    static List<String> interval(RegionTestResult tests, int cell) {
        return List.of(Tsv.format(tests.low(cell)), Tsv.format(tests.high(cell)));
    }

    static List<String> tests(RegionTestResult tests, int cell) {
        return List.of(
                Tsv.format(tests.statistic(cell)),
                Tsv.format(tests.p(cell)),
                Tsv.format(tests.familyWise(cell)),
                Tsv.format(tests.q(cell)));
    }
}
