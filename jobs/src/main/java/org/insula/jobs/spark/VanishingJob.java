package org.insula.jobs.spark;

import java.util.List;
import org.insula.io.InputException;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.TrainWork;
import org.insula.pipeline.experiment.VanishingDiagnostic;
import org.insula.pipeline.experiment.VanishingResult;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldPlan;

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
    private record Diagnosis(TrainWork work, List<Fold> folds, ExecutorSamples samples)
            implements Engine<NetworkUnit, VanishingResult> {
        @Override
        public String name(NetworkUnit network) {
            return network.name();
        }

        @Override
        public VanishingResult run(NetworkUnit network) {
            return VanishingDiagnostic.withDefaults()
                    .diagnose(
                            work.model(network),
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
        new ParcellateJob(study).requireDone();
        SampleJob samples = new SampleJob(study);
        TrainJob training = new TrainJob(study, samples, samples.run());
        training.requireDone();
        List<Fold> folds =
                FoldPlan.plan(samples.samples(), study.config().training().folds());
        Diagnosis diagnosis = new Diagnosis(training.work(), folds, samples.onExecutors());
        return new ExperimentJob(study.session(), study.progress()).run("vanishing", training.trained(), diagnosis);
    }
}
