package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;
import org.junit.jupiter.api.Test;

class RetrainedCurveTest {
    private static final BootstrapInterval INTERVAL =
            BootstrapInterval.withDefaults().withSeed(3);

    private static RetrainedCurve.Found found(double share, String subject, double accuracy) {
        return new RetrainedCurve.Found(RemovalOrder.Kind.OWN, share, new GroupAccuracy(subject, 4, accuracy));
    }

    @Test
    void eachPointIsTheMeanOverSubjectsWithItsInterval() {
        List<RetrainedCurve> curves = RetrainedCurve.of(
                "lstm",
                List.of(found(0.3, "2", 0.25), found(0, "2", 1), found(0, "1", 1), found(0.3, "1", 0.75)),
                INTERVAL);
        assertThat(curves).hasSize(1);
        RetrainedCurve.Point whole = curves.get(0).points().get(0);
        assertThat(whole).isEqualTo(new RetrainedCurve.Point(0, 2, 1, 1, 1));
        RetrainedCurve.Point without = curves.get(0).points().get(1);
        Intervals expected = INTERVAL.of(List.of(new double[] {0.75}, new double[] {0.25}));
        assertThat(without).isEqualTo(new RetrainedCurve.Point(0.3, 2, 0.5, expected.low(0), expected.high(0)));
        assertThat(without.low()).isLessThan(without.high());
    }

    @Test
    void aSingleSubjectHasNoInterval() {
        RetrainedCurve curve = RetrainedCurve.of("lstm", List.of(found(0, "1", 0.75)), INTERVAL)
                .get(0);
        assertThat(curve.points().get(0).low()).isNaN();
        assertThat(curve.points().get(0).high()).isNaN();
    }
}
