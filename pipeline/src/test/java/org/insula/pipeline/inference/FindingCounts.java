package org.insula.pipeline.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.LabelPermutation;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.statistics.ShareInterval;
import org.insula.pipeline.statistics.SignFlipTest;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.TrainingOptions;

/**
 * How often cohorts in which labels mean nothing have a finding. Each cohort has noise, labels, permutations and networks of
 * its own, all of them really drawn and trained.
 *
 * @param cohorts cohorts that were tested
 * @param alarms  those with any finding
 */
record FindingCounts(int cohorts, int alarms) {
    private static final int PERMUTATIONS = 19;
    private static final double ASIDE = 5.0 / NoiseCohort.SUBJECTS;
    private static final TrainingOptions OPTIONS =
            TrainingOptions.defaults().withEpochs(10).withBatch(16).withLearningRate(0.01);

    /** The linear model. */
    static final ModelSpec LINEAR = ModelSpec.linear();

    /** A network as small as the cohorts. */
    static final ModelSpec NETWORK =
            ModelSpec.inputCellLstm().withHidden(4).withAttentionWidth(4).withHops(2);

    /** Counts cohorts of seeds first, first + 1, … */
    static FindingCounts of(int cohorts, long first, LongFunction<Findings> findings) {
        long alarms = LongStream.range(first, first + cohorts)
                .mapToObj(findings)
                .filter(FindingCounts::hasAny)
                .count();
        return new FindingCounts(cohorts, (int) alarms);
    }

    private static boolean hasAny(Findings findings) {
        return List.of("a", "b").stream()
                .flatMap(label -> Arrays.stream(findings.familyWise(label)).boxed())
                .anyMatch(p -> p <= Findings.LEVEL);
    }

    /** The findings of a cohort against networks that are trained again on permuted labels. */
    static Findings byPermutation(ModelSpec model, long seed) {
        SampleSet samples = NoiseCohort.draw(seed);
        List<Fold> folds =
                FoldPlan.plan(samples.table(), FoldOptions.withDefaults(seed).withFolds(4));
        MapStudy study = study(model, folds, seed);
        return study.findings(
                samples, study.trained(samples), LabelPermutation.of(samples.table(), "subject"), PERMUTATIONS);
    }

    /** The findings of a cohort over five subjects of its twelve, by a network trained on the others. */
    static Findings byHeldOutSubjects(ModelSpec model, long seed) {
        SampleSet samples = NoiseCohort.draw(seed);
        List<Fold> folds = FoldPlan.plan(
                samples.table(), FoldOptions.withDefaults(seed).withFolds(2).withHeldOutShare(ASIDE));
        Fold aside = folds.get(folds.size() - 1);
        MapStudy.Result result = study(model, List.of(aside), seed).trained(samples);
        return Findings.byHeldOutSubjects(samples.labels(), result.contrasts(), SignFlipTest.withDefaults());
    }

    private static MapStudy study(ModelSpec model, List<Fold> folds, long seed) {
        return new MapStudy(List.of(Candidate.of(model, OPTIONS)), folds, seed, List.of(SaliencyMethod.CONTRIBUTION));
    }

    /**
     * Prints the counts of docs/statistics.md: one line per way to test, or the one way that is named.
     *
     * @param args linear, network or aside, and the number of cohorts; without any, all three as in the page
     */
    public static void main(String[] args) {
        if (args.length == 0) {
            print("linear", 1000);
            print("network", 200);
            print("aside", 1000);
        } else {
            print(args[0], Integer.parseInt(args[1]));
        }
    }

    private static void print(String what, int cohorts) {
        FindingCounts counts =
                switch (what) {
                    case "linear" -> of(cohorts, 1, seed -> byPermutation(LINEAR, seed));
                    case "network" -> of(cohorts, 1, seed -> byPermutation(NETWORK, seed));
                    case "aside" -> of(cohorts, 1, seed -> byHeldOutSubjects(LINEAR, seed));
                    default -> throw new IllegalArgumentException(what + " is not linear, network or aside");
                };
        ShareInterval interval = ShareInterval.of(counts.alarms, counts.cohorts);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.1f %% | %.1f–%.1f %% |%n",
                what,
                counts.cohorts,
                counts.alarms,
                100.0 * counts.alarms / counts.cohorts,
                100 * interval.low(),
                100 * interval.high());
    }
}
