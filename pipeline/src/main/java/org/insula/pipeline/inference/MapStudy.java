package org.insula.pipeline.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.sample.LabelPermutation;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.GridSearch;
import org.insula.pipeline.train.LinearDesign;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingOptions;

/**
 * The way from samples to maps of one model, in memory: trains a network per fold, explains the samples that it was not
 * trained on and averages over subjects. The samples may be taken again under other labels; what does not depend on labels
 * is then kept. Results depend on the arguments alone. Not for use by several threads.
 */
public final class MapStudy {
    private final List<Candidate> candidates;
    private final List<Fold> folds;
    private final long seed;
    private final List<SaliencyMethod> methods;
    private final int threads;
    private final Score score;
    private final Map<Integer, LinearDesign> designs;

    /**
     * A study of one model.
     *
     * @param candidates what may be trained, of which each fold takes the best on its validation samples
     * @param folds      divisions of the samples
     * @param seed       seed of every network
     * @param methods    how samples are explained, each giving maps
     */
    public MapStudy(List<Candidate> candidates, List<Fold> folds, long seed, Collection<SaliencyMethod> methods) {
        this(candidates, folds, seed, List.copyOf(methods), 1, Score.CENTRED_LOGIT, new LinkedHashMap<>());
    }

    private MapStudy(
            List<Candidate> candidates,
            List<Fold> folds,
            long seed,
            List<SaliencyMethod> methods,
            int threads,
            Score score,
            Map<Integer, LinearDesign> designs) {
        this.candidates = List.copyOf(candidates);
        this.folds = List.copyOf(folds);
        this.seed = seed;
        this.methods = methods;
        this.threads = threads;
        this.score = score;
        this.designs = designs;
    }

    /** The same with another number of threads that work on a batch; results do not depend on it. */
    public MapStudy withThreads(int number) {
        return new MapStudy(candidates, folds, seed, methods, number, score, designs);
    }

    /** The same explaining another score, by the methods that leave the choice. */
    public MapStudy withScore(Score other) {
        return new MapStudy(candidates, folds, seed, methods, threads, other, designs);
    }

    /**
     * What a study came to.
     *
     * @param predictions of every held-out sample, the subject as its group
     * @param rows        rows of saliency by method, in the order of folds
     * @param contrasts   what each subject's contributions are more in a label's own samples than in others
     *                    [label · regions + region], by subject
     */
    public record Result(
            List<Prediction> predictions,
            Map<SaliencyMethod, List<SaliencyRow>> rows,
            Map<String, double[]> contrasts) {

        /** Share of held-out samples whose label was predicted. */
        public double accuracy() {
            return MapStudy.accuracy(predictions);
        }

        /** A map per label and subject, by label, then subject. */
        public List<SubjectMap> maps(SaliencyMethod method) {
            return SubjectImportance.all(method.kind(), rows.get(method));
        }
    }

    /**
     * The findings of samples, by networks trained again on permuted labels.
     *
     * @param result      of these samples
     * @param permutation how labels may be exchanged
     * @param number      permutations, at least 1; their draws follow from the seed
     */
    public Findings findings(SampleSet samples, Result result, LabelPermutation permutation, int number) {
        List<RegionEvidence> permuted = new ArrayList<>();
        for (int index = 1; index <= number; index++) {
            SampleSet relabelled = samples.withLabels(permutation.labels(seed, index));
            Result again = withMethods(List.of()).trained(relabelled);
            permuted.add(RegionEvidence.of(samples.labels(), again.contrasts()));
        }
        return Findings.byPermutation(RegionEvidence.of(samples.labels(), result.contrasts()), permuted);
    }

    /**
     * The control of samples under labels of some kind, with maps of regions by those of {@link Control#METHODS} that the
     * study explains by. Contributions are counted once for evidence and maps.
     *
     * @param samples   under the labels that networks are trained on
     * @param asideFold index of the fold that tests the subjects set aside; −1 where none is
     */
    public Control control(Control.Kind kind, int index, SampleSet samples, int asideFold) {
        Function<Fold, TrainedModel> network =
                kind == Control.Kind.UNTRAINED ? untrainedNetwork(samples) : fold -> train(samples, fold);
        Result result = explained(samples, network, true);
        ImportanceUnit counted = ImportanceUnit.suiting(samples.table());
        Set<String> setAside = folds.stream()
                .filter(fold -> fold.index() == asideFold)
                .flatMapToInt(fold -> Arrays.stream(fold.test()))
                .mapToObj(sample -> counted.of(samples.sample(sample)))
                .collect(Collectors.toSet());
        return Control.of(kind, index, samples, result, seed, setAside);
    }

