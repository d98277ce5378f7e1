package org.insula.jobs.memory;

import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.ReadOutKind;
import org.insula.pipeline.train.Candidate;

/**
 * What a network takes while it is trained: for each frame of each sample of a batch the values and gradients of every part, on the
 * heap and again where matrix products work, and its parameters several times over.
 *
 * <p>Values of a frame with R regions, G of what the cell sees of them (R, or hops × R flattened), H hidden units, and d and r of
 * attention, counted from the parts' arrays and compared with what training was seen to take:
 *
 * <pre>
 *                           heap             beside it
 *   input, dropout          4 R              2 R
 *   cell, a direction       20, 21, 7 H      15, 18, 6 H     (LSTM, GRU, RNN)
 *   input-cell attention    G + 3 d + 9 r    3 G + 3 d + 9 r
 *   self-attention          3 d + 3 r        3 d + 3 r
 * </pre>
 *
 * <p>A batch's own R are on the heap in double precision beside that.
 */
final class NetworkNeed {
    private static final int CHUNK = 50;

    /** Copies of the parameters: network, best one, gradients of the batch and of two shards, and Adam's two averages. */
    private static final int COPIES = 7;

    /** Copies in the precision of the computation: weights and gradients of a training and a checking pass of two shards. */
    private static final int WORKING_COPIES = 8;

    private final ModelSpec model;
    private final long batch;
    private final long frames;
    private final long regions;
    private final int bytes;

    private NetworkNeed(Candidate candidate, int frames, int regions) {
        this.model = candidate.model();
        this.batch = candidate.options().batch();
        this.frames = frames;
        this.regions = regions;
        this.bytes = candidate.options().precision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES;
    }

    /** The memory of a candidate that sees samples of so many frames and regions. */
    static Need of(Candidate candidate, int frames, int regions) {
        return new NetworkNeed(candidate, frames, regions).need();
    }

    /**
     * The memory of fitting a linear model: the values that its head sees of each sample, and their coordinates on at most as
     * many axes as there are samples or values, in two orders, with products and parts some 14 times over.
     *
     * @param features values of a sample that the head sees
     */
    static Need ofLinear(long samples, long features) {
        return Need.heap(8.0 * samples * (features + 14.0 * Math.min(samples, features)));
    }

    private Need need() {
        double rows = (double) batch * frames;
        double working = parameters() * WORKING_COPIES * bytes;
        double heap = bytes * (rows * valuesOnHeap() + carriedOver()) + 8 * rows * regions;
        double direct = bytes * (rows * valuesBeside() + carriedOver());
        return new Need((long) (heap + working + 8 * COPIES * parameters()), (long) (direct + working));
    }

    private double valuesOnHeap() {
        int ofCell =
                switch (model.cell()) {
                    case NONE -> 0;
                    case LSTM -> 20;
                    case GRU -> 21;
                    case RNN -> 7;
                };
        return 4.0 * regions + directions() * ofCell * (double) model.hidden() + seenByAttention() + ofAttention();
    }

    private double valuesBeside() {
        int ofCell =
                switch (model.cell()) {
                    case NONE -> 0;
                    case LSTM -> 15;
                    case GRU -> 18;
                    case RNN -> 6;
                };
        return 2.0 * regions + directions() * ofCell * (double) model.hidden() + 3 * seenByAttention() + ofAttention();
    }

    private double seenByAttention() {
        return hasInputCell() ? seen() : 0;
    }

    private double ofAttention() {
        double width = model.attentionWidth();
        double values = hasInputCell() ? 3 * width + 9.0 * model.hops() : 0;
        return model.readOut() == ReadOutKind.SELF_ATTENTION ? values + 3 * width + 3.0 * model.hops() : values;
    }

    /** Sums that input-cell attention carries from one chunk of frames to the next, forward and back. */
    private double carriedOver() {
        double chunks = Math.ceil(frames / (double) CHUNK);
        return hasInputCell() ? (chunks + 1) * batch * model.hops() * regions : 0;
    }

    private double parameters() {
        double hidden = model.hidden();
        double biases = model.cell() == CellKind.GRU ? 2 : 1;
        double cells = directions() * (seen() + hidden + biases) * model.cell().blocks() * hidden;
        double attention = hasInputCell() ? (regions + model.hops() + 1.0) * model.attentionWidth() : 0;
        return cells + attention;
    }

    private boolean hasInputCell() {
        return model.attention() == AttentionKind.INPUT_CELL;
    }

    private double seen() {
        boolean flat = hasInputCell() && model.reduction() == HopReduction.FLATTEN;
        return flat ? (double) regions * model.hops() : regions;
    }

    private int directions() {
        return model.direction() == Direction.BIDIRECTIONAL ? 2 : 1;
    }
}
