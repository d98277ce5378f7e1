package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.inference.Findings;
import org.insula.pipeline.statistics.Intervals;

/**
 * The table of a model's regions: a row per label and region, regions in atlas order.
 *
 * <p>Means, standard deviations, standard errors and intervals are over subjects, of values whose unit the sidecar names;
 * {@code n/a} where no subject covers the region, or too few for a spread. A mean may be negative where the map keeps
 * signs. {@code statistic}, {@code p} and {@code p_fwe} are those of the model's {@link Findings}, which rest on its
 * contributions whatever map the table is of; {@code important} is {@code yes}, {@code no} or {@code n/a} where nothing
 * was tested. {@code rank} counts from 1, the most important; {@code peak_frame} counts from 0. Stability is the share of
 * folds, or seeds, in which the region is in the top decile.
 */
public final class ImportanceTable {
    private static final List<String> COLUMNS = List.of(
            "label",
            "index",
            "name",
            "n_subjects",
            "mean",
            "sd",
            "se",
            "ci_low",
            "ci_high",
            "statistic",
            "p",
            "p_fwe",
            "important",
            "rank",
            "peak_frame",
            "fold_stability",
            "seed_stability",
            "verdict");

    private static final String NOT_TESTED = "n/a";

    private ImportanceTable() {}

    /**
     * Writes the table of one model.
     *
     * @param findings which regions are important
     * @param verdict whether the model decodes above chance; stands in every row, as no p means anything without it
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void write(
            FileAccess files, String path, List<Region> regions, MethodMaps by, Findings findings, Verdict verdict) {
        List<List<String>> rows = new ArrayList<>();
        for (GroupMap map : by.maps()) {
            addRows(rows, regions, map, findings, verdict);
        }
        Tsv.write(files, path, Table.of(COLUMNS, rows));
    }

    private static void addRows(
            List<List<String>> rows, List<Region> regions, GroupMap map, Findings findings, Verdict verdict) {
        String label = map.key().label();
        double[] statistics = findings.statistics(label);
        double[] p = findings.p(label);
        double[] familyWise = findings.familyWise(label);
        Summary summary = map.regions();
        int[] ranks = map.ranks();
        Intervals intervals = map.intervals();
        double[] foldStability = map.stability().topInFolds();
        double[] seedStability = map.stability().topInSeeds();
        for (int i = 0; i < regions.size(); i++) {
            rows.add(List.of(
                    label,
                    String.valueOf(regions.get(i).label()),
                    regions.get(i).name(),
                    String.valueOf(summary.n(i)),
                    Tsv.format(summary.mean(i)),
                    Tsv.format(summary.sd(i)),
                    Tsv.format(summary.se(i)),
                    Tsv.format(intervals.low(i)),
                    Tsv.format(intervals.high(i)),
                    Tsv.format(statistics[i]),
                    Tsv.format(p[i]),
                    Tsv.format(familyWise[i]),
                    important(familyWise[i]),
                    numberOrNone(ranks[i], 1),
                    numberOrNone(map.peakFrame(i), 0),
                    Tsv.format(foldStability[i]),
                    Tsv.format(seedStability[i]),
                    verdict.text()));
        }
    }

    private static String important(double familyWise) {
        return Double.isNaN(familyWise) ? NOT_TESTED : familyWise <= Findings.LEVEL ? "yes" : "no";
    }

    private static String numberOrNone(int number, int least) {
        return number >= least ? String.valueOf(number) : "n/a";
    }
}