    /** The same explaining samples by other methods; what does not depend on labels is shared. */
    public MapStudy withMethods(Collection<SaliencyMethod> others) {
        return new MapStudy(candidates, folds, seed, List.copyOf(others), threads, score, designs);
    }

    /**
     * Trains and explains.
     *
     * @param samples under the labels to train on, of which the folds are divisions
     * @throws org.insula.io.InputException if a network cannot be trained
     */
    public Result trained(SampleSet samples) {
        return explained(samples, fold -> train(samples, fold), false);
    }

    /** Trains and predicts, without explaining; shares of right answers need no more. */
    public List<Prediction> predicted(SampleSet samples) {
        return folds.stream()
                .flatMap(fold -> predictions(train(samples, fold), samples, fold).stream())
                .toList();
    }

    /** Share of predictions that are right. */
    public static double accuracy(List<Prediction> predictions) {
        long right = predictions.stream().filter(Prediction::correct).count();
        return right / (double) predictions.size();
    }

    /** Networks as they are before their first step. */
    private Function<Fold, TrainedModel> untrainedNetwork(SampleSet samples) {
        Candidate first = candidates.get(0);
        Trainer trainer = new Trainer(first.options());
        return fold -> trainer.untrained(first.model(), samples, fold, seed);
    }

    private TrainedModel train(SampleSet samples, Fold fold) {
        Candidate only = candidates.get(0);
        if (candidates.size() > 1 || !only.model().isLinear()) {
            return new GridSearch(candidates)
                    .withThreads(threads)
                    .search(samples, fold, seed)
                    .training()
                    .model();
        }
        TrainingOptions options = only.options();
        LinearDesign design = designs.computeIfAbsent(
                fold.index(), index -> LinearDesign.of(only.model(), samples, fold, options.scaling()));
        return design.model(samples, options.classWeights());
    }

    /** With rows of regions alone, where contributions are asked for; of each frame otherwise. */
    private Result explained(SampleSet samples, Function<Fold, TrainedModel> network, boolean ofRegions) {
        String name = candidates.get(0).model().name();
        List<Prediction> predictions = new ArrayList<>();
        Map<SaliencyMethod, List<SaliencyRow>> rows = new EnumMap<>(SaliencyMethod.class);
        methods.forEach(method -> rows.put(method, new ArrayList<>()));
        TreeMap<String, List<double[]>> contrasts = new TreeMap<>();
        for (Fold fold : folds) {
            TrainedModel model = network.apply(fold);
            predictions.addAll(predictions(model, samples, fold));
            RegionContributions contributions = RegionContributions.of(name, model, samples, fold, seed);
            contributions
                    .contrasts()
                    .forEach((subject, contrast) -> contrasts
                            .computeIfAbsent(subject, unit -> new ArrayList<>())
                            .add(contrast));
            for (SaliencyMethod method : methods) {
                List<SaliencyRow> known = contributions.rows().get(method);
                if (ofRegions && known != null) {
                    rows.get(method).addAll(known);
                } else {
                    new HeldOutRows(method, score, Target.TRUE_CLASS)
                            .of(name, model, samples, fold, seed)
                            .forEachRemaining(rows.get(method)::addAll);
                }
            }
        }
        TreeMap<String, double[]> means = new TreeMap<>();
        contrasts.forEach(
                (subject, folded) -> means.put(subject, Summary.of(folded).mean()));
        return new Result(predictions, rows, means);
    }

    private List<Prediction> predictions(TrainedModel model, SampleSet samples, Fold fold) {
        NetworkPass pass = model.network().newPass();
        List<Prediction> predictions = new ArrayList<>();
        for (int[] indices : HeldOutBatches.of(fold.test())) {
            double[] logits = pass.forward(model.scaler().batch(samples, indices, 0, indices.length));
            for (int i = 0; i < indices.length; i++) {
                Sample sample = samples.sample(indices[i]);
                int predicted = Softmax.predicted(logits, i, samples.labels().size());
                predictions.add(new Prediction(sample.id(), sample.subject(), seed, sample.label(), predicted));
            }
        }
        return predictions;
    }
}
