package org.insula.pipeline.train;

/**
 * How a batch is cut into shards that are computed side by side. The cut follows from the batch's size alone, and sums
 * over shards are in their order: so results have the same bits however many threads there are.
 */
final class Shards {
    /** Samples of a shard at most. */
    static final int LARGEST = 32;

    /** A batch smaller than this is not worth cutting. */
    private static final int CUT_FROM = 16;

    private Shards() {}

    /** Number of shards: 1 of a small batch, else the least even number that keeps each at 32 samples or fewer. */
    static int count(int batch) {
        return batch < CUT_FROM ? 1 : 2 * ((batch + 2 * LARGEST - 1) / (2 * LARGEST));
    }

    /** Where a shard begins; the shard behind the last begins at the batch's end. */
    static int start(int batch, int shard) {
        return (int) ((long) batch * shard / count(batch));
    }
}
