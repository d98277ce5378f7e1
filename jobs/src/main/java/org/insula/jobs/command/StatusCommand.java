package org.insula.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.Study;
import org.insula.jobs.spark.StudySteps;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.UnitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Tells which units of a study are done, stale, failed or missing, by the configuration in its output and its input as
 * it is now.
 *
 * <p>Input: an output folder. Output: counts a step, and the units that are not done. Nothing is written. Example:
 * {@code insula status my-results}.
 */
@Command(
        name = "status",
        description = "Tells which units of a study are done, stale, failed or missing. Nothing is written.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class StatusCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OUT", description = "The output folder of a study.")
    private String out;

    @Option(names = "--all", description = "List every unit, also those that are done.")
    private boolean all;

    @Option(names = "--json", description = "Answer with one line of JSON, which lists every unit.")
    private boolean json;

    @Option(
            names = "--verify",
            description = "Read every file of every unit and compare it with what was written; takes as long as reading"
                    + " the output.")
    private boolean verify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        Session session = Session.withCores(0);
        Study study = Study.look(
                StudyFile.read(session.files(), configuration(session.files())),
                session,
                Progress.on(spec.commandLine().getErr()));
        if (verify) {
            study.verify();
        }
        List<Step<?, ?>> steps = new StudySteps(study).inUse();
        if (json) {
            print.println(Json.line(toMap(study, steps)));
        } else {
            study.worker().ifPresent(worker -> print.println("a run is at work: " + worker));
            steps.forEach(this::print);
            study.unusable().forEach((run, reason) -> print.println("left out: " + run + ": " + reason));
        }
        return ExitCode.DONE.code();
    }

    /** The resolved configuration in the output. */
    private String configuration(FileAccess files) {
        String configuration = new OutputTree(out, "").config();
        try {
            if (!files.exists(configuration)) {
                throw new InputException(
                        out,
                        "holds no study: there is no " + configuration,
                        "give the folder that the configuration names as output");
            }
            return configuration;
        } catch (IOException e) {
            throw InputException.reading(configuration, e);
        }
    }

    private void print(Step<?, ?> step) {
        PrintWriter print = spec.commandLine().getOut();
        List<String> counts = new ArrayList<>();
        for (UnitStatus.State state : UnitStatus.State.values()) {
            if (step.count(state) > 0) {
                counts.add(step.count(state) + " " + name(state));
            }
        }
        print.println(step.kind() + ": " + (counts.isEmpty() ? "no units" : String.join(", ", counts)));
        (all ? PlanLines.all(step.statuses()) : PlanLines.few(step.toDo())).forEach(print::println);
    }

    private static Map<String, Object> toMap(Study study, List<Step<?, ?>> all) {
        Map<String, Object> steps = new LinkedHashMap<>();
        List<Map<String, Object>> units = new ArrayList<>();
        for (Step<?, ?> step : all) {
            Map<String, Object> counts = new LinkedHashMap<>();
            for (UnitStatus.State state : UnitStatus.State.values()) {
                counts.put(name(state), step.count(state));
            }
            steps.put(step.kind(), counts);
            step.statuses().forEach(unit -> units.add(toMap(unit)));
        }
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("output", study.tree().root());
        status.put("atWork", study.worker().orElse(null));
        status.put("steps", steps);
        status.put("units", units);
        status.put("excluded", study.unusable());
        return status;
    }

    private static Map<String, Object> toMap(UnitStatus unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", unit.step());
        map.put("unit", unit.name());
        map.put("state", name(unit.state()));
        map.put("reason", unit.reason());
        return map;
    }

    private static String name(UnitStatus.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
