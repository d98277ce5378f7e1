package org.insula.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.spark.Study;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command over a whole study: opens it, does some of its steps, prints what came of them, and closes it. */
abstract class StudyCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options;

    @Spec
    private CommandSpec spec;

    /** Does the steps; gives the lines to print, the last of which says where the results are. */
    abstract List<String> perform(StudySteps steps, OutputTree tree);

    /** The lines, and another one at their end. */
    static List<String> ending(List<String> lines, String last) {
        return Stream.concat(lines.stream(), Stream.of(last)).toList();
    }

    @Override
    public final Integer call() {
        try (Study study = options.open(spec.commandLine().getErr())) {
            StudySteps steps = new StudySteps(study);
            perform(steps, study.tree()).forEach(spec.commandLine().getOut()::println);
            return steps.end().code();
        }
    }
}
