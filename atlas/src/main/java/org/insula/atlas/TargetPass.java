package org.insula.atlas;

/** One run's pass over one target: takes every frame in and keeps none. For use by one thread. */
interface TargetPass {

    /** What a run gives: values as {@code [frame][region]}, NaN where there are none, and coverage per region. */
    record Outcome(double[][] values, double[] coverage) {}

    /** Takes the next frame in; it is not kept. */
    void add(double[] frame);

    /** Ends the run and decides about the voxels that never changed. */
    Outcome finish(ConstantVoxels policy);

    /** How the target lies on the run's grid. */
    GridFit fit();
}
