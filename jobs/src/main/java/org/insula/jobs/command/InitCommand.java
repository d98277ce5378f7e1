package org.insula.jobs.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.ForeignText;
import org.insula.io.InputException;
import org.insula.jobs.spark.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Looks at a dataset and writes a commented configuration for it.
 *
 * <p>Input: a folder or a table of runs. Output: a new file; one that is there is never overwritten. Example: {@code insula init
 * my-study --atlas my-atlas_dseg.nii.gz}.
 */
@Command(
        name = "init",
        description = "Looks at a dataset and writes a commented configuration for it.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class InitCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATASET", description = "Folder of the dataset, or a table of runs.")
    private String dataset;

    @Option(names = "--atlas", paramLabel = "FILE", description = "The atlas image. Not needed for ready-made series.")
    private String atlas = "";

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write. Default: study.yaml.")
    private String out = "study.yaml";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        FileAccess files = Session.withCores(0).files();
        refuse(files.exists(out), out, "exists already", "choose another file with --out FILE");
        refuse(!files.exists(dataset), dataset, "does not exist", "name the folder of a dataset, or a table of runs");
        refuse(!atlas.isEmpty() && !files.exists(atlas), atlas, "does not exist", "name an atlas image with --atlas");
        StudyDraft draft =
                StudyDraft.of(files, FilePaths.absolute(dataset), atlas.isEmpty() ? "" : FilePaths.absolute(atlas));
        byte[] yaml = draft.yaml().getBytes(StandardCharsets.UTF_8);
        try (OutputStream content = files.createNew(out)) {
            content.write(yaml);
        }
        String shell = "'" + out.replace("'", "'\\''") + "'";
        say("wrote " + out + "; next:");
        say("  insula check " + shell);
        say("  insula run " + shell);
        return ExitCode.DONE.code();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(ForeignText.message(line));
    }

    private static void refuse(boolean wrong, String path, String found, String remedy) {
        if (wrong) {
            throw new InputException(path, found, remedy);
        }
    }
}
