package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.insula.atlas.BrainMask;
import org.insula.atlas.Extraction;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.Target;
import org.insula.atlas.cifti.GrayordinateAtlas;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.KeptFrames;
import org.insula.atlas.confounds.RunConfounds;
import org.insula.atlas.series.ReadySeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.series.RowsOfFrames;
import org.insula.jobs.config.MaskChoice;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.RunSeries;

/**
 * The way of one run to cleaned region series, for one atlas or several: a volume is read and unpacked once whatever the number of
 * atlases, grayordinates once an atlas, ready-made series as they are. Immutable; may be shared between threads.
 */
public final class RunParcellation {
    private final FileAccess files;
    private final List<StudyAtlas> atlases;
    private final ParcellationConfig options;
    private final Cleaning cleaning;

    /**
     * Parcellates with each of some atlases, then cleans.
     *
     * @throws InputException if the atlases are of different kinds, or grayordinates are to be masked or smoothed
     */
    public RunParcellation(FileAccess files, List<StudyAtlas> atlases, ParcellationConfig options, Cleaning cleaning) {
        this.files = files;
        this.atlases = List.copyOf(atlases);
        this.options = options;
        this.cleaning = cleaning;
        requireOneKind();
        if (isDense()) {
            requireNoVolumeOptions();
        }
    }

    private void requireOneKind() {
        for (StudyAtlas atlas : atlases) {
            if (atlas instanceof StudyAtlas.Grayordinates != isDense()) {
                throw new InputException(
                        "atlas " + atlas.name(),
                        "is " + kind(atlas) + " beside atlas " + atlases.get(0).name() + ", which is "
                                + kind(atlases.get(0)),
                        "parcellate volumes and grayordinates in two studies");
            }
        }
    }

    private static String kind(StudyAtlas atlas) {
        return atlas instanceof StudyAtlas.Grayordinates ? "one of grayordinates" : "a volume";
    }

    private void requireNoVolumeOptions() {
        if (options.smoothing() > 0) {
            throw new InputException(
                    "atlas " + atlases.get(0).name(),
                    "is one of grayordinates, which Insula does not smooth",
                    "set smoothing to 0, or smooth the runs along the surface first");
        }
        if (options.mask().kind() == MaskChoice.Kind.FILE) {
            throw new InputException(
                    options.mask().path(),
                    "cannot mask the grayordinates of atlas " + atlases.get(0).name(),
                    "set mask to none");
        }
    }

    private boolean isDense() {
        return atlases.get(0) instanceof StudyAtlas.Grayordinates;
    }

    /**
     * What a run gave.
     *
     * @param series one entry an atlas, in their order, named after the run; NaN where the run does not cover a region or a frame
     *     was scrubbed
     * @param checksums SHA-256 in hexadecimal of each file read, by path
     */
    public record Result(List<RunSeries> series, Map<String, String> checksums) {
        /** Copies the list. */
        public Result {
            series = List.copyOf(series);
        }
    }

    /**
     * Parcellates and cleans a run.
     *
     * @param keptFrames list of the frames to keep; empty if there is none
     * @throws InputException if the image, the mask, the confounds or the list are missing, damaged or do not fit
     */
    public Result run(BoldRun run, String keptFrames) {
        SourceFiles sources = new SourceFiles(files);
        List<RunSeries> series = new ArrayList<>();
        for (RunSeries raw : raw(sources, run)) {
            RunConfounds confounds = withoutGaps(
                    run,
                    raw,
                    confounds(sources, cleaning, run, keptFrames, raw.series().frames()));
            RegionSeries named = raw.series().withId(run.id());
            RegionSeries clean = new SignalCleaner(cleaning).clean(named, confounds);
            series.add(new RunSeries(raw.atlas(), clean, scrubbed(named, confounds), raw.warnings()));
        }
        return new Result(series, sources.checksums());
    }

    /** A ready-made series may have frames without values, which were censored when it was made. */
    private static RunConfounds withoutGaps(BoldRun run, RunSeries raw, RunConfounds confounds) {
        RegionSeries series = raw.series();
        boolean[] measured = new boolean[series.frames()];
        for (int frame = 0; frame < measured.length; frame++) {
            measured[frame] = series.hasValue(frame);
        }
        KeptFrames kept = KeptFrames.of(measured);
        if (!run.mayLackFrames() && !(raw.atlas() instanceof StudyAtlas.ReadyMade) || kept.isAll()) {
            return confounds;
        }
        // A list for another number of frames is refused where the frames are chosen.
        KeptFrames both = confounds
                .kept()
                .map(listed -> listed.frames() == kept.frames() ? kept.and(listed) : listed)
                .orElse(kept);
        return confounds.withKept(both);
    }

