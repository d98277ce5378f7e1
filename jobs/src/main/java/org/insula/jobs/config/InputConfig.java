package org.insula.jobs.config;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import org.insula.io.FileAccess;
import org.insula.io.bids.BidsLayout;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.io.bids.RunFilter;
import org.insula.io.bids.RunsTable;

/**
 * Which runs are analysed.
 *
 * @param kind how runs are found
 * @param path the BIDS folder or the table
 * @param filter which of the runs found are kept
 */
public record InputConfig(InputKind kind, String path, RunFilter filter) implements Serializable {
    /** Refuses null. */
    public InputConfig {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(path);
        Objects.requireNonNull(filter);
    }

    /**
     * Finds the runs, sorted by id, and sets those apart whose sidecars are bad.
     *
     * @throws org.insula.io.InputException if there are none or the input cannot be read
     */
    public DiscoveredRuns runs(FileAccess files) {
        return switch (kind) {
            case BIDS -> BidsLayout.discover(files, path, "", filter);
            case RUNS -> new DiscoveredRuns(RunsTable.read(files, path, filter), Map.of());
        };
    }
}
