package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionSeriesTest {

    private static final List<Region> REGIONS = List.of(new Region(1, "a"), new Region(2, "b"));

    private static RegionSeries series() {
        return new RegionSeries("run", REGIONS, 2, new double[][] {{1, Double.NaN}, {3, 4}, {5, 6}}, new double[] {
            1, 0.5
        });
    }

    @Test
    void givesValuesByFrameAndRegion() {
        assertThat(series().frames()).isEqualTo(3);
        assertThat(series().value(2, 1)).isEqualTo(6);
        assertThat(series().column(0)).containsExactly(1, 3, 5);
        assertThat(series().column(1)).containsExactly(Double.NaN, 4, 6);
        assertThat(series().values()[1]).containsExactly(3, 4);
    }

    @Test
    void refusesIndicesBeyondItsEnds() {
        assertThatThrownBy(() -> series().value(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> series().value(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void equalsAnotherOfTheSameContentMissingValuesIncluded() {
        assertThat(series()).isEqualTo(series()).hasSameHashCodeAs(series());
        assertThat(series()).isNotEqualTo(series().withId("other"));
        assertThat(series()).isNotEqualTo(series().withValues(new double[3][2]));
    }

    @Test
    void keepsIdentityAndCoverageWithOtherValues() {
        RegionSeries shorter = series().withValues(new double[][] {{7, 8}});
        assertThat(shorter.id()).isEqualTo("run");
        assertThat(shorter.frames()).isEqualTo(1);
        assertThat(shorter.coverage()).containsExactly(1, 0.5);
        assertThat(shorter.repetitionTime()).isEqualTo(2);
    }

    @Test
    void refusesRowsThatAreNotOneValueARegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series().withValues(new double[][] {{1, 2}, {3}}))
                .withMessageContaining("frame 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegionSeries("run", REGIONS, 2, new double[0][], new double[1]))
                .withMessageContaining("coverage");
    }

    @Test
    void survivesSerialisationWithItsContent() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(series());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(series());
        }
    }
}
