package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.List;
import org.insula.jobs.spark.ControlJob;
import org.insula.jobs.spark.ExplainJob;
import org.insula.jobs.spark.MapJob;
import org.insula.jobs.spark.ParcellateJob;
import org.insula.jobs.spark.ProbeJob;
import org.insula.jobs.spark.RetrainJob;
import org.insula.jobs.spark.SampleJob;
import org.insula.jobs.spark.Study;
import org.insula.jobs.spark.TrainJob;
import org.insula.jobs.unit.SampleWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitRecord;
import org.insula.pipeline.sample.Exclusion;

/**
 * The four steps of a study, one after another. Each does only what is not done yet; a step that is asked for alone
 * checks that the ones before it are done.
 */
final class StudySteps {
    private static final int SHOWN = 10;

    private final Study study;
    private final List<UnitOutcome> failed = new ArrayList<>();

    StudySteps(Study study) {
        this.study = study;
    }

    /** Everything; gives the result in a few lines. */
    List<String> all() {
        parcellate();
        SampleJob samples = new SampleJob(study);
        UnitRecord cut = cut(samples);
        TrainJob training = new TrainJob(study, samples, cut);
        failed.addAll(training.run());
        ExplainJob explaining = new ExplainJob(study, samples, training);
        explaining.run();
        ProbeJob probing = new ProbeJob(study, samples, training, explaining);
        probing.run();
        RetrainJob retraining = new RetrainJob(study, samples, training);
        failed.addAll(retraining.run());
        ControlJob controlling = new ControlJob(study, samples, SampleWork.digest(cut));
        failed.addAll(controlling.run());
        return new MapJob(study, samples, cut, training, explaining, probing, retraining, controlling).run();
    }

    /** The first step alone. */
    void parcellate() {
        failed.addAll(new ParcellateJob(study).run());
    }

    /** The second step alone. */
    void train() {
        new ParcellateJob(study).requireDone();
        SampleJob samples = new SampleJob(study);
        failed.addAll(new TrainJob(study, samples, cut(samples)).run());
    }

    /** The third step alone: saliency, what becomes of samples without what it points to, and controls. */
    void explain() {
        new ParcellateJob(study).requireDone();
        SampleJob samples = new SampleJob(study);
        UnitRecord cut = cut(samples);
        TrainJob training = new TrainJob(study, samples, cut);
        training.requireDone();
        ExplainJob explaining = new ExplainJob(study, samples, training);
        explaining.run();
        new ProbeJob(study, samples, training, explaining).run();
        failed.addAll(new RetrainJob(study, samples, training).run());
        failed.addAll(new ControlJob(study, samples, SampleWork.digest(cut)).run());
    }

    /** The fourth step alone; gives the result in a few lines. */
    List<String> map() {
        new ParcellateJob(study).requireDone();
        SampleJob samples = new SampleJob(study);
        UnitRecord cut = cut(samples);
        TrainJob training = new TrainJob(study, samples, cut);
        training.requireDone();
        ExplainJob explaining = new ExplainJob(study, samples, training);
        explaining.requireDone();
        ProbeJob probing = new ProbeJob(study, samples, training, explaining);
        probing.requireDone();
        RetrainJob retraining = new RetrainJob(study, samples, training);
        retraining.requireDone();
        ControlJob controlling = new ControlJob(study, samples, SampleWork.digest(cut));
        controlling.requireDone();
        return new MapJob(study, samples, cut, training, explaining, probing, retraining, controlling).run();
    }

    /** What could not be done so far, with the reasons. */
    List<UnitOutcome> failed() {
        return List.copyOf(failed);
    }

    /** The exit code, and one line about the units that failed. */
    ExitCode end() {
        if (failed.isEmpty()) {
            return ExitCode.DONE;
        }
        study.progress().note(failed.size() + " failed and were left out; the messages are above");
        return ExitCode.SOME_UNITS_FAILED;
    }

    private UnitRecord cut(SampleJob samples) {
        UnitRecord cut = samples.run();
        List<Exclusion> exclusions = SampleWork.exclusions(cut);
        exclusions.stream()
                .limit(SHOWN)
                .forEach(each -> study.progress().leftOut(each.run(), "no sample from " + each.describe()));
        if (exclusions.size() > SHOWN) {
            study.progress().note("… and from " + (exclusions.size() - SHOWN) + " more; the report lists all");
        }
        exclusions.stream()
                .filter(Exclusion::wholeRun)
                .forEach(each -> failed.add(UnitOutcome.failed(each.run(), each.reason())));
        return cut;
    }
}
