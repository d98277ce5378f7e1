package org.insula.pipeline.model;

/**
 * How many values something holds while a network goes forward and backward: counted from the parts' arrays, and compared with what
 * training was seen to take.
 *
 * @param heap values on Java's heap
 * @param direct values outside of it, where matrix products work
 */
public record Footprint(double heap, double direct) {
    private Footprint plus(Footprint other) {
        return new Footprint(heap + other.heap, direct + other.direct);
    }

    private Footprint times(double count) {
        return new Footprint(count * heap, count * direct);
    }

    /**
     * What a network holds of one batch, beside its parameters.
     *
     * @param samples of the batch
     */
    public static Footprint of(ModelSpec spec, int samples, int frames, int regions) {
        double rows = (double) samples * frames;
        int cells = spec.direction() == Direction.BIDIRECTIONAL ? 2 : 1;
        Footprint input = new Footprint(4.0 * regions, 2.0 * regions);
        Footprint row = input.plus(spec.cell().footprint().times((double) cells * spec.hidden()));
        long carried = 0;
        if (spec.attention() == AttentionKind.INPUT_CELL) {
            row = row.plus(InputCellAttention64.footprint(spec, regions));
            carried = PrefixAttention64.carried(spec.hops(), samples, frames, regions);
        }
        if (spec.readOut() == ReadOutKind.SELF_ATTENTION) {
            row = row.plus(SelfAttention64.footprint(spec));
        }
        return row.times(rows).plus(new Footprint(carried, carried));
    }

    /** How many parameters a network has below its head. */
    public static double parameters(ModelSpec spec, int frames, int regions) {
        return Architecture.count(spec, frames, regions, 0);
    }
}
