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
import org.insula.pipeline.saliency.Gradient;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Saliency as units of work, one a trained network. Can be sent to executors, where {@link #perform} runs in one task.
 *
 * <p>Only samples that the network was not trained on are explained. A unit is done again when its network is trained
 * again or an option of saliency changes.
 */
public final class ExplainWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "explain";

    private static final long serialVersionUID = 1L;
    private static final int BATCH = 50;

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

    /** The unit of a network. */
    public WorkUnit unit(NetworkUnit network) {
        String trained = training.unit(network).key();
        return new WorkUnit(
                KIND,
                network.name(),
                Map.of("network", InputIdentity.ofChecksum("", trained)),
                Map.of("saliency", config.saliency()),
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

    /** The held-out samples of a fold, in portions that {@link #perform} takes at a time. */
    public List<int[]> batches(Fold fold) {
        int[] heldOut = fold.test();
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < heldOut.length; from += BATCH) {
            batches.add(Arrays.copyOfRange(heldOut, from, Math.min(heldOut.length, from + BATCH)));
        }
        return batches;
    }

    /** Explains held-out samples of a network. */
    public List<SaliencyRow> perform(NetworkUnit network, TrainedModel model, SampleSet samples, int[] heldOut) {
        SaliencyConfig options = config.saliency();
        HeldOutExplainer explainer = new HeldOutExplainer(new Gradient(options.score()), options.target());
        ImportanceUnit counted = ImportanceUnit.suiting(samples.table());
        List<SaliencyRow> rows = new ArrayList<>();
        explainer.explain(model, samples, heldOut, explanation -> {
            Sample sample = samples.sample(explanation.sample());
            MapKey key = new MapKey(network.model().name(), samples.labels().get(sample.label()));
            rows.add(SaliencyRow.of(key, counted, sample, network.fold(), network.seed(), explanation.saliency()));
        });
        return rows;
    }

    /** Notes that the saliency of a network is stored. */
    public void finish(NetworkUnit network) {
        new UnitStore(files, tree.units()).finish(unit(network), folder -> Map.of());
    }
}
