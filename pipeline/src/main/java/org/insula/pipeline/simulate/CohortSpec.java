package org.insula.pipeline.simulate;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.insula.io.InputException;
import org.insula.pipeline.sample.SamplingOptions;

/**
 * A cohort to simulate: subjects × tasks × runs, each run a series of blocks of one task.
 *
 * @param subjects number of subjects
 * @param tasks number of tasks, the labels to be told apart
 * @param runs runs of each task a subject
 * @param frames frames a run
 * @param repetitionTime seconds from frame to frame
 * @param brain grid and regions
 * @param design cycles and blocks
 * @param effects planted signal and noise
 * @param seed seed of every random choice
 */
public record CohortSpec(
        int subjects,
        int tasks,
        int runs,
        int frames,
        double repetitionTime,
        BrainShape brain,
        BlockDesign design,
        EffectSizes effects,
        long seed)
        implements Serializable {
    private static final List<String> TASK_NAMES =
            List.of("motor", "language", "memory", "emotion", "social", "relational", "reward");

    /**
     * Checks the numbers.
     *
     * @throws InputException if there is no subject or run, fewer than two tasks, a run is shorter than a cycle, or the
     *     planted regions exceed the regions there are
     */
    public CohortSpec {
        Objects.requireNonNull(brain);
        Objects.requireNonNull(design);
        Objects.requireNonNull(effects);
        require(subjects >= 1, "subjects", subjects + " subjects", "simulate at least 1");
        require(tasks >= 2, "tasks", tasks + " tasks", "at least 2 are needed to tell apart");
        require(runs >= 1, "runs", runs + " runs", "simulate at least 1");
        require(
                repetitionTime > 0 && repetitionTime < 100,
                "repetition time",
                repetitionTime + " s",
                "give seconds, such as 2");
        require(
                frames >= design.cycleFrames(),
                "frames",
                frames + " frames do not hold a cycle of " + design.cycleFrames(),
                "give at least " + design.cycleFrames());
        require(
                effects.regions(tasks) <= brain.regions(),
                "regions",
                effects.regions(tasks) + " planted regions do not fit among " + brain.regions(),
                "simulate more regions or fewer tasks");
    }

    private static void require(boolean holds, String option, String problem, String remedy) {
        if (!holds) {
            throw new InputException("simulated cohort, " + option, problem, remedy);
        }
    }

    /** Twelve subjects, three tasks, two runs of three blocks; 100 regions, of which 18 tell the tasks apart. */
    public static CohortSpec withDefaults(long seed) {
        return new CohortSpec(
                12,
                3,
                2,
                120,
                2.0,
                new BrainShape(24, 28, 24, 6, 100),
                new BlockDesign(40, 4, 16),
                new EffectSizes(2, 4, 2.0, 0.6, 1.0),
                seed);
    }

    /**
     * Samples that suit the design: one an event, of the block's length and four frames, from one frame after its
     * onset. They end as the latest responses do, and leave the rest between blocks out.
     */
    public SamplingOptions suitableSampling() {
        return SamplingOptions.byTrialType(design.blockFrames() + 4, repetitionTime);
    }

    /** Names of the tasks, alphanumeric. */
    public List<String> taskNames() {
        return IntStream.range(0, tasks)
                .mapToObj(task -> task < TASK_NAMES.size() ? TASK_NAMES.get(task) : "task" + (task + 1))
                .toList();
    }

    /** The same with another number of subjects. */
    public CohortSpec withSubjects(int number) {
        return new CohortSpec(number, tasks, runs, frames, repetitionTime, brain, design, effects, seed);
    }

    /** The same with another number of tasks. */
    public CohortSpec withTasks(int number) {
        return new CohortSpec(subjects, number, runs, frames, repetitionTime, brain, design, effects, seed);
    }

    /** The same with another number of runs of each task a subject. */
    public CohortSpec withRuns(int number) {
        return new CohortSpec(subjects, tasks, number, frames, repetitionTime, brain, design, effects, seed);
    }

    /** The same with another number of frames a run. */
    public CohortSpec withFrames(int number) {
        return new CohortSpec(subjects, tasks, runs, number, repetitionTime, brain, design, effects, seed);
    }

    /** The same with another repetition time, in s. */
    public CohortSpec withRepetitionTime(double seconds) {
        return new CohortSpec(subjects, tasks, runs, frames, seconds, brain, design, effects, seed);
    }

    /** The same with another brain. */
    public CohortSpec withBrain(BrainShape shape) {
        return new CohortSpec(subjects, tasks, runs, frames, repetitionTime, shape, design, effects, seed);
    }

    /** The same with other cycles and blocks. */
    public CohortSpec withDesign(BlockDesign blocks) {
        return new CohortSpec(subjects, tasks, runs, frames, repetitionTime, brain, blocks, effects, seed);
    }

    /** The same with other signal and noise. */
    public CohortSpec withEffects(EffectSizes sizes) {
        return new CohortSpec(subjects, tasks, runs, frames, repetitionTime, brain, design, sizes, seed);
    }
}
