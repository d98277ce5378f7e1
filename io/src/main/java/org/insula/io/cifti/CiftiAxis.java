package org.insula.io.cifti;

import java.io.Serializable;
import org.insula.io.InputException;

/** What the indices of one dimension of a CIFTI matrix stand for. */
public sealed interface CiftiAxis extends Serializable
        permits SeriesAxis, BrainModels, LabelsAxis, ParcelsAxis, ScalarsAxis {
    /** How many indices there are. */
    int length();

    /** What the indices are, for people: {@code series}, {@code brain models}, … */
    String describe();

    /**
     * Checks the number of indices against the matrix.
     *
     * @throws InputException if it is another one
     */
    default void requireLength(String path, long dimension) {
        if (length() != dimension) {
            throw CiftiHeader.damaged(
                    path, "lists " + length() + " " + describe() + " where the data have " + dimension);
        }
    }
}
