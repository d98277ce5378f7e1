package org.insula.atlas.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.KeptFrames;
import org.insula.atlas.confounds.RunConfounds;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;

class ScrubbingTest {

    private static final Cleaning ZSCORE = Cleaning.none().withStandardize(Standardize.ZSCORE);
    private static final Cleaning LOW_PASS = Cleaning.none().with(TemporalFilter.butterworth(0, 0.1));

    private static RegionSeries series(double repetitionTime, double... column) {
        double[][] values =
                Arrays.stream(column).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        return new RegionSeries("run", List.of(new Region(1, "a")), repetitionTime, values, new double[] {1});
    }

    private static double[] clean(Cleaning cleaning, int[] kept, double... column) {
        return new SignalCleaner(cleaning)
                .clean(series(2, column), RunConfounds.none().withKept(KeptFrames.of(column.length, kept)))
                .column(0);
    }

    private static int[] allBut(int frames, Integer... scrubbed) {
        return IntStream.range(0, frames)
                .filter(f -> !List.of(scrubbed).contains(f))
                .toArray();
    }

    @Test
    void leavesAMissingRowWhereAFrameWasScrubbed() {
        assertThat(clean(ZSCORE, new int[] {0, 1, 3}, 4, 5, 1000, 6)).containsExactly(-1, 0, Double.NaN, 1);
    }

    @Test
    void removesTheRowWhenAsked() {
        assertThat(clean(ZSCORE.with(ScrubbedFrames.REMOVED), new int[] {0, 1, 3}, 4, 5, 1000, 6))
                .containsExactly(-1, 0, 1);
    }

    @Test
    void scrubsEvenIfNothingElseIsToBeDone() {
        assertThat(clean(Cleaning.none(), new int[] {0, 2}, 4, 5, 6)).containsExactly(4, Double.NaN, 6);
    }

    @Test
    void cleansARunWhoseFrameWithoutValuesIsScrubbed() {
        assertThat(clean(ZSCORE, new int[] {0, 1, 3}, 4, 5, Double.NaN, 6)).containsExactly(-1, 0, Double.NaN, 1);
    }

    @Test
    void detrendsOverKeptFramesOnly() {
        Cleaning detrend = Cleaning.none().withDetrend(Detrend.LINEAR).with(ScrubbedFrames.REMOVED);
        // As in nilearn the line runs over the kept frames as if they followed each other.
        assertThat(clean(detrend, new int[] {0, 2, 3}, 1, 50, 2, 3)).containsExactly(new double[3], within(1e-14));
    }

    @Test
    void bridgesScrubbedFramesBeforeAButterworthFilter() {
        int frames = 60;
        double[] slow = new double[frames];
        Arrays.setAll(slow, f -> Math.sin(2 * Math.PI * f / 50.0));
        double[] spiked = slow.clone();
        spiked[20] = 1e6;
        spiked[21] = -1e6;
        double[] undisturbed = clean(LOW_PASS, allBut(frames), slow);
        double[] cleaned = clean(LOW_PASS, allBut(frames, 20, 21), spiked);
        for (int f : allBut(frames, 20, 21)) {
            assertThat(cleaned[f]).isEqualTo(undisturbed[f], within(1e-4));
        }
        assertThat(cleaned[20]).isNaN();
    }

    @Test
    void leavesFramesBeforeTheFirstKeptOneOutOfTheFilter() {
        double[] noise = new Random(1).doubles(50, -1, 1).toArray();
        double[] later = Arrays.copyOfRange(noise, 2, 50);
        double[] cleaned = clean(LOW_PASS.with(ScrubbedFrames.REMOVED), allBut(50, 0, 1), noise);
        assertThat(cleaned).containsExactly(clean(LOW_PASS, allBut(48), later), within(1e-13));
    }

    @Test
    void givesPercentOfTheMeanThatTheFilterTookOut() {
        double[] wave = new double[1000];
        Arrays.setAll(wave, f -> 200 + 4 * Math.cos(2 * Math.PI * 0.1 * 2 * f));
        Cleaning percent = Cleaning.none()
                .with(TemporalFilter.butterworth(0.02, 0))
                .withStandardize(Standardize.PERCENT_SIGNAL_CHANGE);
        assertThat(clean(percent, allBut(1000), wave)[500]).isEqualTo(2, within(0.02));
        Cleaning lowPass = LOW_PASS.withStandardize(Standardize.PERCENT_SIGNAL_CHANGE);
        // At the cut-off half of the wave is left; its mean was never taken out.
        assertThat(clean(lowPass, allBut(1000), wave)[500]).isEqualTo(1, within(0.02));
    }

    @Test
    void refusesWhatLeavesTooFewFrames() {
        assertThatThrownBy(() -> clean(ZSCORE, new int[] {1}, 1, 2, 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("scrubbing leaves 1 of 3 frames");
        assertThatThrownBy(() -> clean(LOW_PASS, allBut(18), new double[18]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has 18 frames where this Butterworth filter needs 19");
    }

    @Test
    void refusesACutOffThatTheRepetitionTimeDoesNotShow() {
        Cleaning fast = Cleaning.none().with(TemporalFilter.butterworth(0, 0.25));
        assertThatThrownBy(() -> clean(fast, allBut(50), new double[50]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("0.25 Hz is not below 0.25");
        assertThatThrownBy(() ->
                        new SignalCleaner(LOW_PASS).clean(series(Double.NaN, new double[50]), RunConfounds.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("repetition time unknown");
    }

    @Test
    void survivesSerialization() throws IOException, ClassNotFoundException {
        Cleaning cleaning = LOW_PASS.with(ConfoundStrategy.named("scrubbing")).with(ScrubbedFrames.REMOVED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(cleaning);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(cleaning);
        }
    }
}
