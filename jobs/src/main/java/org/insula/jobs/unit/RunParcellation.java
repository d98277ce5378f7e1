package org.insula.jobs.unit;

import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Confounds;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;

/**
 * The way of one run from volumes to cleaned region series, read in one pass. Immutable; may be shared between threads.
 */
public final class RunParcellation {
    private final FileAccess files;
    private final RegionExtractor extractor;
    private final Cleaning cleaning;

    /** Parcellates with an extractor, then cleans. */
    public RunParcellation(FileAccess files, RegionExtractor extractor, Cleaning cleaning) {
        this.files = files;
        this.extractor = extractor;
        this.cleaning = cleaning;
    }

    /**
     * The region series of a run {@code [frame][region]}, cleaned, named after the run; NaN where the run does not
     * cover a region.
     *
     * @throws InputException if the image or the confounds are missing, damaged or do not fit
     */
    public RegionSeries series(BoldRun run) {
        try (FrameSource frames = NiftiReader.open(files, run.path())) {
            double repetitionTime = run.hasRepetitionTime()
                    ? run.repetitionTime()
                    : frames.repetitionTime().orElse(Double.NaN);
            RegionSeries raw = extractor.extract(frames, repetitionTime);
            return new SignalCleaner(cleaning).clean(raw, confounds(run)).withId(run.id());
        }
    }

    /** The confounds of a run; null where none are asked for, which the cleaner takes as that. */
    private Confounds confounds(BoldRun run) {
        if (cleaning.confounds().isEmpty()) {
            return null;
        }
        if (run.confoundsPath().isEmpty()) {
            throw new InputException(
                    run.path(),
                    "confounds " + cleaning.confounds() + " are to be removed, but the run has no confounds file",
                    "add its confounds TSV, or leave clean.confounds out");
        }
        return Confounds.read(files, run.confoundsPath());
    }
}
