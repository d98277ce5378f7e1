package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.Attribution;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Saliency as units of work, one a trained network and method. Can be sent to executors, where {@link #perform} runs in
 * one task.
 *
 * <p>Only samples that the network was not trained on are explained. A unit is done again when its network is trained
 * again, or the score or the target changes; a further method leaves the units of the others as they are.
 */
public final class ExplainWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "explain";

    private static final long serialVersionUID = 1L;
    private static final int BATCH = 50;

    /** What the table of saliency holds; another number makes saliency of former columns be taken again. */
    private static final int TABLE = 2;

    /** What it holds of a network of permuted labels, likewise: shares of regions over all frames. */
    private static final String NULL_TABLE = "shares 1";

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final TrainWork training;

    /** The units of a study whose networks are trained so. */
    public ExplainWork(FileAccess files, RunConfig config, OutputTree tree, TrainWork training) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.training = training;
    }

    /** The units of trained networks, all methods of a network side by side. */
    public List<ExplainUnit> units(List<NetworkUnit> networks) {
        return ExplainUnit.of(networks, config.saliency().methods());
    }

    /** The unit of work of a network and method. */
    public WorkUnit unit(ExplainUnit unit) {
        String trained = training.unit(unit.network()).key();
        SaliencyConfig options = config.saliency();
        return new WorkUnit(
                KIND,
                unit.name(),
                Map.of("network", InputIdentity.ofChecksum("", trained)),
                Map.of(
                        "method",
                        unit.method(),
                        "score",
                        options.score(),
                        "target",
                        options.target(),
                        "table",
                        unit.network().isNull() ? NULL_TABLE : TABLE),
                SoftwareVersion.current());
    }

    /**
     * The trained network.
     *
     * @throws org.insula.io.InputException if it cannot be read
     */
    public TrainedModel model(NetworkUnit network) {
        return training.model(network);
    }

    /** The samples under the labels that a network is explained on, given them under their own. */
    public SampleSet labelled(NetworkUnit network, SampleSet samples) {
        return training.labelled(network, samples);
    }

    /** The held-out samples of a fold, in portions that {@link #perform} takes at a time. */
    public List<int[]> batches(Fold fold) {
        int[] heldOut = fold.test();
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < heldOut.length; from += BATCH) {
            batches.add(Arrays.copyOfRange(heldOut, from, Math.min(heldOut.length, from + BATCH)));
        }
        return batches;
    }

    /**
     * Explains held-out samples of a network by a method; the network's seed also decides the method's noise. Of a network of
     * permuted labels only the shares of regions over all frames are kept: there are many such networks, and nothing else of
     * them is compared.
     *
     * @param samples as {@link #labelled} gives them
     */
    public List<SaliencyRow> perform(ExplainUnit unit, TrainedModel model, SampleSet samples, int[] heldOut) {
        SaliencyConfig options = config.saliency();
        NetworkUnit network = unit.network();
        Attribution attribution = unit.method().attribution(options.score(), network.seed());
        HeldOutExplainer explainer = new HeldOutExplainer(attribution, options.target());
        ImportanceUnit counted = ImportanceUnit.suiting(samples.table());
        List<SaliencyRow> rows = new ArrayList<>();
        explainer.explain(model, samples, heldOut, explanation -> {
            Sample sample = samples.sample(explanation.sample());
            MapKey key = new MapKey(network.model().name(), samples.labels().get(sample.label()));
            SaliencyRow row =
                    SaliencyRow.of(key, counted, sample, network.fold(), network.seed(), explanation.saliency());
            rows.add(network.isNull() ? row.overFrames() : row);
        });
        return rows;
    }

    /**
     * Looks whether the saliency of a network by a method is as it was stored.
     *
     * @throws DamagedUnitException if it is not
     */
    public void check(ExplainUnit unit) {
        String table = tree.saliency(unit.method().text(), unit.network().name());
        new UnitStore(files, tree.units()).checkOutputs(KIND, unit.name(), table);
    }

    /** Notes that the saliency of a network by a method is stored, which is read once more for its seal. */
    public void finish(ExplainUnit unit) {
        String table = tree.saliency(unit.method().text(), unit.network().name());
        new UnitStore(files, tree.units()).finish(unit(unit), () -> List.of(table), folder -> Map.of());
    }
}
