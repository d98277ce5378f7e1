package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.insula.jobs.export.NullMaps;
import org.insula.jobs.export.NullPerformance;
import org.insula.jobs.unit.FoldSet;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.LabelPermutation;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.statistics.PermutationResult;

/**
 * What networks of permuted labels say of those of a study's labels: like is compared with like, all networks with the
 * study's first seed, one a fold.
 */
final class NullComparison {
    private final Study study;
    private final TrainJob training;
    private final SampleTable samples;

    /** Of each model its sets, the labels themselves first; only models that have that one and others. */
    private final Map<String, List<FoldSet>> sets = new TreeMap<>();

    /** The comparison of all networks that are trained and explained. */
    NullComparison(Study study, TrainJob training, SampleTable samples) {
        this.study = study;
        this.training = training;
        this.samples = samples;
        List<NetworkUnit> trained = training.allTrained();
        int folds = study.config().training().folds().folds();
        for (ModelSpec model : study.config().models()) {
            List<FoldSet> own = FoldSet.complete(trained, model, seed(), folds);
            if (own.size() > 1 && !own.get(0).isNull()) {
                sets.put(model.name(), own);
            }
        }
    }

    private long seed() {
        return training.work().firstSeed();
    }

    /** The tests of all maps by a method; empty if there are no null models. */
    Optional<NullMaps> maps(SaliencyMethod method) {
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        List<NetworkUnit> networks = sets.values().stream()
                .flatMap(List::stream)
                .flatMap(set -> set.networks().stream())
                .toList();
        Map<MapKey, PermutationResult> tests = new NullMapJob(study).tests(method, networks);
        return Optional.of(new NullMaps(seed(), tests));
    }

    /** The accuracy of a model beside that of its null models; empty if it has none. */
    Optional<NullPerformance> performance(ModelSpec model) {
        List<NullPerformance.Score> scores = new ArrayList<>();
        for (FoldSet set : sets.getOrDefault(model.name(), List.of())) {
            List<Prediction> predictions = new ArrayList<>();
            set.networks()
                    .forEach(network -> predictions.addAll(training.work().predictions(network, samples.labels())));
            scores.add(NullPerformance.Score.of(
                    set.nullIndex(), predictions, samples.labels().size()));
        }
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        String group = study.config().training().folds().group();
        return Optional.of(new NullPerformance(
                LabelPermutation.of(samples, group).exchange(),
                seed(),
                scores.get(0),
                scores.subList(1, scores.size())));
    }
}
