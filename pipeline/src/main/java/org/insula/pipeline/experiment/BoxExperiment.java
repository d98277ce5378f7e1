package org.insula.pipeline.experiment;

import java.util.ArrayList;
import java.util.List;
import org.insula.pipeline.evaluate.MapAgreement;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Explanation;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingResult;

/**
 * Trains a unit's network on boxes, explains its test samples and scores the maps. Immutable; threads may share it. The
 * same unit gives the same bits.
 *
 * @param protocol how it is done
 */
public record BoxExperiment(BoxProtocol protocol) {
    /** Name of the line that scores the class average of the first attribution. */
    public static final String CLASS_AVERAGE = "class-average-of-";

    /** Name of the line that scores the first attribution of the network before its first step. */
    public static final String UNTRAINED = "untrained-";

    /** Runs a unit in this thread alone. */
    public BoxResult run(BoxUnit unit) {
        BoxSamples samples = BoxSamples.draw(unit.design(), protocol.training(), protocol.test(), unit.seed());
        TrainingResult trained = train(unit, samples);
        int epochs = trained.curve().size();
        List<BoxRow> rows = new ArrayList<>();
        List<SaliencyPicture> pictures = new ArrayList<>();
        List<Explanation> first = List.of();
        for (NamedAttribution attribution : protocol.attributions()) {
            List<Explanation> explanations = explain(unit, samples, trained.model(), attribution);
            first = first.isEmpty() ? explanations : first;
            MapAgreement agreement = agreement(samples, explanations);
            rows.add(row(unit, attribution.name(), accuracy(samples, first), epochs, agreement));
            pictures.add(picture(attribution.name(), explanations));
        }
        String average = CLASS_AVERAGE + protocol.attributions().get(0).name();
        rows.add(row(unit, average, accuracy(samples, first), epochs, averageAgreement(samples, first)));
        rows.add(untrained(unit, samples));
        return new BoxResult(unit, rows, pictures);
    }

    private TrainingResult train(BoxUnit unit, BoxSamples samples) {
        return new Trainer(protocol.options()).train(unit.model(), samples.samples(), samples.fold(), unit.seed());
    }

    /** The same network before its first step: what the scores owe to the first weights alone. */
    private BoxRow untrained(BoxUnit unit, BoxSamples samples) {
        TrainedModel model =
                new Trainer(protocol.options()).untrained(unit.model(), samples.samples(), samples.fold(), unit.seed());
        NamedAttribution attribution = protocol.attributions().get(0);
        List<Explanation> explanations = explain(unit, samples, model, attribution);
        String name = UNTRAINED + attribution.name();
        return row(unit, name, accuracy(samples, explanations), 0, agreement(samples, explanations));
    }

    /** Trains a unit's network on boxes and tells how fast its saliency vanishes; in this thread alone. */
    public VanishingResult vanishing(BoxUnit unit) {
        BoxSamples samples = BoxSamples.draw(unit.design(), protocol.training(), protocol.test(), unit.seed());
        TrainingResult trained = train(unit, samples);
        return VanishingDiagnostic.withDefaults()
                .diagnose(trained.model(), samples.samples(), samples.fold().test());
    }

    private static List<Explanation> explain(
            BoxUnit unit, BoxSamples samples, TrainedModel model, NamedAttribution attribution) {
        return new HeldOutExplainer(
                        attribution.attribution(unit.seed(), model.baseline()), Target.TRUE_CLASS, Precision.FLOAT32)
                .explain(model, samples.samples(), samples.fold().test());
    }

    private static BoxRow row(BoxUnit unit, String attribution, double accuracy, int epochs, MapAgreement agreement) {
        return new BoxRow(
                unit.design().name(), unit.model().name(), attribution, unit.seed(), accuracy, epochs, agreement);
    }

    private static double accuracy(BoxSamples samples, List<Explanation> explanations) {
        long right = explanations.stream()
                .filter(one -> one.predicted()
                        == samples.samples().sample(one.sample()).label())
                .count();
        return (double) right / explanations.size();
    }

    private static MapAgreement agreement(BoxSamples samples, List<Explanation> explanations) {
        return MapAgreement.mean(explanations.stream()
                .map(one -> MapAgreement.of(one.saliency(), samples.reference(one.sample())))
                .toList());
    }

    private static SaliencyPicture picture(String name, List<Explanation> explanations) {
        MagnitudeMean mean = new MagnitudeMean(BoxDesign.FRAMES * BoxDesign.REGIONS);
        explanations.forEach(one -> mean.add(one.saliency()));
        return new SaliencyPicture(name, BoxDesign.FRAMES, mean.floats());
    }

    /** Each sample scored by the mean signed map of all test samples of its class. */
    private static MapAgreement averageAgreement(BoxSamples samples, List<Explanation> explanations) {
        SampleSet set = samples.samples();
        float[][] averages = new float[set.labels().size()][BoxDesign.FRAMES * BoxDesign.REGIONS];
        for (Explanation one : explanations) {
            float[] average = averages[set.sample(one.sample()).label()];
            float[] saliency = one.saliency();
            for (int i = 0; i < average.length; i++) {
                average[i] += saliency[i];
            }
        }
        return MapAgreement.mean(explanations.stream()
                .map(one ->
                        MapAgreement.of(averages[set.sample(one.sample()).label()], samples.reference(one.sample())))
                .toList());
    }
}
