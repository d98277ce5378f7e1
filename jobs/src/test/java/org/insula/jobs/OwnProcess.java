package org.insula.jobs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the program in a process of its own, with what only a process has: Java options, limits, environment, streams. */
public final class OwnProcess {
    private static final int MINUTES = 10;

    private final List<String> before;
    private final List<String> javaOptions;
    private final Map<String, String> environment;

    /**
     * Processes that are started alike.
     *
     * @param before words before {@code java}, such as {@code setpriv …}
     * @param javaOptions further options for Java
     * @param environment further variables
     */
    public OwnProcess(List<String> before, List<String> javaOptions, Map<String, String> environment) {
        this.before = List.copyOf(before);
        this.javaOptions = List.copyOf(javaOptions);
        this.environment = Map.copyOf(environment);
    }

    /** Processes with further options for Java. */
    public static OwnProcess withJava(String... options) {
        return new OwnProcess(List.of(), List.of(options), Map.of());
    }

    /** Runs a command line to its end; both streams go to files in the folder, which are read back. */
    public Program.Ended insula(Path folder, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("not over after " + MINUTES + " minutes: " + Files.readString(err));
        }
        return new Program.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-Djava.awt.headless=true", "-Xmx1g"));
        command.addAll(javaOptions);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.add(Insula.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
