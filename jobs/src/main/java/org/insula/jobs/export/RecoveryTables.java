package org.insula.jobs.export;

import java.util.List;
import org.insula.atlas.Region;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.RankAgreement;
import org.insula.pipeline.importance.RecoveredRegion;
import org.insula.pipeline.importance.TruthRecovery;
import org.insula.pipeline.simulate.PlantedRegion;

/** The tables of what was found of a simulated cohort's truth: one of each map, one of each planted region. */
final class RecoveryTables {
    private static final List<String> MAP = List.of(
            "model",
            "label",
            "planted",
            "found",
            "telling",
            "telling_found",
            "auroc",
            "auprc",
            "precision_at_k",
            "base_rate",
            "frames_auroc",
            "frames_auprc",
            "frames_precision_at_k",
            "frames_base_rate");
    private static final List<String> REGION = List.of(
            "model",
            "label",
            "index",
            "name",
            "timing",
            "first_frame",
            "end_frame",
            "rank",
            "found",
            "peak_frame",
            "on_time");

    private RecoveryTables() {}

    /** One row per model and label. */
    static TableRows maps(List<TruthRecovery> recoveries) {
        TableRows table = new TableRows(MAP);
        for (TruthRecovery each : recoveries) {
            table.add(
                    List.of(each.key().model(), each.key().label()),
                    List.of(String.valueOf(each.planted()), String.valueOf(each.found())),
                    List.of(String.valueOf(each.telling()), String.valueOf(each.tellingFound())),
                    agreement(each.order()),
                    agreement(each.frameOrder()));
        }
        return table;
    }

    private static List<String> agreement(RankAgreement order) {
        return List.of(
                Tsv.format(order.auroc()),
                Tsv.format(order.auprc()),
                Tsv.format(order.precisionAtK()),
                Tsv.format(order.baseRate()));
    }

    /** A row a model, label and region that was planted for it. */
    static TableRows regions(List<TruthRecovery> recoveries, List<Region> regions) {
        TableRows table = new TableRows(REGION);
        for (TruthRecovery each : recoveries) {
            boolean comparable = !Double.isNaN(each.frameOrder().baseRate());
            for (RecoveredRegion region : each.regions()) {
                PlantedRegion planted = region.planted();
                int index = regions.get(planted.region()).label();
                table.add(
                        List.of(each.key().model(), each.key().label(), String.valueOf(index), planted.name()),
                        List.of(
                                planted.timing().text(),
                                String.valueOf(planted.firstFrame()),
                                String.valueOf(planted.endFrame())),
                        List.of(
                                atLeast(1, region.rank()),
                                String.valueOf(region.found()),
                                atLeast(0, region.peakFrame()),
                                comparable ? String.valueOf(region.onTime()) : TableRows.NONE));
            }
        }
        return table;
    }

    private static String atLeast(int least, int number) {
        return number >= least ? String.valueOf(number) : TableRows.NONE;
    }
}
