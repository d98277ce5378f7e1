package org.insula.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.insula.io.table.Table;
import org.insula.pipeline.evaluate.MapAgreement;
import org.insula.pipeline.model.Initialisation;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.saliency.Explanation;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.train.Stopping;
import org.insula.pipeline.train.TrainingOptions;
import org.junit.jupiter.api.Test;

class BoxExperimentTest {
    private static final BoxDesign EARLIER = BoxDesign.published().get(0);
    private static final BoxProtocol QUICK = BoxProtocol.ours()
            .withSamples(200, 20)
            .withEpochs(12)
            .withAttributions(List.of(
                    NamedAttribution.published(), NamedAttribution.usual().get(6)));

    @Test
    void scoresEachAttributionAndTheShuffledControlRanksByChance() {
        BoxResult result = new BoxExperiment(QUICK).run(new BoxUnit(EARLIER, model("input-cell-lstm"), 1));
        assertThat(result.rows())
                .extracting(BoxRow::attribution)
                .containsExactly("gradient", "shuffled-gradient", "class-average-of-gradient", "untrained-gradient");
        BoxRow gradient = result.rows().get(0);
        assertThat(gradient.accuracy()).isGreaterThan(0.9);
        // The control's AUROC is ½ ± 0.0066/√20 (one standard error).
        assertThat(result.rows().get(1).agreement().auroc()).isBetween(0.49, 0.51);
        assertThat(gradient.agreement().wjac()).isGreaterThan(0.08);
        BoxRow untrained = result.rows().get(3);
        assertThat(untrained.epochs()).isZero();
        assertThat(untrained.agreement()).isNotEqualTo(gradient.agreement());
        assertThat(untrained.agreement().wjac()).isGreaterThan(0.08);
        assertThat(result.pictures()).hasSize(2);
        float sum = 0;
        for (float value : result.pictures().get(0).values()) {
            sum += value;
        }
        assertThat(sum).isBetween(0.999f, 1.001f);
    }

    @Test
    void mapsOfClassesThatKeepTheirSignsFindTheBoxes() {
        BoxProtocol quick = BoxProtocol.study().withSamples(200, 60);
        BoxResult result = new BoxExperiment(quick).run(new BoxUnit(EARLIER, ModelSpec.linear(), 1));
        assertThat(result.rows())
                .extracting(BoxRow::attribution)
                .containsExactly(
                        "gradient",
                        "shuffled-gradient",
                        "contribution",
                        "group-contribution",
                        "group-pattern",
                        "class-average-of-gradient",
                        "untrained-gradient",
                        "untrained-contribution",
                        "untrained-group-contribution",
                        "untrained-group-pattern");
        assertThat(auroc(result, "group-pattern")).isGreaterThan(0.99);
        assertThat(auroc(result, "group-contribution")).isGreaterThan(0.95);
        assertThat(auroc(result, "shuffled-gradient")).isBetween(0.49, 0.51);
        // A linear model starts from zero weights, whose scores go along with nothing.
        assertThat(auroc(result, "untrained-group-pattern")).isEqualTo(0.5);
        assertThat(result.pictures())
                .extracting(SaliencyPicture::title)
                .containsExactly(
                        "gradient", "shuffled-gradient", "contribution", "group-contribution", "group-pattern");
    }

    private static double auroc(BoxResult result, String attribution) {
        return result.rows().stream()
                .filter(row -> row.attribution().equals(attribution))
                .findFirst()
                .orElseThrow()
                .agreement()
                .auroc();
    }

    @Test
    void aMapOfAClassIsTheMeanOfItsOwnSamples() {
        BoxSamples samples = BoxSamples.draw(EARLIER, 2, 4, 1);
        List<Explanation> explanations = new ArrayList<>();
        double[] sums = new double[2];
        for (int sample : samples.fold().test()) {
            float[] saliency = new float[BoxDesign.FRAMES * BoxDesign.REGIONS];
            saliency[7] = sample % 2 == 0 ? sample : -sample;
            sums[samples.samples().sample(sample).label()] += saliency[7];
            explanations.add(new Explanation(sample, 0, new double[] {0.5, 0.5}, saliency));
        }
        List<float[]> means = BoxMaps.means(explanations, samples);
        assertThat(means).hasSize(2);
        // Of four test samples two are of each class.
        assertThat(means.get(0)[7]).isEqualTo((float) (sums[0] / 2));
        assertThat(means.get(1)[7]).isEqualTo((float) (sums[1] / 2));
        assertThat(means.get(1)[8]).isZero();
    }

    @Test
    void aDesignsReferenceHasTheBoxesOfAllPlacements() {
        // 30 frames × 80 regions; those of 60 × 60 cover 90 × 90 together.
        assertThat(count(EARLIER.reference())).isEqualTo(2400);
        assertThat(EARLIER.reference()).isEqualTo(EARLIER.reference(0));
        assertThat(count(BoxDesign.published().get(3).reference())).isEqualTo(8100);
    }

