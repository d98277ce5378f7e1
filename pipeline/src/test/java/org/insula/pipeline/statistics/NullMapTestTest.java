package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NullMapTestTest {
    private static final double NAN = Double.NaN;

    @Test
    void countsNullMapsThatAreAsExtreme() {
        List<double[]> nulls = List.of(new double[] {1, 5}, new double[] {2, 6}, new double[] {3, 9});
        PermutationResult result = NullMapTest.withDefaults().test(new double[] {4, 7}, nulls);
        assertThat(result.p()).containsExactly(1 / 4.0, 2 / 4.0);
        assertThat(result.patterns()).isEqualTo(4);
        // Standardised, the maps' largest cells are 1.16 (its own), −1.02, −0.39 and 1.32; its own cells 1.16 and 0.15.
        assertThat(result.familyWise()).containsExactly(2 / 4.0, 2 / 4.0);
    }

    @Test
    void leavesOutCellsThatAreMissingOrNeverVary() {
        PermutationResult result = NullMapTest.withDefaults()
                .test(new double[] {4, NAN, 1, 1}, List.of(new double[] {1, 5, 1, NAN}, new double[] {2, 6, 1, 3}));
        assertThat(result.p()).containsExactly(1 / 3.0, NAN, NAN, NAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NullMapTest.withDefaults().test(new double[1], List.of()));
    }

    @Test
    void aRegionThatAlwaysDrawsSaliencyIsNoFinding() {
        // Cell 0 is high in every map, whatever the labels: what a test against an even share would fall for.
        Random random = new Random(3);
        List<double[]> maps = new ArrayList<>();
        for (int map = 0; map < 100; map++) {
            double[] values = random.doubles(20).toArray();
            values[0] += 5;
            maps.add(values);
        }
        int alarms = 0;
        for (int observed = 0; observed < 100; observed++) {
            List<double[]> nulls = new ArrayList<>(maps);
            double[] own = nulls.remove(observed);
            PermutationResult result = NullMapTest.withDefaults().test(own, nulls);
            for (double p : result.familyWise()) {
                alarms += p <= 0.05 ? 1 : 0;
            }
        }
        // Exactly the five most extreme of 100 exchangeable maps, each by at least one cell.
        assertThat(alarms).isBetween(5, 6);
    }
}
