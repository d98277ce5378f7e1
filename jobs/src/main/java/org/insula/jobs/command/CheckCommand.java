package org.insula.jobs.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.insula.io.ForeignText;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.log.RunLog;
import org.insula.jobs.log.StepMeter;
import org.insula.jobs.spark.DiskCheck;
import org.insula.jobs.spark.MemoryCheck;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.Study;
import org.insula.jobs.unit.Stage;
import org.insula.pipeline.sample.EventSurvey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Says what could stop or spoil a study before anything is computed; the checks are those that {@code insula run} begins with.
 *
 * <p>Input: a configuration. Output: lines on the terminal; nothing is written. Example: {@code insula check study.yaml}.
 */
@Command(
        name = "check",
        description = "Says what could stop or spoil a study, before anything is computed; writes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CONFIG.yaml", description = "The study's configuration.")
    private String configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Session session = Session.withCores(0);
        RunConfig config = StudyFile.read(session.files(), configuration);
        RunLog log = RunLog.of(spec.commandLine().getErr(), RunLog.Format.TEXT);
        Study study = Study.look(config, session, Progress.on(log, StepMeter.of(session::bytes)));
        runs(study);
        samples(study);
        say("folds: " + config.training().folds().folds() + " by "
                + config.training().folds().group());
        StudyRun.check(study, Stage.RUN, this::say);
        say("memory: enough; " + MemoryCheck.describe(study));
        say("disk: " + DiskCheck.of(study).describe());
        return ExitCode.DONE.code();
    }

    private void runs(Study study) {
        say("runs: " + study.runs().size() + " used, " + study.unusable().size() + " left out");
        study.unusable().forEach((run, reason) -> say("left out: " + run + ": " + reason));
        if (!study.looked().isEmpty()) {
            say("events: besides the data set itself, looked in " + String.join(", ", study.looked())
                    + "; input.raw names another place");
        }
        Map<String, Double> times = study.repetitionTimes();
        Map<Double, Integer> counts = new TreeMap<>();
        study.runs().forEach(run -> counts.merge(times.get(run.id()), 1, Integer::sum));
        say("repetition time: "
                + counts.entrySet().stream()
                        .map(each -> (each.getKey() > 0 ? each.getKey() + " s" : "unknown") + " (" + each.getValue()
                                + " runs)")
                        .collect(Collectors.joining(", ")));
    }

    private void samples(Study study) {
        EventSurvey expected = study.survey();
        int frames = study.config().samples().frames();
        say("samples: " + frames + " frames each");
        say("samples by label, before scrubbing: " + counted(expected.samplesByLabel()));
        say("samples by subject, before scrubbing: " + counted(expected.samplesBySubject()));
    }

    private static String counted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(ForeignText.message(line));
    }
}
