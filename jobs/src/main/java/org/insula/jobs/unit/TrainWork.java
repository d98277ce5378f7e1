package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.evaluate.Performance;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.model.ModelFile;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.Provenance;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.Epoch;
import org.insula.pipeline.train.GridSearch;
import org.insula.pipeline.train.GridSearchResult;
import org.insula.pipeline.train.TrainingResult;

/**
 * Training as units of work, one per network (model, fold, seed). Can be sent to executors, where {@link #perform} runs
 * in one task.
 *
 * <p>A unit's folder holds the model, its predictions on the held-out samples, the course of its training and its
 * provenance. It is done again when the samples, the folds or an option of model or training changes.
 */
public final class TrainWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "train";

    private static final long serialVersionUID = 1L;
    private static final String MODEL = "model";
    private static final String METRICS = "metrics.json";

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final String samplesDigest;

    /** The units of a study over samples of the given identity. */
    public TrainWork(FileAccess files, RunConfig config, OutputTree tree, String samplesDigest) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.samplesDigest = samplesDigest;
    }

    /** Every network of the study, by model, fold and seed. */
    public List<NetworkUnit> networks() {
        List<NetworkUnit> networks = new ArrayList<>();
        for (ModelSpec model : config.models()) {
            for (int fold = 0; fold < config.training().folds().networks(); fold++) {
                for (long seed : config.training().seeds(model)) {
                    networks.add(new NetworkUnit(model, fold, seed));
                }
            }
        }
        return networks;
    }

    /** The unit of a network. */
    public WorkUnit unit(NetworkUnit network) {
        TrainingConfig training = config.training();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(MODEL, network.model());
        options.put("format", ModelFile.VERSION);
        options.put("fold", network.fold());
        options.put("seed", network.seed());
        options.put("folds", training.folds());
        options.put("training", training.options());
        options.put("grid", training.grid());
        return new WorkUnit(
                KIND,
                network.name(),
                Map.of("samples", InputIdentity.ofChecksum("", samplesDigest)),
                options,
                SoftwareVersion.current());
    }

    /**
     * Trains a network, with the threads of the place, choosing among the candidates of the grid if there is one, and tries
     * it on the fold's held-out samples.
     *
     * @throws InputException if the output cannot be written
     */
    public UnitOutcome perform(NetworkUnit network, SampleSet samples, Fold fold, Workplace place) {
        UnitStore store = store();
        WorkUnit unit = unit(network);
        TrainingConfig training = config.training();
        GridSearchResult search;
        try {
            search = new GridSearch(training.grid().candidates(network.model(), training.options()))
                    .withThreads(place.threads())
                    .search(samples, fold, network.seed());
        } catch (InputException e) {
            store.fail(unit, e.getMessage());
            return UnitOutcome.failed(network.name(), e.getMessage());
        }
        store.finish(unit, folder -> {
            TrainedModel model = search.training().model();
            List<Prediction> predictions = predictions(network, model, samples, fold);
            ModelFile.write(files, FilePaths.child(folder, MODEL), model);
            PredictionFile.write(files, folder, predictions, samples.labels());
            Map<String, Object> metrics = metrics(search.training(), predictions, samples, place);
            metrics.putAll(GridFacts.of(search));
            Json.write(files, FilePaths.child(folder, METRICS), metrics);
            Json.write(
                    files,
                    FilePaths.child(folder, "provenance.json"),
                    Provenance.of(unit, network.seed()).toMap());
            return Map.of();
        });
        return UnitOutcome.done(network.name());
    }

    /**
     * The trained model of a finished unit.
     *
     * @throws InputException if it cannot be read
     */
    public TrainedModel model(NetworkUnit network) {
        return ModelFile.read(files, FilePaths.child(store().checked(KIND, network.name()), MODEL));
    }

    /**
     * What a finished unit predicted for its held-out samples.
     *
     * @throws InputException if it cannot be read
     */
    public List<Prediction> predictions(NetworkUnit network, List<String> labels) {
        return PredictionFile.read(files, store().checked(KIND, network.name()), network.seed(), labels);
    }

    /**
     * What was chosen from the grid in a finished unit, and from what: {@code Chosen} and {@code Candidates}; for a linear
     * model {@code L2}; empty where there was no choice.
     *
     * @throws InputException if it cannot be read
     */
    public Map<String, Object> choice(NetworkUnit network) {
        return GridFacts.in(Json.read(files, FilePaths.child(store().checked(KIND, network.name()), METRICS)));
    }

    /**
     * What a finished unit's network is made of and how it was trained, as chosen from the grid if there is one.
     *
     * @throws InputException if the choice cannot be read
     */
    Candidate candidate(NetworkUnit network) {
        TrainingConfig training = config.training();
        List<Candidate> candidates = training.grid().candidates(network.model(), training.options());
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        Map<String, Object> facts = choice(network);
        return candidates.stream()
                .filter(candidate -> GridFacts.chose(facts, candidate))
                .findFirst()
                .orElseThrow();
    }

    private UnitStore store() {
        return new UnitStore(files, tree.units());
    }

    private List<Prediction> predictions(NetworkUnit network, TrainedModel model, SampleSet samples, Fold fold) {
        String group = config.training().folds().group();
        List<Prediction> predictions = new ArrayList<>();
        HeldOutExplainer.withDefaults().explain(model, samples, fold.test(), explanation -> {
            Sample sample = samples.sample(explanation.sample());
            predictions.add(new Prediction(
                    sample.id(), sample.columns().get(group), network.seed(), sample.label(), explanation.predicted()));
        });
        return predictions;
    }

    private static Map<String, Object> metrics(
            TrainingResult result, List<Prediction> predictions, SampleSet samples, Workplace place) {
        Performance performance = Performance.of(predictions, samples.labels().size());
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("Accuracy", performance.accuracy());
        metrics.put("BalancedAccuracy", performance.balancedAccuracy());
        metrics.put("Chance", performance.chance());
        metrics.put("BestEpoch", result.bestEpoch());
        metrics.put("TrainingLoss", course(result, Epoch::trainingLoss));
        metrics.put("ValidationLoss", course(result, Epoch::validationLoss));
        metrics.put("ValidationAccuracy", course(result, Epoch::validationAccuracy));
        metrics.putAll(place.metrics());
        return metrics;
    }

    private static List<Double> course(TrainingResult result, java.util.function.Function<Epoch, Double> what) {
        return result.curve().stream().map(what).toList();
    }
}
