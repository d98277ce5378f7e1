package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.insula.jobs.spark.ProbeStep.ProbeKey;
import org.insula.jobs.spark.ProbeStep.ProbePortions;
import org.insula.jobs.spark.ProbeStep.UnitPartitioner;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class ProbePortionsTest {
    private static Tuple2<ProbeKey, SaliencyRow> row(int sample, String model) {
        String id = "s%04d".formatted(sample);
        SaliencyRow row = new SaliencyRow(new MapKey(model, "l"), "1", "r", id, 0, 1, 1, new float[] {1});
        return new Tuple2<>(new ProbeKey(7, id, model), row);
    }

    @Test
    void holdWholeSamplesAndAllOfThemInOrder() {
        int samples = 2 * ProbePortions.SAMPLES + 3;
        List<Tuple2<ProbeKey, SaliencyRow>> rows = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            rows.add(row(sample, "a"));
            rows.add(row(sample, "b"));
        }
        ProbePortions portions = new ProbePortions(rows.iterator());
        assertThat(portions.unit()).isEqualTo(7);
        List<SaliencyRow> all = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        while (portions.hasNext()) {
            List<SaliencyRow> portion = portions.next();
            Set<String> ids = new HashSet<>();
            portion.forEach(each -> ids.add(each.sample()));
            assertThat(portion).hasSize(2 * ids.size());
            sizes.add(ids.size());
            all.addAll(portion);
        }
        assertThat(sizes).containsExactly(ProbePortions.SAMPLES, ProbePortions.SAMPLES, 3);
        assertThat(all).isEqualTo(rows.stream().map(Tuple2::_2).toList());
        assertThatThrownBy(portions::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void keysOrderByUnitThenSampleThenModel() {
        ProbeKey key = new ProbeKey(1, "b", "n");
        assertThat(key).isLessThan(new ProbeKey(2, "a", "m"));
        assertThat(key).isLessThan(new ProbeKey(1, "c", "m"));
        assertThat(key).isLessThan(new ProbeKey(1, "b", "o"));
        assertThat(new UnitPartitioner(3).getPartition(key)).isEqualTo(1);
    }
}