    /** Frames that are not kept, and those in which no region had a value to begin with. */
    private List<Integer> scrubbed(RegionSeries raw, RunConfounds confounds) {
        KeptFrames kept =
                cleaning.strategy().select(confounds, raw.id(), raw.frames()).kept();
        return IntStream.range(0, raw.frames())
                .filter(frame -> !kept.keeps(frame) || !raw.hasValue(frame))
                .boxed()
                .toList();
    }

    /**
     * Makes sure that a run goes with the atlases, as far as its header says.
     *
     * @throws InputException if it does not, or cannot be read
     */
    public void requireFit(BoldRun run) {
        if (atlases.get(0) instanceof StudyAtlas.ReadyMade) {
            return;
        }
        requireKind(run);
        if (!isDense()) {
            try (FrameSource frames = NiftiReader.open(files, run.path())) {
                options.extractor(targets()).requireGrid(frames.grid(), run.path());
            }
        }
    }

    private void requireKind(BoldRun run) {
        if (DenseFrames.isNamed(run.path()) != isDense()) {
            throw new InputException(
                    run.path(),
                    (isDense() ? "is no dense series (.dtseries.nii), but atlas " : "is a dense series, but atlas ")
                            + atlases.get(0).name() + " is " + kind(atlases.get(0)),
                    "take " + (isDense() ? "dtseries runs, or an atlas image in the runs' space" : "a dlabel atlas"));
        }
    }

    private List<Target> targets() {
        return atlases.stream().map(atlas -> atlas.target().orElseThrow()).toList();
    }

    private List<RunSeries> raw(FileAccess sources, BoldRun run) {
        if (atlases.get(0) instanceof StudyAtlas.ReadyMade ready) {
            ReadySeries.Noted made = ReadySeries.readNoted(sources, run, ready.regions());
            return List.of(new RunSeries(ready, made.series(), List.of(), made.notes()));
        }
        requireKind(run);
        return isDense() ? dense(sources, run) : volume(sources, run);
    }

    private List<RunSeries> volume(FileAccess sources, BoldRun run) {
        RegionExtractor extractor = options.extractor(targets());
        String mask = options.mask().pathFor(run);
        if (!mask.isEmpty()) {
            extractor = extractor.with(BrainMask.read(sources, mask));
        }
        try (FrameSource frames = NiftiReader.open(sources, run.path())) {
            List<Extraction> extractions = extractor.extractAll(frames, repetitionTime(run, frames));
            List<RunSeries> series = new ArrayList<>();
            for (int a = 0; a < extractions.size(); a++) {
                series.add(made(sources, run, atlases.get(a), extractions.get(a)));
            }
            return series;
        }
    }

    private List<RunSeries> dense(FileAccess sources, BoldRun run) {
        List<RunSeries> series = new ArrayList<>();
        for (StudyAtlas each : atlases) {
            GrayordinateAtlas atlas = ((StudyAtlas.Grayordinates) each).atlas();
            Target target = each.target().orElseThrow();
            try (FrameSource frames = atlas.align(DenseFrames.open(sources, run.path()))) {
                Extraction extraction = options.extractor(List.of(target))
                        .extractAll(frames, repetitionTime(run, frames))
                        .get(0);
                series.add(made(sources, run, each, extraction));
            }
        }
        return series;
    }

    private static RunSeries made(FileAccess sources, BoldRun run, StudyAtlas atlas, Extraction extraction) {
        List<String> warnings =
                new ArrayList<>(extraction.fit().warning().stream().toList());
        RegionSeries series = extraction.series();
        if (run.mayLackFrames()) {
            RowsOfFrames rows = RowsOfFrames.of(sources, run, series.frames());
            double[][] values = rows.spread(series.values(), series.regions().size());
            series =
                    new RegionSeries(series.id(), series.regions(), series.repetitionTime(), values, series.coverage());
            if (!rows.note().isEmpty()) {
                warnings.add(rows.note());
            }
        }
        return new RunSeries(atlas, series, List.of(), warnings);
    }

    private static double repetitionTime(BoldRun run, FrameSource frames) {
        return run.hasRepetitionTime()
                ? run.repetitionTime()
                : frames.repetitionTime().orElse(Double.NaN);
    }

    /**
     * What a run brings to its cleaning; where the strategy wants a table that is not there, the cleaner says so.
     *
     * @param keptFrames list of the frames to keep; empty if there is none
     * @throws InputException if the table or the list cannot be read
     */
    public static RunConfounds confounds(
            FileAccess sources, Cleaning cleaning, BoldRun run, String keptFrames, int frames) {
        RunConfounds confounds = usesConfounds(cleaning) && !run.confoundsPath().isEmpty()
                ? RunConfounds.read(sources, run.confoundsPath())
                : RunConfounds.none();
        return keptFrames.isEmpty() ? confounds : confounds.withKept(KeptFrames.read(sources, keptFrames, frames));
    }

    /** Whether a run's table of confounds matters to its cleaning. */
    static boolean usesConfounds(Cleaning cleaning) {
        return !cleaning.strategy().equals(ConfoundStrategy.none());
    }
}
