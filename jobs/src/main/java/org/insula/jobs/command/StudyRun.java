package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.log.RunLog;
import org.insula.jobs.log.StepFigures;
import org.insula.jobs.log.StepMeter;
import org.insula.jobs.spark.DiskCheck;
import org.insula.jobs.spark.MemoryCheck;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.Study;
import org.insula.jobs.spark.StudySteps;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.provenance.SoftwareVersion;
import picocli.CommandLine;

/** One command's way through a study: opens it, does its steps or only tells what they would do, and sums that up. */
final class StudyRun implements Summarised {
    private final CommandLine command;
    private final RunOptions options;
    private final Stage stage;
    private final Map<String, Object> steps = new LinkedHashMap<>();
    private final List<UnitOutcome> excluded = new ArrayList<>();
    private RunLog log;
    private StepMeter meter;
    private String output = "";
    private String problem = "";

    StudyRun(CommandLine command, RunOptions options, Stage stage) {
        this.command = command;
        this.options = options;
        this.stage = stage;
    }

    /**
     * Does it.
     *
     * @param changes what the command line changes of the configuration
     * @return the exit code's number
     */
    int perform(String configuration, UnaryOperator<RunConfig> changes) {
        log = RunLog.of(command.getErr(), options.log());
        command.setErr(log.errors());
        Session session = options.session();
        meter = StepMeter.of(session::bytes);
        try {
            RunConfig config = changes.apply(StudyFile.read(session.files(), configuration));
            output = config.output();
            Progress progress = Progress.on(log, meter);
            return options.isDryRun() ? tell(config, session, progress) : work(config, session, progress);
        } catch (RuntimeException | Error e) {
            problem = InputException.behind(e).map(InputException::getMessage).orElse(String.valueOf(e));
            throw e;
        }
    }

    /** Says something on standard output, unless that is kept for the summary. */
    private void answer(String line) {
        if (options.summary() == RunOptions.Summary.NONE) {
            command.getOut().println(line);
        } else {
            log.line(RunLog.Level.INFO, "", "", line, Map.of());
        }
    }

    private int work(RunConfig config, Session session, Progress progress) {
        try (Study study = Study.open(config, session, progress)) {
            check(study, stage, progress::warn);
            return perform(study);
        } finally {
            for (StepFigures step : meter.steps()) {
                steps.put(step.step(), step.counts());
            }
        }
    }

    /** What comes before hours of work that could end in nothing: says what is odd, refuses what cannot work. */
    static void check(Study study, Stage stage, Consumer<String> warned) {
        study.notes().forEach(note -> warned.accept("warning: " + note));
        if (stage != Stage.PARCELLATE) {
            study.requireLabelsAndFolds();
        }
        MemoryCheck.require(study);
        DiskCheck disk = DiskCheck.of(study);
        if (disk.isShort()) {
            warned.accept("warning: " + disk.describe() + "; set output to another disk, or make room");
        }
    }

    private int perform(Study study) {
        StudySteps toDo = new StudySteps(study);
        try {
            toDo.run(stage).forEach(this::answer);
            return ExitCode.of(toDo, study.progress()).code();
        } finally {
            excluded.addAll(toDo.failed());
        }
    }

    private int tell(RunConfig config, Session session, Progress progress) {
        Study study = Study.look(config, session, progress);
        study.unusable().forEach((run, reason) -> {
            excluded.add(UnitOutcome.failed(run, reason));
            answer("left out: " + run + ": " + reason);
        });
        check(study, stage, this::answer);
        for (Step<?, ?> step : new StudySteps(study).plan(stage)) {
            List<UnitStatus> toDo = step.toDo();
            int skipped = step.statuses().size() - toDo.size();
            steps.put(step.kind(), Map.of("toDo", toDo.size(), "skipped", skipped));
            answer(step.kind() + ": " + Progress.describe(toDo.size(), skipped));
            PlanLines.few(toDo).forEach(this::answer);
        }
        return ExitCode.DONE.code();
    }

    @Override
    public void summarise(int exitCode) {
        if (options.summary() == RunOptions.Summary.NONE || meter == null) {
            return;
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("command", command.getCommandName());
        summary.put("exitCode", exitCode);
        summary.put("version", SoftwareVersion.current());
        summary.put("dryRun", options.isDryRun());
        summary.put("output", output);
        summary.put("seconds", meter.seconds());
        summary.put("steps", steps);
        summary.put(
                "excluded",
                excluded.stream()
                        .map(unit -> Map.of("unit", unit.name(), "reason", unit.message()))
                        .toList());
        if (!problem.isEmpty()) {
            summary.put("problem", problem);
        }
        command.getOut().println(Json.line(summary));
    }
}
