package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackedTimeCourseTest {

    private static final double NAN = Double.NaN;

    @Test
    void storesFramesAfterOneAnotherInOneByteEach() {
        TimeCourse course = TimeCourse.of(new double[][] {{0, 0.5}, {NAN, 0.25}});
        PackedTimeCourse packed = PackedTimeCourse.pack(course, 1);
        assertThat(packed.high()).isEqualTo(0.5);
        assertThat(Base64.getDecoder().decode(packed.data())).containsExactly(1, 255, 0, 128);
    }

    @Test
    void storesTheLowByteFirst() {
        PackedTimeCourse packed = PackedTimeCourse.pack(TimeCourse.of(new double[][] {{2, NAN, 0}}), 2);
        assertThat(Base64.getDecoder().decode(packed.data())).containsExactly(255, 255, 0, 0, 1, 0);
    }

    @Test
    void storesACourseOfZerosAsZeros() {
        PackedTimeCourse packed = PackedTimeCourse.pack(TimeCourse.of(new double[][] {{0, 0}}), 1);
        assertThat(packed.high()).isZero();
        assertThat(Base64.getDecoder().decode(packed.data())).containsExactly(1, 1);
    }

    @Test
    void keepsZeroWhereValuesHaveASign() {
        PackedTimeCourse packed = PackedTimeCourse.pack(TimeCourse.of(new double[][] {{-2, 0, 1, NAN}}), 1);
        assertThat(packed.low()).isEqualTo(-2);
        assertThat(packed.high()).isEqualTo(2);
        assertThat(Base64.getDecoder().decode(packed.data())).containsExactly(1, 128, 192, 0);
    }

    @Property
    void losesAtMostHalfAStep(@ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -3, max = 3) Double> values) {
        double[] row = values.stream().mapToDouble(Double::doubleValue).toArray();
        PackedTimeCourse packed = PackedTimeCourse.pack(TimeCourse.of(new double[][] {row}), 2);
        byte[] data = Base64.getDecoder().decode(packed.data());
        for (int region = 0; region < row.length; region++) {
            int number = (data[2 * region] & 0xFF) | (data[2 * region + 1] & 0xFF) << 8;
            double step = (packed.high() - packed.low()) / 65534;
            double value = packed.low() + (number - 1) * step;
            assertThat(value).isCloseTo(row[region], within(0.5001 * step + 1e-300));
        }
    }
}
