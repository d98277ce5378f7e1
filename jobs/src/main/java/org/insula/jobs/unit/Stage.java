package org.insula.jobs.unit;

import java.util.function.Function;
import org.insula.jobs.export.OutputTree;

/** A command over a study: which steps it does, and where its results are. */
public enum Stage {
    /** Everything. */
    RUN(OutputTree::report),
    /** The time series of runs. */
    PARCELLATE(OutputTree::root),
    /** The networks. */
    TRAIN(OutputTree::units),
    /** What is asked of trained networks, and their controls. */
    EXPLAIN(OutputTree::saliency),
    /** Maps, tables and report. */
    MAP(OutputTree::report);

    private final Function<OutputTree, String> results;

    Stage(Function<OutputTree, String> results) {
        this.results = results;
    }

    /** Where its results are. */
    public String results(OutputTree tree) {
        return results.apply(tree);
    }
}
