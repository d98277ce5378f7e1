package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.faithfulness.NetworkRemoval;
import org.insula.pipeline.faithfulness.Removal;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.SubjectRemoval;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * Probing as units of work, one a trained network and method of saliency: what saliency points to is removed from held-out
 * samples, and the network is asked again. Can be sent to executors.
 *
 * <p>Removed is by the network's own saliency, by that of each other model's network of the same fold and seed, and at
 * random. A unit is done again when any of that saliency is taken again, or an option of removal changes.
 */
public final class ProbeWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "probe";

    private static final long serialVersionUID = 1L;

    /** What a unit's table holds; another number makes units of former columns be done again. */
    private static final int TABLE = 1;

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final ExplainWork explaining;

    /** The units of a study whose networks are explained so. */
    public ProbeWork(FileAccess files, RunConfig config, OutputTree tree, ExplainWork explaining) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.explaining = explaining;
    }

    /**
     * The units of explained networks, by each method that orders the places of single
     * samples; none if nothing is to be removed.
     */
    public List<ExplainUnit> units(List<NetworkUnit> networks) {
        return config.trust().removes()
                ? explaining.units(networks).stream()
                        .filter(unit -> unit.method().isPerSample())
                        .toList()
                : List.of();
    }

    /** The networks whose saliency a network is probed with: itself, and those of other models with its fold and seed. */
    public List<NetworkUnit> sources(NetworkUnit network, List<NetworkUnit> networks) {
        return networks.stream()
                .filter(other -> other.fold() == network.fold() && other.seed() == network.seed())
                .toList();
    }

    /**
     * The unit of work of a network and method.
     *
     * @param networks all explained networks
     */
    public WorkUnit unit(ExplainUnit unit, List<NetworkUnit> networks) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        for (NetworkUnit source : sources(unit.network(), networks)) {
            ExplainUnit explained = new ExplainUnit(source, unit.method());
            inputs.put(
                    "saliency " + explained.name(),
                    InputIdentity.ofChecksum("", explaining.unit(explained).key()));
        }
        Removal removal = removal();
        return new WorkUnit(
                KIND,
                unit.name(),
                inputs,
                Map.of(
                        "shares",
                        removal.shares(),
                        "replacement",
                        removal.replacement(),
                        "seed",
                        removal.seed(),
                        "table",
                        TABLE),
                SoftwareVersion.current());
    }

    /** What is removed. */
    public Removal removal() {
        return config.trust().removal(config.training().folds().seed());
    }

    /** The removal from the held-out samples of a network, which receives saliency portion by portion. */
    public NetworkRemoval begin(ExplainUnit unit, SampleSet samples, Fold fold) {
        NetworkUnit network = unit.network();
        return new NetworkRemoval(removal(), network.model().name(), explaining.model(network), samples, fold.test());
    }

    /** Stores what became of a network's samples. */
    public UnitOutcome finish(WorkUnit unit, NetworkRemoval removal) {
        new UnitStore(files, tree.units()).finish(unit, folder -> {
            RemovalFile.write(files, folder, removal().shares(), removal.subjects());
            return Map.of();
        });
        return UnitOutcome.done(unit.name());
    }

    /**
     * What a finished unit found: by each order the subjects, sorted.
     *
     * @throws org.insula.io.InputException if it cannot be read
     */
    public Map<RemovalOrder, List<SubjectRemoval>> found(ExplainUnit unit) {
        return RemovalFile.read(files, new UnitStore(files, tree.units()).checked(KIND, unit.name()));
    }
}
