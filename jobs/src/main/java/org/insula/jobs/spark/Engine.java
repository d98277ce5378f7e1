package org.insula.jobs.spark;

import java.io.Serializable;

/**
 * What one Spark task of an experiment does, without Spark.
 *
 * @param <U> kind of unit
 * @param <R> kind of result
 */
public interface Engine<U extends Serializable, R extends Serializable> extends Serializable {
    /** What messages call a unit. */
    String name(U unit);

    /**
     * Does a unit, in the calling thread.
     *
     * @throws org.insula.io.InputException if its input is wrong; the other units go on
     */
    R run(U unit);
}
