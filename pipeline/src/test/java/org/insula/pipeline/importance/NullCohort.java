package org.insula.pipeline.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.NullMapTest;
import org.insula.pipeline.train.Boxes;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingOptions;

/**
 * A small cohort of noise that is really trained on, explained and tested: 12 subjects with 8 samples each, half of a
 * label that means nothing.
 *
 * @param map the map of one of the labels
 */
record NullCohort(GroupMap map) {
    private static final int SUBJECTS = 12;
    private static final int SAMPLES = 8;
    private static final int FRAMES = 12;
    private static final int REGIONS = 20;
    private static final Trainer TRAINER =
            new Trainer(TrainingOptions.defaults().withEpochs(10).withBatch(16).withLearningRate(0.01));
    private static final ModelSpec MODEL =
            ModelSpec.inputCellLstm().withHidden(4).withAttentionWidth(4).withHops(2);

    /** Noise of each region from a seed, with labels dealt within each subject from another. */
    static NullCohort of(long dataSeed, long labelSeed) {
        SampleSet samples = samples(dataSeed, labelSeed);
        TreeMap<String, List<SaliencyRow>> rows = new TreeMap<>();
        for (Fold fold : FoldPlan.plan(
                samples.table(), FoldOptions.withDefaults(1).withFolds(4).withGroup("subject"))) {
            TrainedModel model = TRAINER.train(MODEL, samples, fold, 1).model();
            HeldOutExplainer.withDefaults().explain(model, samples, fold.test(), each -> {
                Sample sample = samples.sample(each.sample());
                if (sample.label() == 0) {
                    rows.computeIfAbsent(sample.subject(), subject -> new ArrayList<>())
                            .add(SaliencyRow.of(
                                    new MapKey("m", "a"),
                                    ImportanceUnit.SUBJECT,
                                    sample,
                                    fold.index(),
                                    1,
                                    each.saliency()));
                }
            });
        }
        List<SubjectMap> subjects = rows.values().stream()
                .map(own -> SubjectImportance.of(MapKind.SHARE, own))
                .toList();
        return new NullCohort(GroupImportance.of(
                ImportanceUnit.SUBJECT,
                subjects,
                BootstrapInterval.withDefaults().withResamples(100)));
    }

    private static SampleSet samples(long dataSeed, long labelSeed) {
        Random noise = new Random(dataSeed);
        Random dealing = new Random(labelSeed);
        List<HeldSample> samples = new ArrayList<>();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            List<Integer> labels = new ArrayList<>(
                    IntStream.range(0, SAMPLES).map(i -> i % 2).boxed().toList());
            Collections.shuffle(labels, dealing);
            for (int i = 0; i < SAMPLES; i++) {
                float[] values = new float[FRAMES * REGIONS];
                for (int place = 0; place < values.length; place++) {
                    values[place] = (float) noise.nextGaussian();
                }
                String name = "s" + subject;
                samples.add(HeldSample.of(
                        name + "-" + i,
                        name + "-run",
                        name,
                        Map.of("subject", name),
                        labels.get(i),
                        0,
                        FRAMES,
                        values));
            }
        }
        return SampleSet.held(List.of("a", "b"), Boxes.regions(REGIONS), FRAMES, 2, samples);
    }

    /** Whether any region has a family-wise p of at most 0.05 against the maps of the same samples under other labels. */
    boolean alarm(List<NullCohort> others) {
        List<double[]> nulls =
                others.stream().map(each -> each.map.regions().mean()).toList();
        return Arrays.stream(NullMapTest.withDefaults()
                        .test(map.regions().mean(), nulls)
                        .familyWise())
                .anyMatch(p -> p <= 0.05);
    }

    /** Prints the counts of docs/statistics.md. */
    static void print() {
        List<NullCohort> relabelled =
                IntStream.range(0, 200).mapToObj(label -> of(7, label)).toList();
        int nullAlarms = 0;
        for (int own = 0; own < relabelled.size(); own += 20) {
            List<NullCohort> twenty = relabelled.subList(own, own + 20);
            for (NullCohort each : twenty) {
                nullAlarms += each.alarm(
                                twenty.stream().filter(other -> other != each).toList())
                        ? 1
                        : 0;
            }
        }
        System.out.printf(
                Locale.ROOT, "%d of %d cohorts have a finding against 19 null maps%n", nullAlarms, relabelled.size());
    }
}
