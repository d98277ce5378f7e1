package org.insula.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.insula.jobs.log.StepMeter.Bytes;
import org.junit.jupiter.api.Test;

class StepMeterTest {
    private final AtomicLong seconds = new AtomicLong();
    private Bytes bytes = new Bytes(1000, 10, 5);
    private final StepMeter meter = new StepMeter(() -> 1_000_000_000 * seconds.get(), () -> bytes);

    @Test
    void measuresUnitsSecondsAndBytesOfEachStep() {
        meter.begin("parcellate", 3, 5);
        seconds.set(4);
        bytes = new Bytes(1800, 30, 12);
        meter.end();
        meter.unitFailed();
        meter.begin("train", 0, 8);
        meter.stop();
        assertThat(meter.steps())
                .containsExactly(
                        new StepFigures("parcellate", 2, 5, 1, 4, new Bytes(800, 20, 7)),
                        new StepFigures("train", 0, 8, 0, 0, Bytes.NONE));
        assertThat(meter.steps().get(0).all())
                .containsEntry("unitsPerSecond", 0.75)
                .containsEntry("bytesReadPerSecond", 200.0)
                .containsEntry("bytesWritten", 20L)
                .containsEntry("bytesShuffled", 7L);
        assertThat(meter.steps().get(1).all()).doesNotContainKey("unitsPerSecond");
    }

    @Test
    void aStepThatWasCutShortHasDoneWhatItCounted() {
        meter.begin("train", 8, 0);
        meter.unitDone();
        meter.unitDone();
        meter.stop();
        meter.stop();
        assertThat(meter.steps()).hasSize(1);
        assertThat(meter.steps().get(0).done()).isEqualTo(2);
    }
}
