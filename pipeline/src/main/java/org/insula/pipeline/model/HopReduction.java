package org.insula.pipeline.model;

/** How the hops of input-cell attention become the one vector that the cell sees. */
public enum HopReduction {
    /** Their mean: as many values as there are regions. As in the released implementation of Ismail et al. (2019). */
    MEAN,
    /** All of them, one hop after the other: hops × regions values. As in the figure of Ismail et al. (2019). */
    FLATTEN
}