    private static int count(boolean[] places) {
        int count = 0;
        for (boolean place : places) {
            count += place ? 1 : 0;
        }
        return count;
    }

    @Test
    void theSameUnitGivesTheSameBitsAndSurvivesTheWay() throws IOException, ClassNotFoundException {
        BoxExperiment experiment = new BoxExperiment(QUICK.withSamples(60, 6).withEpochs(1));
        BoxUnit unit = new BoxUnit(BoxDesign.moving().get(2), model("input-cell-gru"), 3);
        BoxResult result = experiment.run(unit);
        assertThat(roundTrip(result)).isEqualTo(result);
        assertThat(new BoxExperiment((BoxProtocol) roundTrip(experiment.protocol())).run((BoxUnit) roundTrip(unit)))
                .isEqualTo(result);
    }

    @Test
    void unitsAreAllCombinations() {
        assertThat(BoxUnit.all(BoxDesign.published(), PaperModels.boxes(), 3))
                .hasSize(6 * 6 * 3)
                .doesNotHaveDuplicates();
        assertThat(PaperModels.boxes()).allMatch(model -> model.hidden() == 5 && model.attentionWidth() == 50);
        assertThat(PaperModels.boxes()).extracting(ModelSpec::name).doesNotHaveDuplicates();
    }

    @Test
    void publishedFiguresCoverTheTable() {
        List<BoxFigure> figures = BoxComparison.published();
        assertThat(figures).hasSize(24).contains(new BoxFigure("mixed boxes", "input-cell-lstm", 0.104, 0.912, 0.776));
        assertThat(figures).allSatisfy(figure -> {
            assertThat(BoxDesign.published()).extracting(BoxDesign::name).contains(figure.dataset());
            assertThat(PaperModels.boxes()).extracting(ModelSpec::name).contains(figure.model());
        });
    }

    @Test
    void comparisonAveragesSeedsAndSetsThePublishedBesideThePublishedMethod() {
        Table table = BoxComparison.table(
                List.of(row("gradient", 1, 0.1), row("gradient", 2, 0.2), row("gradient-of-logit", 1, 0.4)));
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.cell(0, "seeds")).isEqualTo("2");
        assertThat(table.number(0, "wjac")).isCloseTo(0.15, offset(1e-15));
        assertThat(table.cell(0, "wjac_published")).isEqualTo("0.103");
        assertThat(table.cell(0, "accuracy_published")).isEqualTo("1");
        assertThat(table.cell(1, "wjac_published")).isEqualTo("n/a");
    }

    @Test
    void tableHasTheDocumentedColumnsFirst() {
        Table table = BoxRow.table(List.of(row("gradient", 1, 0.1)));
        assertThat(table.columns())
                .startsWith("dataset", "model", "attribution", "seed", "wjac", "euc", "accuracy", "auroc", "auprc");
        assertThat(table.cell(0, "wjac")).isEqualTo("0.1");
    }

    @Test
    void ourProtocolDiffersFromTheReleasedOneInFirstWeightsAndStopAlone() {
        TrainingOptions released = BoxProtocol.released().options();
        assertThat(BoxProtocol.ours())
                .isNotEqualTo(BoxProtocol.released())
                .isEqualTo(new BoxProtocol(
                        1000,
                        300,
                        released.withInitialisation(Initialisation.INPUTS_UNIFORM)
                                .withStopping(Stopping.FULL_TRAINING_ACCURACY),
                        BoxProtocol.released().attributions()));
        assertThat(released.initialisation()).isEqualTo(Initialisation.XAVIER_UNIFORM);
        assertThat(released.stopping()).isEqualTo(Stopping.FULL_TRAINING_ACCURACY_ONCE);
    }

    @Test
    void refusesProtocolsWithoutSamples() {
        assertThatIllegalArgumentException().isThrownBy(() -> QUICK.withSamples(1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> QUICK.withAttributions(List.of()));
        NamedAttribution pattern = new NamedAttribution(SaliencyMethod.PATTERN, Score.CENTRED_LOGIT);
        assertThatIllegalArgumentException().isThrownBy(() -> QUICK.withAttributions(List.of(pattern)));
    }

    private static ModelSpec model(String name) {
        return PaperModels.boxes().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BoxRow row(String attribution, long seed, double wjac) {
        MapAgreement agreement = new MapAgreement(wjac, 0.9, 0.6, 0.3, 0.2, 0.1);
        return new BoxRow("earlier box", "input-cell-lstm", attribution, seed, 1, 2, agreement);
    }

    private static Object roundTrip(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
