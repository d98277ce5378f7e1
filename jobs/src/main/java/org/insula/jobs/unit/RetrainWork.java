package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.export.RetrainedCurve;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.faithfulness.Removal;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.Retraining;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * Training anew after removal as units of work, one a trained network of the study's first seed and method of saliency. Can be
 * sent to executors, where {@link #perform} runs in one task.
 */
public final class RetrainWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "retrain";

    private static final long serialVersionUID = 1L;

    /** What a unit does and writes; another number makes former units be done again. */
    private static final int TABLE = 1;

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final TrainWork training;

    /** The units of a study whose networks are trained so. */
    public RetrainWork(FileAccess files, RunConfig config, OutputTree tree, TrainWork training) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.training = training;
    }

    /** The units of networks by each method that orders the places of single samples; none if no network is to be trained anew. */
    public List<ExplainUnit> units(List<NetworkUnit> networks) {
        if (!config.trust().retrains()) {
            return List.of();
        }
        List<NetworkUnit> retrained = networks.stream()
                .filter(network -> network.seed() == config.training().firstSeed())
                .toList();
        return ExplainUnit.of(
                retrained,
                config.saliency().methods().stream()
                        .filter(SaliencyMethod::isPerSample)
                        .toList());
    }

    /** The unit of work of a network and method. */
    public WorkUnit unit(ExplainUnit unit) {
        Removal removal = removal();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("method", unit.method());
        options.put("score", unit.method().score(config.saliency().score()));
        options.put("shares", removal.shares());
        options.put("replacement", removal.replacement());
        options.put("seed", removal.seed());
        options.put("table", TABLE);
        String trained = training.unit(unit.network()).key();
        return new WorkUnit(
                KIND,
                unit.name(),
                Map.of("network", InputIdentity.ofChecksum("", trained)),
                options,
                SoftwareVersion.current());
    }

    /** What is removed before a network is trained anew. */
    public Removal removal() {
        return config.trust().retraining(config.training().folds().seed());
    }

    /**
     * Trains a network anew for each removed share, by its own saliency and at random.
     *
     * @throws InputException if the output cannot be written
     */
    public UnitOutcome perform(ExplainUnit unit, SampleSet samples, Fold fold, Workplace place) {
        UnitStore store = new UnitStore(files, tree.units());
        List<RetrainedCurve.Found> found;
        try {
            found = found(unit, samples, fold, place);
        } catch (DamagedUnitException e) {
            // The network is at fault, not its training anew.
            throw e;
        } catch (InputException e) {
            store.fail(unit(unit), e.getMessage());
            return UnitOutcome.failed(unit.name(), e.getMessage());
        }
        store.finish(unit(unit), folder -> {
            RetrainingFile.write(files, folder, found);
            return Map.of();
        });
        return UnitOutcome.done(unit.name());
    }

    private List<RetrainedCurve.Found> found(ExplainUnit unit, SampleSet samples, Fold fold, Workplace place) {
        NetworkUnit network = unit.network();
        long seed = network.seed();
        TrainedModel model = training.model(network);
        Retraining retraining = new Retraining(
                        removal(),
                        unit.method().attribution(config.saliency().score(), seed, model.baseline()),
                        training.candidate(network))
                .withThreads(place.threads());
        List<Prediction> whole = retraining.whole(model, samples, fold, seed);
        List<RetrainedCurve.Found> found = new ArrayList<>();
        add(found, RemovalOrder.Kind.OWN, whole, retraining.bySaliency(model, samples, fold, seed));
        add(found, RemovalOrder.Kind.RANDOM, whole, retraining.atRandom(model, samples, fold, seed));
        return found;
    }

    private void add(
            List<RetrainedCurve.Found> found,
            RemovalOrder.Kind by,
            List<Prediction> whole,
            List<List<Prediction>> anew) {
        GroupAccuracy.of(whole).forEach(accuracy -> found.add(new RetrainedCurve.Found(by, 0, accuracy)));
        for (int step = 0; step < anew.size(); step++) {
            double share = removal().shares().get(step);
            GroupAccuracy.of(anew.get(step))
                    .forEach(accuracy -> found.add(new RetrainedCurve.Found(by, share, accuracy)));
        }
    }

    /**
     * What a finished unit found, in the order of its table.
     *
     * @throws InputException if it cannot be read
     */
    public List<RetrainedCurve.Found> found(ExplainUnit unit) {
        return RetrainingFile.read(files, new UnitStore(files, tree.units()).checked(KIND, unit.name()));
    }
}
