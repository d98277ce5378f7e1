package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.insula.atlas.Region;
import org.junit.jupiter.api.Test;

class ReportDataTest {

    private final ReportData data = ExampleReport.cohort();

    @Test
    void refusesMapsOfAnotherAtlas() {
        List<Region> fewer = data.regions().subList(1, 96);
        assertThatThrownBy(() -> with(fewer, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lstm")
                .hasMessageContaining("expected 95 regions");
    }

    @Test
    void refusesAPlantedRegionThatIsNotThere() {
        TruthReport truth = new TruthReport(List.of(new PlantedRegion("face", 96, "early")), List.of());
        assertThatThrownBy(() -> with(data.regions(), Optional.of(truth)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("planted region 96");
    }

    private ReportData with(List<Region> regions, Optional<TruthReport> truth) {
        return new ReportData(
                "",
                data.summary(),
                regions,
                data.models(),
                Optional.empty(),
                truth,
                Optional.empty(),
                new MethodsText("", List.of()),
                "");
    }

    @Test
    void tellsWhetherItsMapsHaveSigns() {
        assertThat(data.isSigned()).isFalse();
        assertThat(ExampleReport.signed().isSigned()).isTrue();
    }

    @Test
    void refusesATimeCourseWithRowsOfDifferentLength() {
        assertThatThrownBy(() -> TimeCourse.of(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frame 1 has 1 regions");
    }

    @Test
    void comparesArraysByContent() {
        assertThat(TimeCourse.of(new double[][] {{1, 2}})).isEqualTo(TimeCourse.of(new double[][] {{1, 2}}));
        assertThat(ConfusionMatrix.of(new int[][] {{1}}))
                .isEqualTo(ConfusionMatrix.of(new int[][] {{1}}))
                .isNotEqualTo(ConfusionMatrix.of(new int[][] {{2}}));
    }
}
