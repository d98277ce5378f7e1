package org.insula.pipeline.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Attribution;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.saliency.HeldOutPattern;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * What a network says of the samples that it was not trained on, by one method: a row per sample, or of a pattern a row per
 * run and label.
 *
 * @param method how samples are explained
 * @param score  the score that is explained, where the method leaves the choice
 * @param target the class that is explained
 */
public record HeldOutRows(SaliencyMethod method, Score score, Target target) implements Serializable {
    /** Refuses null. */
    public HeldOutRows {
        Objects.requireNonNull(method);
        Objects.requireNonNull(score);
        Objects.requireNonNull(target);
    }

    /** A method that explains the true class by the centred logit. */
    public static HeldOutRows of(SaliencyMethod method) {
        return new HeldOutRows(method, Score.CENTRED_LOGIT, Target.TRUE_CLASS);
    }

    /**
     * The rows of a fold's test samples, portion by portion; no more than one is in memory at a time.
     *
     * @param name name of the model
     * @param seed seed of the network, which also decides the method's noise
     * @throws IllegalArgumentException if the samples are not of the kind that the model was trained on
     */
    public Iterator<List<SaliencyRow>> of(String name, TrainedModel model, SampleSet samples, Fold fold, long seed) {
        if (method.isPerSample()) {
            return HeldOutBatches.of(fold.test()).stream()
                    .map(batch -> ofSamples(name, model, samples, batch, fold.index(), seed))
                    .iterator();
        }
        HeldOutPattern pattern = new HeldOutPattern(model, samples, fold.test());
        return pattern.runs().stream()
                .map(sample -> ofRun(name, pattern, samples, sample, fold.index(), seed))
                .iterator();
    }

    private List<SaliencyRow> ofSamples(
            String name, TrainedModel model, SampleSet samples, int[] heldOut, int fold, long seed) {
        Attribution attribution = method.attribution(score, seed, model.baseline());
        ImportanceUnit counted = ImportanceUnit.suiting(samples.table());
        List<SaliencyRow> rows = new ArrayList<>();
        new HeldOutExplainer(attribution, target).explain(model, samples, heldOut, explanation -> {
            Sample sample = samples.sample(explanation.sample());
            MapKey key = new MapKey(name, samples.labels().get(sample.label()));
            rows.add(SaliencyRow.of(key, counted, sample, fold, seed, explanation.saliency()));
        });
        return rows;
    }

    /** A run's part of the pattern, a row for each label under the run's id in place of a sample's. */
    private static List<SaliencyRow> ofRun(
            String name, HeldOutPattern pattern, SampleSet samples, Sample ofRun, int fold, long seed) {
        String counted = ImportanceUnit.suiting(samples.table()).of(ofRun);
        List<float[]> classes = pattern.ofRun(ofRun.run());
        List<SaliencyRow> rows = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            MapKey key = new MapKey(name, samples.labels().get(label));
            rows.add(new SaliencyRow(
                    key, counted, ofRun.run(), ofRun.run(), fold, seed, samples.frames(), classes.get(label)));
        }
        return rows;
    }
}
