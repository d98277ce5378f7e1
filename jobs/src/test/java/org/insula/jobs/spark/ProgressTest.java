package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.insula.jobs.log.RunLog;
import org.insula.jobs.log.StepMeter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter text = new StringWriter();
    private final AtomicLong millis = new AtomicLong();

    private Progress progress(Progress.Style style) {
        StepMeter meter = StepMeter.of(() -> StepMeter.Bytes.NONE);
        return new Progress(RunLog.of(new PrintWriter(text), RunLog.Format.TEXT), meter, style, millis::get);
    }

    @Test
    void aLogGetsALineEveryTenSecondsWithRateAndTimeLeft() {
        Progress progress = progress(Progress.Style.LOG);
        progress.begin("train", 100, 3);
        for (int unit = 0; unit < 50; unit++) {
            millis.addAndGet(1000);
            progress.unitDone();
        }
        assertThat(text.toString().split("\n"))
                .startsWith("train: 100 to do, 3 done before", "train: 10/100, 1.0/s, 2 min left")
                .endsWith("train: 50/100, 1.0/s, 50.0 s left")
                .hasSize(6);
    }

    @Test
    void theEndSaysHowLongItTook() {
        Progress progress = progress(Progress.Style.LOG);
        progress.begin("map", 1, 0);
        millis.addAndGet(2500);
        progress.end();
        assertThat(text.toString()).endsWith("map: 1/1 in 2.5 s\n");
    }

    @Test
    void aTerminalSeesOneLineRewritten() {
        Progress progress = progress(Progress.Style.TERMINAL);
        progress.begin("train", 2, 0);
        millis.addAndGet(60_000);
        progress.unitDone();
        millis.addAndGet(60_000);
        progress.unitDone();
        progress.end();
        assertThat(text.toString())
                .contains("\rtrain: 1/2, 1.0/min, 1 min left")
                .endsWith("\n");
        assertThat(text.toString().lines().count()).isLessThanOrEqualTo(5);
    }

    @Test
    void aStepWithNothingToDoSaysSoAndNoMore() {
        Progress progress = progress(Progress.Style.LOG);
        progress.begin("explain", 0, 8);
        progress.end();
        assertThat(text.toString()).isEqualTo("explain: nothing to do, 8 done before\n");
    }

    @Test
    void moreTasksThanUnitsDoNotCountBeyondTheLast() {
        Progress progress = progress(Progress.Style.LOG);
        progress.begin("train", 1, 0);
        millis.addAndGet(20_000);
        progress.unitDone();
        progress.unitDone();
        assertThat(text.toString()).doesNotContain("2/1");
    }
}
