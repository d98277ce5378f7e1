package org.insula.jobs.export;

import java.util.List;
import org.insula.io.table.Tsv;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.statistics.Intervals;

/** The cells that every table of means over subjects has: the mean with spread and interval. */
final class StatisticsCells {
    /** Columns of {@link #spread}. */
    static final List<String> SPREAD = List.of("n_subjects", "mean", "sd", "se");

    /** Columns of {@link #interval}. */
    static final List<String> INTERVAL = List.of("ci_low", "ci_high");

    private StatisticsCells() {}

    static List<String> spread(Summary summary, int cell) {
        return List.of(
                String.valueOf(summary.n(cell)),
                Tsv.format(summary.mean(cell)),
                Tsv.format(summary.sd(cell)),
                Tsv.format(summary.se(cell)));
    }

    static List<String> interval(Intervals intervals, int cell) {
        return List.of(Tsv.format(intervals.low(cell)), Tsv.format(intervals.high(cell)));
    }
}
