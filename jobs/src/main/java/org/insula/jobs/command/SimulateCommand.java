package org.insula.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.insula.io.FileAccess;
import org.insula.jobs.spark.Session;
import org.insula.pipeline.simulate.BrainShape;
import org.insula.pipeline.simulate.CohortSimulator;
import org.insula.pipeline.simulate.CohortSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Writes a simulated cohort whose answers are known.
 *
 * <p>Input: none. Output: a BIDS data set with an atlas and {@code truth.tsv}. Example: {@code insula simulate --out
 * cohort --subjects 20 --effect 0.5}.
 */
@Command(
        name = "simulate",
        description = "Writes a simulated BIDS cohort with an atlas and the truth beside it.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class SimulateCommand implements Callable<Integer> {
    private static final CohortSpec DEFAULTS = CohortSpec.withDefaults(1);

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the cohort.")
    private String out;

    @Option(names = "--subjects", paramLabel = "N", description = "Subjects. Default: 12.")
    private int subjects = DEFAULTS.subjects();

    @Option(names = "--tasks", paramLabel = "N", description = "Tasks to tell apart. Default: 3.")
    private int tasks = DEFAULTS.tasks();

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each task a subject. Default: 2.")
    private int runs = DEFAULTS.runs();

    @Option(names = "--frames", paramLabel = "N", description = "Frames a run. Default: 96.")
    private int frames = DEFAULTS.frames();

    @Option(names = "--tr", paramLabel = "S", description = "Repetition time in s. Default: 2.")
    private double repetitionTime = DEFAULTS.repetitionTime();

    @Option(
            names = "--grid",
            paramLabel = "X,Y,Z",
            split = ",",
            arity = "1",
            description = "Voxels from left to right, back to front and bottom to top. Default: 24,28,24.")
    private List<Integer> grid = List.of(
            DEFAULTS.brain().nx(), DEFAULTS.brain().ny(), DEFAULTS.brain().nz());

    @Option(names = "--voxel", paramLabel = "MM", description = "Edge of a voxel in mm. Default: 6.")
    private double voxel = DEFAULTS.brain().voxelSize();

    @Option(names = "--regions", paramLabel = "N", description = "Regions of the atlas, an even number. Default: 100.")
    private int regions = DEFAULTS.brain().regions();

    @Option(
            names = "--effect",
            paramLabel = "PERCENT",
            description = "Response of planted regions in %% of the signal; 0 plants nothing. Default: 0.8.")
    private double effect = DEFAULTS.effects().responsePercent();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random choice. Default: 1.")
    private long seed = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CohortSpec cohort = cohort();
        FileAccess files = Session.withCores(0).files();
        OutputFolders.requireEmpty(files, out);
        new CohortSimulator(cohort).write(files, out);
        spec.commandLine().getOut().println(out);
        return ExitCode.DONE.code();
    }

    private CohortSpec cohort() {
        if (grid.size() != 3) {
            throw new ParameterException(
                    spec.commandLine(), "--grid has " + grid.size() + " numbers, expected three, such as 24,28,24");
        }
        try {
            return CohortSpec.withDefaults(seed)
                    .withBrain(new BrainShape(grid.get(0), grid.get(1), grid.get(2), voxel, regions))
                    .withEffects(DEFAULTS.effects().withResponsePercent(effect))
                    .withSubjects(subjects)
                    .withTasks(tasks)
                    .withRuns(runs)
                    .withRepetitionTime(repetitionTime)
                    .withFrames(frames);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
