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
import org.insula.pipeline.evaluate.ChanceTest;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.evaluate.Performance;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.statistics.NullMapTest;
import org.insula.pipeline.train.Boxes;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingOptions;

/**
 * A small cohort of noise that is really trained on, explained and tested: 12 subjects with 8 samples each, half of a
 * label that means nothing.
 *
 * @param verdict whether the networks decode above chance
 * @param map the map of one of the labels
 */
record NullCohort(Verdict verdict, GroupMap map) {
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
        List<Prediction> predictions = new ArrayList<>();
        TreeMap<String, List<SaliencyRow>> rows = new TreeMap<>();
        for (Fold fold : FoldPlan.plan(
                samples.table(), FoldOptions.withDefaults(1).withFolds(4).withGroup("subject"))) {
            TrainedModel model = TRAINER.train(MODEL, samples, fold, 1).model();
            HeldOutExplainer.withDefaults().explain(model, samples, fold.test(), each -> {
                Sample sample = samples.sample(each.sample());
                predictions.add(new Prediction(sample.id(), sample.subject(), 1, sample.label(), each.predicted()));
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
        Verdict verdict = ChanceTest.withDefaults()
                .test(
                        GroupAccuracy.of(predictions),
                        Performance.of(predictions, 2).chance())
                .verdict();
        List<SubjectMap> subjects =
                rows.values().stream().map(SubjectImportance::of).toList();
        return new NullCohort(
                verdict,
                GroupImportance.of(
                        ImportanceUnit.SUBJECT,
                        subjects,
                        RegionTest.withDefaults().withResamples(100)));
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

    /** Whether any region has a family-wise p below 0.05, whatever the verdict. */
    boolean alarm() {
        return IntStream.range(0, REGIONS).anyMatch(region -> map.tests().familyWise(region) < 0.05);
    }

    /** Whether any region is called important: the same, of a model that is above chance. */
    boolean important() {
        return verdict == Verdict.ABOVE_CHANCE && alarm();
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
        int alarms = 0;
        int important = 0;
        int above = 0;
        int cohorts = 1000;
        for (int cohort = 0; cohort < cohorts; cohort++) {
            NullCohort found = of(1000 + cohort, cohort);
            alarms += found.alarm() ? 1 : 0;
            important += found.important() ? 1 : 0;
            above += found.verdict == Verdict.ABOVE_CHANCE ? 1 : 0;
        }
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
                Locale.ROOT,
                "%d cohorts: %d above chance, %d with a region below 0.05 against the even share, %d with an important"
                        + " region; %d of %d against 19 null maps%n",
                cohorts,
                above,
                alarms,
                important,
                nullAlarms,
                relabelled.size());
    }
}
