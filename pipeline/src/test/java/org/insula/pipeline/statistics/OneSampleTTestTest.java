package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class OneSampleTTestTest {
    private static final double NAN = Double.NaN;
    private static final List<double[]> SUBJECTS = List.of(
            new double[] {0.3, NAN, 1, 2}, new double[] {1.1, 4, 1, NAN}, new double[] {-0.2, 5, 1, NAN}, new double[] {
                0.9, 9, 1, NAN
            });

    @Test
    void agreesWithCommonsMath() {
        TTestResult result = OneSampleTTest.withDefaults().test(SUBJECTS);
        double[] first = {0.3, 1.1, -0.2, 0.9};
        double[] second = {4, 5, 9};
        assertThat(result.statistic()[0]).isCloseTo(new TTest().t(0, first), within(1e-12));
        assertThat(result.p()[0]).isCloseTo(new TTest().tTest(0, first), within(1e-12));
        assertThat(result.p()[1]).isCloseTo(new TTest().tTest(0, second), within(1e-12));
    }

    @Test
    void hasNoTWithoutSpreadOrASecondSubject() {
        TTestResult result = OneSampleTTest.withDefaults().test(SUBJECTS);
        assertThat(result.statistic()[2]).isNaN();
        assertThat(result.p()[2]).isNaN();
        assertThat(result.p()[3]).isNaN();
    }

    @Test
    void sidesSumToOne() {
        double[] greater = OneSampleTTest.withDefaults()
                .with(Alternative.GREATER)
                .test(SUBJECTS)
                .p();
        double[] less = OneSampleTTest.withDefaults()
                .with(Alternative.LESS)
                .test(SUBJECTS)
                .p();
        assertThat(greater[1]).isLessThan(0.05);
        assertThat(greater[0] + less[0]).isCloseTo(1, within(1e-12));
    }
}
