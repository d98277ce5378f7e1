package org.insula.io.bids;

import java.util.List;
import org.insula.io.bids.Dataset.NamedFile;

/** Which files of a dataset stand for its runs. */
interface RunFiles {
    /** Whether a file of that name is one of them. */
    boolean areRuns(Entities file, RunFilter filter);

    /**
     * Of all that the filter accepts, those that are wanted; there may still be several of a run.
     *
     * @param root named in messages
     * @throws org.insula.io.InputException if that cannot be decided
     */
    List<NamedFile> choose(String root, List<NamedFile> accepted);

    /** The suffixes of the sidecars that may state the time between frames, the nearest first. */
    List<String> sidecars();

    /** Whether they are region series, not images. */
    boolean areSeries();

    /** The id of the run that a file shows. */
    String idOf(Entities file);

    /** The end of such a file's name, for messages. */
    String example();
}
