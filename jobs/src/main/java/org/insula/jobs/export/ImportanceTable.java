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

/**
 * The table of a model's regions: a row per label and region, regions in atlas order.
 *
 * <p>Means, standard deviations and standard errors are shares of total saliency over subjects; {@code n/a} where no
 * subject covers the region. {@code rank} counts from 1, the most important; {@code peak_frame} counts from 0.
 * Stability is the share of folds, or seeds, in which the region is in the top decile.
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
            "uniform",
            "rank",
            "peak_frame",
            "fold_stability",
            "seed_stability",
            "important");

    private ImportanceTable() {}

    /**
     * Writes the table of one model.
     *
     * @param verdict whether the model decodes above chance: without that, no region is important
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void write(
            FileAccess files, String path, List<Region> regions, List<GroupMap> maps, Verdict verdict) {
        List<List<String>> rows = new ArrayList<>();
        maps.forEach(map -> addRows(rows, regions, map, verdict));
        Tsv.write(files, path, Table.of(COLUMNS, rows));
    }

    private static void addRows(List<List<String>> rows, List<Region> regions, GroupMap map, Verdict verdict) {
        Summary summary = map.regions();
        int[] ranks = map.ranks();
        double[] uniform = map.uniform();
        double[] foldStability = map.foldStability();
        double[] seedStability = map.seedStability();
        boolean[] important = map.important(verdict);
        for (int i = 0; i < regions.size(); i++) {
            rows.add(List.of(
                    map.key().label(),
                    String.valueOf(regions.get(i).label()),
                    regions.get(i).name(),
                    String.valueOf(summary.n(i)),
                    Tsv.format(summary.mean(i)),
                    Tsv.format(summary.sd(i)),
                    Tsv.format(summary.se(i)),
                    Tsv.format(uniform[i]),
                    numberOrNone(ranks[i], 1),
                    numberOrNone(map.peakFrame(i), 0),
                    Tsv.format(foldStability[i]),
                    Tsv.format(seedStability[i]),
                    important[i] ? "yes" : "no"));
        }
    }

    private static String numberOrNone(int number, int least) {
        return number >= least ? String.valueOf(number) : "n/a";
    }
}
