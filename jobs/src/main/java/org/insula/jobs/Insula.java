package org.insula.jobs;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.insula.io.InputException;
import org.insula.jobs.command.ChoiceOptions;
import org.insula.jobs.command.ExitCode;
import org.insula.jobs.command.InsulaCommand;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program: reads the command line, runs one command and turns its end into an exit code.
 *
 * <p>This is also the main class for {@code spark-submit}. Nothing else in Insula exits the process.
 *
 * <p>Example: {@code insula run study.yaml}.
 */
public final class Insula {
    private static final List<String> REFUSED_WRITES =
            List.of("No space left on device", "Disk quota exceeded", "Read-only file system", "Permission denied");

    private Insula() {}

    /** Runs the command that the arguments name, then exits with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        StopSignal signal = StopSignal.watch(err);
        int code = run(out, err, arguments);
        signal.ended();
        System.exit(code);
    }

    /**
     * Runs the command that the arguments name.
     *
     * @param out receives what the command answers
     * @param err receives progress, complaints and reports of failed units
     * @return the exit code's number
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            CommandLine command = new CommandLine(new InsulaCommand());
            ChoiceOptions.register(command);
            return command.setOut(out)
                    .setErr(err)
                    .setExitCodeExceptionMapper(problem -> ExitCode.BUG.code())
                    .setParameterExceptionHandler((problem, given) -> complain(problem, err))
                    .setExecutionExceptionHandler((problem, given, parsed) -> report(problem, err))
                    .execute(arguments);
        } catch (RuntimeException | Error problem) {
            return report(problem, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int complain(ParameterException problem, PrintWriter err) {
        CommandLine command = problem.getCommandLine();
        err.println("insula: " + problem.getMessage());
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_COMMAND_LINE.code();
    }

    private static int report(Throwable problem, PrintWriter err) {
        Optional<InputException> input = inputProblem(problem);
        if (input.isPresent()) {
            err.println("insula: " + input.get().getMessage());
            return ExitCode.BAD_INPUT.code();
        }
        if (isOutOfMemory(problem)) {
            err.printf(
                    "insula: memory: the %d MB that Java may take do not suffice; give more, such as INSULA_JAVA_OPTS=-Xmx8g,"
                            + " or fewer --cores%n",
                    Runtime.getRuntime().maxMemory() / (1 << 20));
            return ExitCode.BAD_INPUT.code();
        }
        if (StopSignal.isStopping()) {
            // Spark's jobs end with all kinds of errors when it is stopped from outside; the signal's own line says it
            // all.
            return ExitCode.BUG.code();
        }
        Optional<String> refused = refusedWrite(problem);
        if (refused.isPresent()) {
            err.println("insula: Spark cannot write (" + refused.get()
                    + "); check that the output and Spark's scratch folder (spark.local.dir) may be written to and are not"
                    + " full, then run the same command again to go on");
            return ExitCode.BAD_INPUT.code();
        }
        err.println("insula: this is a bug in Insula; please report it with the lines below");
        problem.printStackTrace(err);
        return ExitCode.BUG.code();
    }

    /** Spark hands on what a task threw as text where it cannot as a cause. */
    private static boolean isOutOfMemory(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError
                    || String.valueOf(cause.getMessage()).contains(OutOfMemoryError.class.getName())) {
                return true;
            }
        }
        return false;
    }

    /** What the operating system said when it refused Spark a write; Spark has no type of its own for that. */
    private static Optional<String> refusedWrite(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            for (String reason : REFUSED_WRITES) {
                if (message.contains(reason)) {
                    return Optional.of(reason);
                }
            }
        }
        return Optional.empty();
    }

    /** The input problem behind a failure; Spark hands on what a task threw as a cause. */
    private static Optional<InputException> inputProblem(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException input) {
                return Optional.of(input);
            }
        }
        return Optional.empty();
    }
}
