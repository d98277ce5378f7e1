package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import org.junit.jupiter.api.Test;

class AggregateFnTest {
    @Test
    void givesTheSameBitsInWhateverOrderRowsArrive() {
        Random random = new Random(3);
        List<SaliencyRow> rows = new ArrayList<>();
        for (int sample = 0; sample < 20; sample++) {
            for (long seed = 0; seed < 3; seed++) {
                float[] saliency = new float[12];
                for (int i = 0; i < saliency.length; i++) {
                    saliency[i] = random.nextFloat() - 0.5f;
                }
                rows.add(new SaliencyRow(new MapKey("m", "l"), "01", "r", "s" + sample, sample % 4, seed, 3, saliency));
            }
        }
        var expected = new AggregateFn(MapKind.SHARE).call(rows);
        for (int shuffle = 0; shuffle < 10; shuffle++) {
            Collections.shuffle(rows, random);
            assertThat(new AggregateFn(MapKind.SHARE).call(rows)).isEqualTo(expected);
        }
    }
}
