package org.insula.jobs;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.jobs.command.ExitCode;
import org.insula.jobs.command.InsulaCommand;
import org.insula.jobs.command.Summarised;
import org.insula.jobs.spark.MemoryAdvice;
import org.insula.jobs.spark.ProgramLocale;
import org.insula.jobs.spark.Study;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
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

    private static final String MORE_FILES =
            "insula: this process may not open more files; allow more, for instance with"
                    + " ulimit -n 4096, then run the same command again to go on";

    /** Loaded at once: without files to open, Java loads no class either. */
    private static final int NO_FILES = ExitCode.BAD_INPUT.code();

    /** Files that are to be left for what is opened for a moment. */
    private static final int SPARE_FILES = 16;

    private Insula() {}

    /** Runs the command that the arguments name, then exits with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        removeScratch(System.getProperty("insula.scratch", ""));
        System.exit(code);
    }

    /** Removes the folder of temporary files that the launcher made for this process; the next run removes it otherwise. */
    private static void removeScratch(String folder) {
        try {
            if (!folder.isEmpty()) {
                new LocalFiles().delete(folder);
            }
        } catch (IOException e) {
            // What is left is removed by the next run.
            return;
        }
    }

    /**
     * Runs the command that the arguments name.
     *
     * @param out receives what the command answers
     * @param err receives progress, complaints and reports of failed units
     * @return the exit code's number
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        ProgramLocale.set();
        try {
            CommandLine command = InsulaCommand.commandLine();
            int code = command.setOut(out)
                    .setErr(err)
                    .setExitCodeExceptionMapper(problem -> ExitCode.BUG.code())
                    .setParameterExceptionHandler((problem, given) -> complain(problem, err))
                    .setExecutionExceptionHandler((problem, given, parsed) -> report(problem, given.getErr()))
                    .execute(InsulaCommand.arguments(arguments));
            summarise(command.getParseResult(), code);
            return code;
        } catch (RuntimeException | Error problem) {
            return report(problem, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static void summarise(ParseResult parsed, int code) {
        if (parsed.hasSubcommand() && parsed.subcommand().commandSpec().userObject() instanceof Summarised command) {
            command.summarise(code);
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
        if (lacksFiles()) {
            err.println(MORE_FILES);
            err.flush();
            return NO_FILES;
        }
        ExitCode code = tell(problem, err);
        err.flush();
        return code.code();
    }

    private static boolean lacksFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getOpenFileDescriptorCount() + SPARE_FILES > system.getMaxFileDescriptorCount();
    }

    private static ExitCode tell(Throwable problem, PrintWriter err) {
        if (Study.isStopping()) {
            // Everything fails once Spark has been stopped; the process ends with the signal's own code.
            return ExitCode.BUG;
        }
        Optional<InputException> input = InputException.behind(problem).or(() -> MemoryAdvice.after(problem));
        if (input.isPresent()) {
            err.println("insula: " + input.get().getMessage());
            return ExitCode.BAD_INPUT;
        }
        Optional<String> refused = refusedWrite(problem);
        if (refused.isPresent()) {
            err.println("insula: Spark cannot write (" + refused.get()
                    + "); check that the output and Spark's scratch folder (spark.local.dir) may be written to and are not"
                    + " full, then run the same command again to go on");
            return ExitCode.BAD_INPUT;
        }
        if (hasMessage(problem, "Too many open files")) {
            err.println(MORE_FILES);
            return ExitCode.BAD_INPUT;
        }
        err.println("insula: this is a bug in Insula; please report it with the lines below");
        problem.printStackTrace(err);
        return ExitCode.BUG;
    }

    /** What the operating system said when it refused Spark a write; Spark has no type of its own for that. */
    private static Optional<String> refusedWrite(Throwable problem) {
        return REFUSED_WRITES.stream()
                .filter(reason -> hasMessage(problem, reason))
                .findFirst();
    }

    private static boolean hasMessage(Throwable problem, String part) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(part)) {
                return true;
            }
        }
        return false;
    }
}
