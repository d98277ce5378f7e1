package org.insula.jobs.memory;

/**
 * Memory that something takes.
 *
 * @param heap bytes of Java's heap
 * @param direct bytes outside of it, where matrix products work
 */
public record Need(long heap, long direct) {
    /** Nothing. */
    public static final Need NONE = new Need(0, 0);

    /** On the heap only. */
    public static Need heap(double bytes) {
        return new Need((long) bytes, 0);
    }

    /** Both at the same time. */
    public Need plus(Need other) {
        return new Need(heap + other.heap, direct + other.direct);
    }

    /** So many of it at the same time. */
    public Need times(int count) {
        return new Need(count * heap, count * direct);
    }

    /** One or the other. */
    public Need or(Need other) {
        return new Need(Math.max(heap, other.heap), Math.max(direct, other.direct));
    }
}
