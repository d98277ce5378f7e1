package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.export.RetrainedCurve;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.faithfulness.Removal;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.Retraining;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.statistics.BootstrapInterval;

/**
 * Trains networks again on samples without what saliency points to: one unit per network of the study's first seed and method. Has no
 * unit unless the configuration asks for it.
 *
 * <p>Input: samples and trained networks. Output: a line per subject and removed share.
 */
public final class RetrainStep extends Step<ExplainUnit, List<RetrainedCurve.Found>> {
    private static final String KIND = "retrain";

    /** What a unit does and writes; another number makes former units be done again. */
    private static final int TABLE = 1;

    private final Samples samples;
    private final TrainStep training;

    /** The step of a study. */
    public RetrainStep(StudyContext study, Samples samples, TrainStep training) {
        super(study, KIND, Set.of(Stage.EXPLAIN));
        this.samples = samples;
        this.training = training;
    }

    /** Networks by each method that orders the places of single samples. */
    @Override
    public List<ExplainUnit> units() {
        RunConfig config = study().config();
        if (!config.trust().retrains()) {
            return List.of();
        }
        List<NetworkUnit> retrained = training.possible().stream()
                .filter(network -> network.seed() == config.training().firstSeed())
                .toList();
        return ExplainUnit.of(
                retrained,
                config.saliency().methods().stream()
                        .filter(SaliencyMethod::isPerSample)
                        .toList());
    }

    @Override
    public String name(ExplainUnit unit) {
        return unit.name();
    }

    @Override
    protected WorkUnit describe(ExplainUnit unit) {
        RunConfig config = study().config();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("method", unit.method());
        options.put("score", unit.method().score(config.saliency().score()));
        options.put("removal", removal(config));
        options.put("table", TABLE);
        String trained = training.work(unit.network()).key();
        return new WorkUnit(
                KIND,
                unit.name(),
                Map.of("network", InputIdentity.ofChecksum("", trained)),
                options,
                SoftwareVersion.current());
    }

    @Override
    protected String awaits(ExplainUnit unit) {
        return training.isDone(unit.network()) ? "" : "its network is to be trained first";
    }

    /** What is removed before a network is trained again. */
    private static Removal removal(RunConfig config) {
        return config.trust().retraining(config.training().folds().seed());
    }

    @Override
    public List<UnitOutcome> perform(Runner runner, List<ExplainUnit> pending) {
        return runner.each(this, pending, new Again(training.networks(), samples.folds(), samples.onExecutors()));
    }

    @Override
    public List<RetrainedCurve.Found> found(ExplainUnit unit) {
        return RetrainingFile.read(study().files(), study().units().checked(KIND, unit.name()));
    }

    /** What finished units found by a method: of each model by its own saliency and at random, in the order of models. */
    public List<RetrainedCurve> curves(SaliencyMethod method) {
        BootstrapInterval interval = BootstrapInterval.withDefaults()
                .withSeed(study().config().training().folds().seed());
        List<RetrainedCurve> curves = new ArrayList<>();
        for (ModelSpec model : study().config().models()) {
            List<RetrainedCurve.Found> found = done().stream()
                    .filter(unit ->
                            unit.method() == method && unit.network().model().equals(model))
                    .flatMap(unit -> found(unit).stream())
                    .toList();
            curves.addAll(RetrainedCurve.of(model.name(), found, interval));
        }
        return curves;
    }

    /** Trains a network again for each removed share, by its own saliency and at random. */
    private record Again(TrainStep.Networks networks, List<Fold> folds, Samples.Source source)
            implements Task<ExplainUnit> {
        @Override
        public Made perform(ExplainUnit unit, WorkUnit work) {
            Workplace place = source.setUp();
            List<RetrainedCurve.Found> found =
                    found(unit, source.open(), folds.get(unit.network().fold()), place);
            return folder -> {
                RetrainingFile.write(networks.files(), folder, found);
                return Map.of();
            };
        }

        private List<RetrainedCurve.Found> found(ExplainUnit unit, SampleSet samples, Fold fold, Workplace place) {
            NetworkUnit network = unit.network();
            long seed = network.seed();
            TrainedModel model = networks.model(network);
            Retraining retraining = new Retraining(
                            removal(networks.config()),
                            unit.method()
                                    .attribution(networks.config().saliency().score(), seed, model.baseline()),
                            networks.candidate(network))
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
                List<List<Prediction>> retrained) {
            GroupAccuracy.of(whole).forEach(accuracy -> found.add(new RetrainedCurve.Found(by, 0, accuracy)));
            for (int step = 0; step < retrained.size(); step++) {
                double share = removal(networks.config()).shares().get(step);
                GroupAccuracy.of(retrained.get(step))
                        .forEach(accuracy -> found.add(new RetrainedCurve.Found(by, share, accuracy)));
            }
        }
    }
}
