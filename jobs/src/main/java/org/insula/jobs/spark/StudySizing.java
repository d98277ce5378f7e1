package org.insula.jobs.spark;

import java.util.List;
import java.util.Optional;
import org.insula.atlas.Atlas;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Events;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.memory.StudySizes;
import org.insula.jobs.unit.MeanImage;
import org.insula.pipeline.sample.LabelSource;
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
        long atlasVoxels = 0;
        long inRegions = 0;
        int regions = 0;
        for (StudyAtlas atlas : atlases) {
            regions += atlas.regions().size();
            Optional<Atlas> image = image(atlas);
            if (image.isPresent()) {
                atlasVoxels += image.get().grid().voxels();
                inRegions += inRegions(image.get());
            }
        }
        return new StudySizes(
                run.voxels(),
                run.frames(),
                atlasVoxels,
                inRegions,
                regions,
                atlases.get(0).regions().size(),
                runs.size() * samplesOf(run),
                sampling.frames());
    }

    private static Optional<Atlas> image(StudyAtlas atlas) {
        return atlas instanceof StudyAtlas.Labels labels ? Optional.of(labels.atlas()) : Optional.empty();
    }

    private static long inRegions(Atlas atlas) {
        long voxels = 0;
        for (int region = 0; region < atlas.size(); region++) {
            voxels += atlas.voxels(region);
        }
        return voxels;
    }

    private RunShape run() {
        if (runs.isEmpty()) {
            return RunShape.UNKNOWN;
        }
        BoldRun first = runs.get(0);
        if (!MeanImage.canBeOf(first.path())) {
            return RunShape.UNKNOWN;
        }
        try (FrameSource frames = NiftiReader.open(files, first.path())) {
            double seconds = first.hasRepetitionTime()
                    ? first.repetitionTime()
                    : frames.repetitionTime().orElse(Double.NaN);
            return new RunShape(frames.grid().voxels(), frames.frames(), seconds);
        } catch (InputException e) {
            return RunShape.UNKNOWN;
        }
    }

    private long samplesOf(RunShape run) {
        if (sampling.label() == LabelSource.TRIAL_TYPE) {
            return runs.isEmpty() ? 0 : events(runs.get(0));
        }
        double lag = sampling.lagSeconds() > 0 ? sampling.lagSeconds() / run.seconds() : 0;
        double left = run.frames() - lag - sampling.frames();
        return left >= 0 ? 1 + (long) (left / sampling.stride()) : 0;
    }

    private long events(BoldRun run) {
        try {
            return run.eventsPath().isEmpty()
                    ? 0
                    : Events.read(files, run.eventsPath()).size();
        } catch (InputException e) {
            return 0;
        }
    }
}
