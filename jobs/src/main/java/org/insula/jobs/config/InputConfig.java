package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BidsLayout;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.io.bids.RunFilter;
import org.insula.io.bids.RunsTable;
import org.insula.io.bids.Wanted;
import org.insula.io.hcp.HcpImages;
import org.insula.io.hcp.HcpLayout;
import org.insula.io.series.SeriesFile;

/**
 * Which runs are analysed.
 *
 * @param kind how runs are found
 * @param path the folder or the table
 * @param filter which of the runs found are kept
 * @param images which images of {@link InputKind#HCP}
 * @param raw the raw data set behind a derivative, where its events and participants are; empty looks for it
 * @param atlas which atlas's series of {@link InputKind#SERIES}; empty takes the only one
 */
public record InputConfig(InputKind kind, String path, String raw, RunFilter filter, HcpImages images, String atlas)
        implements Serializable {
    /** The column of a table of runs that names the list of frames to keep. */
    private static final String KEPT_FRAMES = "kept_frames";

    /** Refuses null. */
    public InputConfig {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(path);
        Objects.requireNonNull(raw);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(images);
        Objects.requireNonNull(atlas);
    }

    /**
     * Finds the runs, whatever lies beside them being wanted.
     *
     * @throws InputException if there are none or the input cannot be read
     */
    public DiscoveredRuns runs(FileAccess files) {
        return runs(files, Wanted.everything());
    }

    /**
     * Finds the runs, sorted by id, and sets those apart whose sidecars are bad.
     *
     * @param wanted what of that which lies beside the runs the study takes
     * @throws InputException if there are none or the input cannot be read
     */
    public DiscoveredRuns runs(FileAccess files, Wanted wanted) {
        return switch (kind) {
            case BIDS -> BidsLayout.discover(files, path, raw, filter, wanted);
            case HCP -> HcpLayout.discover(files, path, images, filter);
            case SERIES -> BidsLayout.discoverSeries(files, path, raw, filter, atlas, wanted);
            case RUNS -> RunsTable.read(files, path, filter);
        };
    }

    /**
     * Whether these runs are region series that somebody else has made.
     *
     * @throws InputException if some are and some are not
     */
    public boolean areReadyMade(List<BoldRun> runs) {
        List<BoldRun> ready =
                runs.stream().filter(run -> SeriesFile.isNamed(run.path())).toList();
        if (!ready.isEmpty() && ready.size() < runs.size()) {
            throw new InputException(
                    path,
                    "lists images and ready-made series, such as "
                            + ready.get(0).path(),
                    "give a study either images or series");
        }
        return !ready.isEmpty();
    }

    /** The list of frames to keep of a run, from the column {@code kept_frames} of a table of runs; empty if none. */
    public String keptFrames(BoldRun run) {
        String listed = run.columns().getOrDefault(KEPT_FRAMES, "");
        boolean none = kind != InputKind.RUNS || listed.isBlank() || listed.equals("n/a");
        return none ? "" : FilePaths.resolve(FilePaths.parent(path), listed);
    }
}
