package org.insula.jobs.spark;

import java.util.List;
import org.insula.io.InputException;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.Samples;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.TrainStep;
import org.insula.pipeline.experiment.VanishingDiagnostic;
import org.insula.pipeline.experiment.VanishingResult;
import org.insula.pipeline.sample.Fold;

/**
 * Tells of every trained network of a study how fast its saliency vanishes, on the samples it was not trained on: one
 * Spark task a network. Nothing is written.
 */
public final class VanishingJob {
    private final Study study;

    /** The job of a study whose networks are trained. */
    public VanishingJob(Study study) {
        this.study = study;
    }

    /** Diagnoses one network. */
    private record Diagnosis(TrainStep.Networks networks, List<Fold> folds, Samples.Source samples)
            implements Engine<NetworkUnit, VanishingResult> {
        @Override
        public String name(NetworkUnit network) {
            return network.name();
        }

        @Override
        public VanishingResult run(NetworkUnit network) {
            return VanishingDiagnostic.withDefaults()
                    .diagnose(
                            networks.model(network),
                            samples.open(),
                            folds.get(network.fold()).test())
                    .withModel(network.name());
        }
    }

    /**
     * What became of each network.
     *
     * @throws InputException if the study is not trained with its present configuration
     */
    public List<Attempt<VanishingResult>> run() {
        StudySteps steps = new StudySteps(study);
        steps.require(Stage.TRAIN);
        TrainStep training = steps.train();
        Samples samples = training.samples();
        Diagnosis diagnosis = new Diagnosis(training.networks(), samples.folds(), samples.onExecutors());
        return new UnitRunner(study.session(), study.progress()).experiment("vanishing", training.done(), diagnosis);
    }
}
