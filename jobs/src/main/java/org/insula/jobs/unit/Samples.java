package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.List;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.ValuesShape;

/** The samples that a study is cut into, as the steps after that get at them. */
public interface Samples {
    /** The samples on an executor. */
    interface Source extends Serializable {
        /**
         * The samples, with their values mapped.
         *
         * @throws org.insula.io.InputException if the file of values cannot be read or is not the one that was cut
         */
        SampleSet open();

        /** Gives the calling task its threads, for what takes long, such as training. */
        Workplace setUp();
    }

    /** Whether they are cut as they are asked for. */
    boolean areCut();

    /** Their identity; empty before they are cut. */
    String digest();

    /** The shape of their values; asked for once they are cut, as the rest is. */
    ValuesShape shape();

    /** Their labels, in the order that samples count them. */
    List<String> labels();

    /** What is known of each; read from its table, which takes Spark. */
    SampleTable table();

    /** How they are divided. */
    List<Fold> folds();

    /** For tasks. */
    Source onExecutors();
}
