package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Trains every network of a study, one unit per model, fold and seed.
 *
 * <p>Input: the samples. Output: a folder each, with the model, its predictions on the held-out samples, the course of its training
 * and its provenance. A unit is done again when the samples, the folds or an option of model or training changes.
 */
public final class TrainStep extends Step<NetworkUnit, TrainedModel> {
    private static final String KIND = "train";
    private static final String MODEL = "model";
    private static final String METRICS = "metrics.json";

    private final Samples samples;
    private final Networks networks;

    /** The step of a study. */
    public TrainStep(StudyContext study, Samples samples) {
        super(study, KIND, Set.of(Stage.TRAIN));
        this.samples = samples;
        this.networks = new Networks(study.config(), study.files(), study.tree());
    }

    /** Every network of the study, by model, fold and seed. */
    @Override
    public List<NetworkUnit> units() {
        RunConfig config = study().config();
        List<NetworkUnit> units = new ArrayList<>();
        for (ModelSpec model : config.models()) {
            for (int fold = 0; fold < config.training().folds().networks(); fold++) {
                for (long seed : config.training().seeds(model)) {
                    units.add(new NetworkUnit(model, fold, seed));
                }
            }
        }
        return units;
    }

    @Override
    public String name(NetworkUnit network) {
        return network.name();
    }

    @Override
    protected WorkUnit describe(NetworkUnit network) {
        TrainingConfig training = study().config().training();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(MODEL, network.model());
        options.put("format", ModelFile.VERSION);
        options.put("fold", network.fold());
        options.put("seed", network.seed());
        options.put("training", training.withSeedCount(1));
        return new WorkUnit(
                KIND,
                network.name(),
                Map.of("samples", InputIdentity.ofChecksum("", samples.digest())),
                options,
                SoftwareVersion.current());
    }

    @Override
    protected String awaits(NetworkUnit network) {
        return samples.areCut() ? "" : "samples are to be cut first";
    }

    @Override
    public List<UnitOutcome> perform(Runner runner, List<NetworkUnit> pending) {
        return runner.each(this, pending, new Training(networks, samples.folds(), samples.onExecutors()));
    }

    /** What networks are trained on. */
    public Samples samples() {
        return samples;
    }

    /** Reads what finished units left, on executors too. */
    public Networks networks() {
        return networks;
    }

    @Override
    public TrainedModel found(NetworkUnit network) {
        return networks.model(network);
    }

    /** Trains one network and tries it on the fold's held-out samples. */
    private record Training(Networks networks, List<Fold> folds, Samples.Source source) implements Task<NetworkUnit> {
        @Override
        public Made perform(NetworkUnit network, WorkUnit work) {
            Workplace place = source.setUp();
            SampleSet samples = source.open();
            Fold fold = folds.get(network.fold());
            TrainingConfig training = networks.config().training();
            GridSearchResult search = new GridSearch(training.grid().candidates(network.model(), training.options()))
                    .withThreads(place.threads())
                    .search(samples, fold, network.seed());
            return folder -> networks.write(folder, network, work, search, samples, fold, place);
        }
    }

    /** The folders of trained networks. Can be sent to executors. */
    public record Networks(RunConfig config, FileAccess files, OutputTree tree) implements Serializable {
        /**
         * The trained model of a finished unit.
         *
         * @throws InputException if it cannot be read
         */
        public TrainedModel model(NetworkUnit network) {
            return ModelFile.read(files, FilePaths.child(folder(network), MODEL));
        }

        /**
         * What a finished unit predicted for its held-out samples.
         *
         * @throws InputException if it cannot be read
         */
        public List<Prediction> predictions(NetworkUnit network, List<String> labels) {
            return PredictionFile.read(files, folder(network), network.seed(), labels);
        }

        /**
         * What was chosen from the grid in a finished unit, and from what: {@code Chosen} and {@code Candidates}; for a linear
         * model {@code L2}; empty where there was no choice.
         *
         * @throws InputException if it cannot be read
         */
        public Map<String, Object> choice(NetworkUnit network) {
            return GridFacts.in(Json.read(files, FilePaths.child(folder(network), METRICS)));
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

        private String folder(NetworkUnit network) {
            return new UnitStore(files, tree.units()).checked(KIND, network.name());
        }

        private Map<String, Object> write(
                String folder,
                NetworkUnit network,
                WorkUnit work,
                GridSearchResult search,
                SampleSet samples,
                Fold fold,
                Workplace place) {
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
                    Provenance.of(work, network.seed()).toMap());
            return Map.of();
        }

        private List<Prediction> predictions(NetworkUnit network, TrainedModel model, SampleSet samples, Fold fold) {
            String group = config.training().folds().group();
            List<Prediction> predictions = new ArrayList<>();
            HeldOutExplainer.withDefaults().explain(model, samples, fold.test(), explanation -> {
                Sample sample = samples.sample(explanation.sample());
                predictions.add(new Prediction(
                        sample.id(),
                        sample.columns().get(group),
                        network.seed(),
                        sample.label(),
                        explanation.predicted()));
            });
            return predictions;
        }

        private static Map<String, Object> metrics(
                TrainingResult result, List<Prediction> predictions, SampleSet samples, Workplace place) {
            Performance performance =
                    Performance.of(predictions, samples.labels().size());
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
}
