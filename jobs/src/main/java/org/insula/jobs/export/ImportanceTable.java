package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.statistics.Intervals;
import org.insula.pipeline.statistics.PermutationResult;

/**
 * The table of a model's regions: a row per label and region, regions in atlas order.
 *
 * <p>Means, standard deviations, standard errors and intervals are over subjects, of values whose unit the sidecar names;
 * {@code n/a} where no subject covers the region, or too few for a spread. A mean may be negative where the map keeps
 * signs. {@code important} is {@code n/a}: nothing here tests it. Where there are null models, p_null and p_null_fwe are
 * those of {@link org.insula.pipeline.statistics.NullMapTest}. {@code rank} counts from 1, the most important; {@code
 * peak_frame} counts from 0. Stability is the share of folds, or seeds, in which the region is in the top decile.
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
            "p_null",
            "p_null_fwe",
            "important",
            "rank",
            "peak_frame",
            "fold_stability",
            "seed_stability",
            "verdict");

    /** What stands under {@code important}. */
    private static final String NOT_TESTED = "n/a";

    private ImportanceTable() {}

    /**
     * Writes the table of one model.
     *
     * @param verdict whether the model decodes above chance; stands in every row, as no p means anything without it
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void write(FileAccess files, String path, List<Region> regions, MethodMaps by, Verdict verdict) {
        List<List<String>> rows = new ArrayList<>();
        for (GroupMap map : by.maps()) {
            addRows(rows, regions, map, by.nulls().flatMap(nulls -> nulls.test(map.key())), verdict);
        }
        Tsv.write(files, path, Table.of(COLUMNS, rows));
    }

    private static void addRows(
            List<List<String>> rows,
            List<Region> regions,
            GroupMap map,
            Optional<PermutationResult> nulls,
            Verdict verdict) {
        double[] none = new double[regions.size()];
        Arrays.fill(none, Double.NaN);
        double[] nullP = nulls.map(PermutationResult::p).orElse(none);
        double[] nullFamilyWise = nulls.map(PermutationResult::familyWise).orElse(none);
        Summary summary = map.regions();
        int[] ranks = map.ranks();
        Intervals intervals = map.intervals();
        double[] foldStability = map.stability().topInFolds();
        double[] seedStability = map.stability().topInSeeds();
        for (int i = 0; i < regions.size(); i++) {
            rows.add(List.of(
                    map.key().label(),
                    String.valueOf(regions.get(i).label()),
                    regions.get(i).name(),
                    String.valueOf(summary.n(i)),
                    Tsv.format(summary.mean(i)),
                    Tsv.format(summary.sd(i)),
                    Tsv.format(summary.se(i)),
                    Tsv.format(intervals.low(i)),
                    Tsv.format(intervals.high(i)),
                    Tsv.format(nullP[i]),
                    Tsv.format(nullFamilyWise[i]),
                    NOT_TESTED,
                    numberOrNone(ranks[i], 1),
                    numberOrNone(map.peakFrame(i), 0),
                    Tsv.format(foldStability[i]),
                    Tsv.format(seedStability[i]),
                    verdict.text()));
        }
    }

    private static String numberOrNone(int number, int least) {
        return number >= least ? String.valueOf(number) : "n/a";
    }
}
