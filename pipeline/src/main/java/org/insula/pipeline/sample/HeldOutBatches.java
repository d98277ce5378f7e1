package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Held-out samples in the batches that networks predict and explain them in; only one is in memory at a time. */
public final class HeldOutBatches {
    /** Most samples of a batch. Where batches end changes no result but the last bits. */
    public static final int SIZE = 50;

    private HeldOutBatches() {}

    /** The indices of samples, in their order. */
    public static List<int[]> of(int[] heldOut) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < heldOut.length; from += SIZE) {
            batches.add(Arrays.copyOfRange(heldOut, from, Math.min(heldOut.length, from + SIZE)));
        }
        return batches;
    }
}
