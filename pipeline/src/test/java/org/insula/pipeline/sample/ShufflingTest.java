package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShufflingTest {
    @Test
    void keepsEveryValueAndFollowsFromTheDraws() {
        int[] one = IntStream.range(0, 50).toArray();
        int[] other = one.clone();
        Shuffling.shuffle(one, new SplittableRandom(3));
        Shuffling.shuffle(other, new SplittableRandom(3));
        assertThat(one)
                .containsExactly(other)
                .isNotEqualTo(IntStream.range(0, 50).toArray());
        assertThat(one).containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
    }

    @Test
    void everyOrderComesAboutAsOften() {
        Random random = new Random(1);
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (int draw = 0; draw < 6000; draw++) {
            int[] values = {0, 1, 2};
            Shuffling.shuffle(values, random);
            counts.merge(List.of(values[0], values[1], values[2]), 1, Integer::sum);
        }
        assertThat(counts).hasSize(6);
        // Five standard deviations of a count of 1000.
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(856, 1144));
    }
}
