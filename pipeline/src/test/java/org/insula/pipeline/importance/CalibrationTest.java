package org.insula.pipeline.importance;

import static org.assertj.core.api.Assertions.assertThat;

import org.insula.pipeline.statistics.BootstrapInterval;
import org.junit.jupiter.api.Test;

/** Intervals hold the truth about as often as they say, and false alarms against null maps are no more than nominal. */
class CalibrationTest {

    @Test
    void intervalsHoldTheTruthMoreOftenTheMoreSubjectsThereAre() {
        double few = held(6);
        double many = held(30);
        assertThat(few).isBetween(0.84, 0.95);
        assertThat(many).isBetween(0.91, 0.97).isGreaterThan(few);
    }

    private static double held(int subjects) {
        BootstrapInterval interval = BootstrapInterval.withDefaults().withResamples(300);
        Calibration found = Calibration.of(new SimulatedGroup(subjects, 40), 100, interval);
        return (double) found.covered() / found.regions();
    }
}
