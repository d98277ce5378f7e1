package org.insula.pipeline.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.FoldPlan;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.LabelPermutation;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.statistics.SignFlipTest;
import org.insula.pipeline.train.Boxes;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.TrainingOptions;
import org.junit.jupiter.api.Test;

class MapStudyTest {
    private static final int FRAMES = 6;
    private static final int REGIONS = 12;
    private static final ModelSpec NETWORK =
            ModelSpec.inputCellLstm().withHidden(4).withAttentionWidth(4).withHops(2);
    private static final TrainingOptions OPTIONS =
            TrainingOptions.defaults().withEpochs(6).withBatch(16).withLearningRate(0.01);

    /** Noise in which region 0 is higher under label b, region 1 under a, and region 2 under both, by {@code effect}. */
    private static SampleSet samples(long seed, double effect) {
        return samples(seed, effect, 10);
    }

    private static SampleSet samples(long seed, double effect, int subjects) {
        Random random = new Random(seed);
        List<HeldSample> samples = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            for (int i = 0; i < 8; i++) {
                int label = i % 2;
                float[] values = new float[FRAMES * REGIONS];
                for (int place = 0; place < values.length; place++) {
                    int region = place % REGIONS;
                    boolean responds = region == 2 || region == 1 - label;
                    values[place] = (float) (random.nextGaussian() + (responds ? effect : 0));
                }
                String name = "s" + subject;
                Map<String, String> columns = Map.of("subject", name);
                samples.add(HeldSample.of(name + "-" + i, name + "-r", name, columns, label, 0, FRAMES, values));
            }
        }
        return SampleSet.held(List.of("a", "b"), Boxes.regions(REGIONS), FRAMES, 2, samples);
    }

    private static MapStudy study(ModelSpec model, SampleSet samples, FoldOptions options) {
        List<Fold> folds = FoldPlan.plan(samples.table(), options);
        return new MapStudy(List.of(Candidate.of(model, OPTIONS)), folds, 1, Control.METHODS);
    }

    private static FoldOptions folds() {
        return FoldOptions.withDefaults(1).withFolds(3);
    }

    @Test
    void findsTheRegionsThatTellLabelsApartAndNotTheOneThatRespondsToBoth() {
        SampleSet samples = samples(3, 0.8);
        MapStudy study = study(ModelSpec.linear(), samples, folds());

        Findings findings =
                study.findings(samples, study.trained(samples), LabelPermutation.of(samples.table(), "subject"), 19);

        boolean[] important = findings.important("b");
        assertThat(important[0]).isTrue();
        assertThat(important[1]).isTrue();
        assertThat(IntStream.range(2, REGIONS).filter(region -> important[region]))
                .isEmpty();
    }

    @Test
    void findsSomethingInFewCohortsOfNoise() {
        int found = 0;
        for (int cohort = 0; cohort < 60; cohort++) {
            SampleSet samples = samples(1000 + cohort, 0);
            MapStudy study = study(ModelSpec.linear(), samples, folds());
            Findings findings = study.findings(
                    samples, study.trained(samples), LabelPermutation.of(samples.table(), "subject"), 19);
            found += anything(findings) ? 1 : 0;
        }
        // 3 of 60 are expected; 8 or more come in one of 100 such series.
        assertThat(found).isLessThan(8);
    }

    @Test
    void overSubjectsSetAsideFindsTheSameAndLittleInNoise() {
        FoldOptions aside = folds().withHeldOutShare(0.5);
        SampleSet planted = samples(3, 1.2, 20);
        Control control = study(ModelSpec.linear(), planted, aside).control(Control.Kind.OBSERVED, 0, planted, 3);
        assertThat(control.heldOut()).hasSize(10);

        int found = 0;
        for (int cohort = 0; cohort < 40; cohort++) {
            SampleSet samples = samples(2000 + cohort, 0, 14);
            Control noise = study(ModelSpec.linear(), samples, aside).control(Control.Kind.OBSERVED, 0, samples, 3);
            found +=
                    anything(Findings.byHeldOutSubjects(samples.labels(), noise.heldOut(), SignFlipTest.withDefaults()))
                            ? 1
                            : 0;
        }
        // 2 of 40 are expected.
        assertThat(found).isLessThan(7);
        Findings findings =
                Findings.byHeldOutSubjects(planted.labels(), control.heldOut(), SignFlipTest.withDefaults());
        assertThat(findings.important("b")[0]).isTrue();
        assertThat(findings.important("b")[2]).isFalse();
    }

    @Test
    void aLinearModelIsTrainedTheSameWhateverLabelsCameBefore() {
        SampleSet samples = samples(4, 0.5);
        MapStudy used = study(ModelSpec.linear(), samples, folds());
        used.trained(samples.withLabels(
                LabelPermutation.of(samples.table(), "subject").labels(1, 1)));

        MapStudy.Result again = used.trained(samples);
        MapStudy.Result fresh = study(ModelSpec.linear(), samples, folds()).trained(samples);

        assertThat(again.rows()).isEqualTo(fresh.rows());
        assertThat(again.predictions()).isEqualTo(fresh.predictions());
    }

    @Test
    void mapsOfTrainedNetworksAreLessLikeThoseOfUntrainedOnesThanLikeThemselves() {
        SampleSet samples = samples(5, 1);
        MapStudy study = study(NETWORK, samples, folds());

        Control trained = study.control(Control.Kind.OBSERVED, 0, samples, -1);
        Control untrained = study.control(Control.Kind.UNTRAINED, 0, samples, -1);

        for (SaliencyMethod method : Control.METHODS) {
            double[] own = trained.maps().get(method);
            assertThat(trained.similarity(method, own)).isGreaterThan(0.999);
            assertThat(untrained.similarity(method, own)).isLessThan(0.9);
        }
        assertThat(trained.accuracy()).isGreaterThan(untrained.accuracy());
    }

    @Test
    void aControlsEvidenceAndMapsAreThoseOfTheWholeStudy() {
        SampleSet samples = samples(6, 1);
        MapStudy study = study(NETWORK, samples, folds());

        Control control = study.control(Control.Kind.OBSERVED, 0, samples, -1);
        MapStudy.Result whole = study.trained(samples);

        assertThat(control.statistics())
                .containsExactly(
                        RegionEvidence.of(samples.labels(), whole.contrasts()).statistics(), within(1e-6));
        for (SaliencyMethod method : Control.METHODS) {
            assertThat(control.maps().get(method))
                    .as(method.text())
                    .containsExactly(regions(whole, method), within(1e-3));
        }
        assertThat(study.predicted(samples)).isEqualTo(whole.predictions());
    }

    /** Mean over subjects of each label's regions. */
    private static double[] regions(MapStudy.Result whole, SaliencyMethod method) {
        double[] means = new double[2 * REGIONS];
        for (SubjectMap map : whole.maps(method)) {
            int first = map.key().label().equals("a") ? 0 : REGIONS;
            for (int region = 0; region < REGIONS; region++) {
                means[first + region] += map.byRegion()[region] / 10;
            }
        }
        return means;
    }

    private static boolean anything(Findings findings) {
        return List.of("a", "b").stream().anyMatch(label -> {
            boolean[] important = findings.important(label);
            return IntStream.range(0, important.length).anyMatch(region -> important[region]);
        });
    }
}
