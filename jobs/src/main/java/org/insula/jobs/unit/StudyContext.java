package org.insula.jobs.unit;

import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.OutputTree;

/** What the steps of a study start from. */
public interface StudyContext {
    /** What is asked for. */
    RunConfig config();

    /** Where everything goes. */
    OutputTree tree();

    /** The files of input and output. */
    FileAccess files();

    /** The units of work done so far. */
    UnitStore units();

    /** The atlas that networks are trained on, then those whose series are only exported. */
    List<StudyAtlas> atlases();

    /** Every usable run found, sorted by id. */
    List<BoldRun> runs();

    /** Why runs were found but cannot be used, by their ids. */
    Map<String, String> unusable();
}
