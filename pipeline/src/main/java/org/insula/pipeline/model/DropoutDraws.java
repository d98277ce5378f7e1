package org.insula.pipeline.model;

import java.util.SplittableRandom;

/**
 * How much a computation drops, and where its parts draw from.
 *
 * @param threshold of the 2³¹ possible draws, how many drop a value; 0 for no dropout
 * @param random    from which each part gets bits of its own; unused where nothing is dropped
 */
record DropoutDraws(int threshold, SplittableRandom random) {

    /** Nothing is dropped. */
    static DropoutDraws none() {
        return new DropoutDraws(0, new SplittableRandom(0));
    }

    static DropoutDraws of(double probability, SplittableRandom random) {
        return new DropoutDraws((int) Math.round(probability * 0x1p31), random);
    }

    RandomBits nextBits() {
        return new RandomBits(random.nextLong());
    }
}
