package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutBatchesTest {
    @Test
    void holdEverySampleInOrder() {
        int[] heldOut =
                IntStream.range(0, 2 * HeldOutBatches.SIZE + 1).map(i -> 3 * i).toArray();

        List<int[]> batches = HeldOutBatches.of(heldOut);

        List<Integer> all = new ArrayList<>();
        batches.forEach(batch -> IntStream.of(batch).forEach(all::add));
        assertThat(all).containsExactlyElementsOf(IntStream.of(heldOut).boxed().toList());
        assertThat(batches)
                .extracting(batch -> batch.length)
                .containsExactly(HeldOutBatches.SIZE, HeldOutBatches.SIZE, 1);
        assertThat(HeldOutBatches.of(new int[0])).isEmpty();
    }
}
