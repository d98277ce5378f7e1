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
    /** Begins the name of the line that scores the class average of the first attribution. */
    public static final String CLASS_AVERAGE = "class-average-of-";

    /** Begins the name of a line that scores the network before its first step. */
    public static final String UNTRAINED = "untrained-";

    /** Begins the name of a line that scores the maps of classes, not of samples. */
    public static final String GROUP = "group-";

    /** Runs a unit in this thread alone. */
    public BoxResult run(BoxUnit unit) {
        BoxSamples samples = BoxSamples.draw(unit.design(), protocol.training(), protocol.test(), unit.seed());
        TrainingResult trained = train(unit, samples);
        Scoring scoring =
                new Scoring("", unit, samples, trained.model(), trained.curve().size());
        protocol.attributions().forEach(scoring::add);
        scoring.addAverage(protocol.attributions().get(0));
        List<BoxRow> rows = new ArrayList<>(scoring.rows);
        rows.addAll(untrained(unit, samples));
        return new BoxResult(unit, rows, scoring.pictures);
    }

    /**
     * The first attribution and those that keep their signs, of the same network before its first step: what the scores
     * owe to the data and the first weights alone.
     */
    private List<BoxRow> untrained(BoxUnit unit, BoxSamples samples) {
        TrainedModel model =
                new Trainer(protocol.options()).untrained(unit.model(), samples.samples(), samples.fold(), unit.seed());
        Scoring scoring = new Scoring(UNTRAINED, unit, samples, model, 0);
        scoring.add(protocol.attributions().get(0));
        protocol.attributions().stream()
                .skip(1)
                .filter(each -> each.method().kind().isSigned())
                .forEach(scoring::add);
        return scoring.rows;
    }

    /** The lines and pictures of one network. */
    private static final class Scoring {
        private final String prefix;
        private final BoxUnit unit;
        private final BoxSamples samples;
        private final TrainedModel model;
        private final int epochs;
        private final List<BoxRow> rows = new ArrayList<>();
        private final List<SaliencyPicture> pictures = new ArrayList<>();

        /** Of the first attribution; they say what the network predicts. */
        private List<Explanation> first = List.of();

        Scoring(String prefix, BoxUnit unit, BoxSamples samples, TrainedModel model, int epochs) {
            this.prefix = prefix;
            this.unit = unit;
            this.samples = samples;
            this.model = model;
            this.epochs = epochs;
        }

        void add(NamedAttribution attribution) {
            if (!attribution.method().isPerSample()) {
                addGroup(attribution, BoxMaps.pattern(model, samples));
                return;
            }
            List<Explanation> explanations = explain(unit, samples, model, attribution);
            first = first.isEmpty() ? explanations : first;
            addRow(attribution.name(), agreement(samples, explanations));
            pictures.add(picture(
                    attribution.name(),
                    explanations.stream().map(Explanation::saliency).toList()));
            if (attribution.method().kind().isSigned()) {
                addGroup(attribution, BoxMaps.means(explanations, samples));
            }
        }

        /** Maps of classes, scored by where boxes lie over all samples. */
        private void addGroup(NamedAttribution attribution, List<float[]> classes) {
            boolean[] reference = unit.design().reference();
            String name = GROUP + attribution.name();
            addRow(
                    name,
                    MapAgreement.mean(classes.stream()
                            .map(map -> MapAgreement.of(map, reference))
                            .toList()));
            pictures.add(picture(name, classes));
        }

        /** Each sample scored by the mean signed map of all test samples of its class. */
        void addAverage(NamedAttribution attribution) {
            SampleSet set = samples.samples();
            List<float[]> means = BoxMaps.means(first, samples);
            addRow(
                    CLASS_AVERAGE + attribution.name(),
                    MapAgreement.mean(first.stream()
                            .map(one -> MapAgreement.of(
                                    means.get(set.sample(one.sample()).label()), samples.reference(one.sample())))
                            .toList()));
        }

        private void addRow(String name, MapAgreement agreement) {
            double accuracy = accuracy(samples, first);
            rows.add(new BoxRow(
                    unit.design().name(),
                    unit.model().name(),
                    prefix + name,
                    unit.seed(),
                    accuracy,
                    epochs,
                    agreement));
        }
    }

    private TrainingResult train(BoxUnit unit, BoxSamples samples) {
        return new Trainer(protocol.options()).train(unit.model(), samples.samples(), samples.fold(), unit.seed());
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

    private static SaliencyPicture picture(String name, List<float[]> maps) {
        MagnitudeMean mean = new MagnitudeMean(BoxDesign.FRAMES * BoxDesign.REGIONS);
        maps.forEach(mean::add);
        return new SaliencyPicture(name, BoxDesign.FRAMES, mean.floats());
    }
}
