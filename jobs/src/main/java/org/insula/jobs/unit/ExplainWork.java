package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.inference.HeldOutRows;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * Saliency as units of work, one a trained network and method. Can be sent to executors, where {@link #perform} runs in
 * one task.
 *
 * <p>Only samples that the network was not trained on are explained: each by itself, or by a pattern all of them run by run. A unit is done again when its network is trained
 * again, or the score or the target changes; a further method leaves the units of the others as they are.
 */
public final class ExplainWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "explain";

    private static final long serialVersionUID = 1L;

    /** What the table of saliency holds; another number makes saliency of former columns be taken again. */
    private static final int TABLE = 2;

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
        SaliencyMethod method = unit.method();
        return new WorkUnit(
                KIND,
                unit.name(),
                Map.of("network", InputIdentity.ofChecksum("", trained)),
                Map.of(
                        "method",
                        method,
                        "score",
                        method.score(options.score()),
                        "target",
                        method.isPerSample() ? options.target() : "every class",
                        "table",
                        TABLE),
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

    /**
     * The saliency of a network's held-out samples by a method, portion by portion; no more than one is in memory at a time.
     */
    public Iterator<List<SaliencyRow>> rows(ExplainUnit unit, TrainedModel model, SampleSet samples, Fold fold) {
        SaliencyConfig options = config.saliency();
        NetworkUnit network = unit.network();
        return new HeldOutRows(unit.method(), options.score(), options.target())
                .of(network.model().name(), model, samples, fold, network.seed());
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
