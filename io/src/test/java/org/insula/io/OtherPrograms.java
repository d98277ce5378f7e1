package org.insula.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that others read our files with. Where one is not installed, the test that needs it is skipped and says so. */
public final class OtherPrograms {
    private static String python = "";

    private OtherPrograms() {}

    /** Runs a Python program that needs nibabel, in a folder that takes its text, and gives what it printed. */
    public static String nibabel(Path folder, String program, String... arguments) throws Exception {
        Path script = Files.writeString(folder.resolve("program.py"), program);
        List<String> command = new ArrayList<>(List.of(pythonWithNibabel(), script.toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static synchronized String pythonWithNibabel() throws InterruptedException {
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            if (python.isEmpty() && succeeds(candidate, "-c", "import nibabel.cifti2")) {
                python = candidate;
            }
        }
        assumeTrue(!python.isEmpty(), "no python3 with nibabel");
        return python;
    }

    /** Runs {@code nifti_tool}. */
    public static String niftiTool(String... arguments) throws Exception {
        return installed(List.of("nifti_tool", "-ver"), "nifti_tool", arguments);
    }

    /** Runs Connectome Workbench's {@code wb_command}. */
    public static String workbench(String... arguments) throws Exception {
        return installed(List.of("wb_command", "-version"), "wb_command", arguments);
    }

    private static String installed(List<String> trial, String program, String... arguments) throws Exception {
        assumeTrue(succeeds(trial.toArray(String[]::new)), "no " + program);
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
