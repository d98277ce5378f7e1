package org.insula.jobs.spark;

import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.io.bids.FrameCount;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.memory.StudySizes;
import org.insula.jobs.unit.MeanImage;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SamplingOptions;

/** The sizes of a study, as its first run and its atlases tell them; the other runs are taken to be like the first. */
final class StudySizing {
    private final FileAccess files;
    private final SamplingOptions sampling;
    private final List<BoldRun> runs;
    private final List<StudyAtlas> atlases;

    /**
     * What is known of a run from its header.
     *
     * @param seconds from frame to frame; NaN if unknown
     */
    private record RunShape(long voxels, int frames, double seconds) {
        static final RunShape UNKNOWN = new RunShape(0, 0, Double.NaN);
    }

    StudySizing(FileAccess files, SamplingOptions sampling, List<BoldRun> runs, List<StudyAtlas> atlases) {
        this.files = files;
        this.sampling = sampling;
        this.runs = runs;
        this.atlases = atlases;
    }

    /** The sizes; those of a run that cannot be looked at are 0, and whoever reads it says why. */
    StudySizes sizes() {
        RunShape run = run();
        return new StudySizes(
                run.voxels(),
                run.frames(),
                atlases.stream().mapToLong(StudyAtlas::bytes).sum(),
                atlases.stream().mapToLong(StudyAtlas::places).sum(),
                atlases.stream().mapToInt(atlas -> atlas.regions().size()).sum(),
                atlases.get(0).regions().size(),
                (long) runs.size() * samplesOf(run),
                sampling.frames());
    }

    private RunShape run() {
        if (runs.isEmpty()) {
            return RunShape.UNKNOWN;
        }
        BoldRun first = runs.get(0);
        try {
            int frames = FrameCount.of(files, first.path());
            if (!MeanImage.canBeOf(first.path())) {
                return new RunShape(0, frames, first.repetitionTime());
            }
            try (FrameSource volumes = NiftiReader.open(files, first.path())) {
                double seconds = first.hasRepetitionTime()
                        ? first.repetitionTime()
                        : volumes.repetitionTime().orElse(Double.NaN);
                return new RunShape(volumes.grid().voxels(), frames, seconds);
            }
        } catch (InputException e) {
            return RunShape.UNKNOWN;
        }
    }

    private int samplesOf(RunShape run) {
        return runs.isEmpty()
                ? 0
                : SampleCutter.count(sampling, runs.get(0), events(runs.get(0)), run.frames(), run.seconds());
    }

    private List<Event> events(BoldRun run) {
        try {
            return run.eventsPath().isEmpty() ? List.of() : Events.read(files, run.eventsPath(), sampling.events());
        } catch (InputException e) {
            return List.of();
        }
    }
}
