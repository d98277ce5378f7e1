package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomBitsTest {
    private static final int COUNT = 100_000;

    /** A tenth of 2³¹. */
    private static final int THRESHOLD = 214_748_365;

    @Test
    void drawsTheSameInBothPrecisionsAndInPieces() {
        double[] whole = new double[COUNT];
        new RandomBits(7).keep(THRESHOLD, 1.25, whole, COUNT);
        RandomBits pieces = new RandomBits(7);
        float[] first = new float[1500];
        float[] rest = new float[COUNT];
        pieces.keep(THRESHOLD, 1.25f, first, first.length);
        pieces.keep(THRESHOLD, 1.25f, rest, COUNT - first.length);
        assertThat(IntStream.range(0, COUNT))
                .allSatisfy(i -> assertThat((double) (i < first.length ? first[i] : rest[i - first.length]))
                        .isEqualTo(whole[i]));
    }

    @Test
    void dropsTheShareAskedForAndScalesTheRest() {
        float[] factors = new float[COUNT];
        new RandomBits(1).keep(THRESHOLD, 1.25f, factors, COUNT);
        assertThat(factors).containsOnly(0, 1.25f);
        // Five standard deviations of the share.
        assertThat(IntStream.range(0, COUNT).filter(i -> factors[i] == 0).count() / (double) COUNT)
                .isEqualTo(0.1, offset(0.005));
    }

    @Test
    void dropsNothingAtAThresholdOfZeroAndAllButOneDrawAtTheLargest() {
        float[] factors = new float[COUNT];
        new RandomBits(1).keep(0, 2f, factors, COUNT);
        assertThat(factors).containsOnly(2f);
        new RandomBits(1).keep(Integer.MAX_VALUE, 2f, factors, COUNT);
        assertThat(factors).containsOnly(0f);
    }

    @Test
    void anotherSeedDrawsOtherwise() {
        float[] one = new float[100];
        float[] other = new float[100];
        new RandomBits(1).keep(1 << 30, 1f, one, one.length);
        new RandomBits(2).keep(1 << 30, 1f, other, other.length);
        assertThat(one).isNotEqualTo(other);
    }
}
