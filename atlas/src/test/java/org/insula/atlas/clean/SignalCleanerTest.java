package org.insula.atlas.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.RunConfounds;
import org.insula.io.InputException;
import org.insula.io.bids.Confounds;
import org.insula.io.table.Table;
import org.junit.jupiter.api.Test;

class SignalCleanerTest {

    private static final Cleaning NONE = Cleaning.none();
    private static final Cleaning DETREND = NONE.withDetrend(Detrend.LINEAR);
    private static final Cleaning ZSCORE = NONE.withStandardize(Standardize.ZSCORE);
    private static final Cleaning PERCENT = NONE.withStandardize(Standardize.PERCENT_SIGNAL_CHANGE);

    private static RegionSeries series(double... column) {
        double[][] values = new double[column.length][];
        for (int f = 0; f < column.length; f++) {
            values[f] = new double[] {column[f]};
        }
        return new RegionSeries("run", List.of(new Region(1, "a")), 2, values, new double[] {1});
    }

    private static Confounds confounds(String name, String... cells) {
        List<List<String>> rows = new ArrayList<>();
        for (String cell : cells) {
            rows.add(List.of(cell));
        }
        return Confounds.of(Table.of("confounds.tsv", List.of(name), rows));
    }

    private static Confounds confounds(String name, double[] column) {
        return confounds(name, Arrays.stream(column).mapToObj(Double::toString).toArray(String[]::new));
    }

    private static double[] clean(Cleaning cleaning, Confounds confounds, double... column) {
        return clean(new SignalCleaner(cleaning), confounds, series(column)).column(0);
    }

    private static RegionSeries clean(SignalCleaner cleaner, Confounds confounds, RegionSeries series) {
        return cleaner.clean(series, confounds == null ? RunConfounds.none() : RunConfounds.of(confounds));
    }

    private static ConfoundStrategy columns(String name) {
        return ConfoundStrategy.none().withColumns(List.of(name));
    }

    private static double[] noise(long seed, int frames) {
        return new Random(seed).doubles(frames, -1, 1).toArray();
    }

    private static double[] scaledAndMoved(double[] column, double factor, double constant) {
        return Arrays.stream(column).map(x -> factor * x + constant).toArray();
    }

    @Test
    void takesAStraightLineOutWhole() {
        assertThat(clean(DETREND, null, 1, 3, 5, 7)).containsExactly(new double[4], within(1e-14));
    }

    @Test
    void leavesWhatIsNotOnTheLine() {
        // The line through 0, 3, 0 is the constant 1.
        assertThat(clean(DETREND, null, 0, 3, 0)).containsExactly(new double[] {-1, 2, -1}, within(1e-15));
    }

    @Test
    void dividesByTheSampleStandardDeviation() {
        // Deviations -1, 0, 1: variance 2 / (3 - 1) = 1.
        assertThat(clean(ZSCORE, null, 4, 5, 6)).containsExactly(-1, 0, 1);
    }

    @Test
    void givesPercentOfTheMean() {
        assertThat(clean(PERCENT, null, 9, 10, 11)).containsExactly(-10, 0, 10);
        assertThat(clean(PERCENT, null, -9, -10, -11)).containsExactly(10, 0, -10);
    }

    @Test
    void refersPercentToTheMeanBeforeDetrending() {
        double[] cleaned = clean(PERCENT.withDetrend(Detrend.LINEAR), null, 9, 12, 9);
        assertThat(cleaned).containsExactly(new double[] {-10, 20, -10}, within(1e-12));
    }

    @Test
    void makesAConstantSeriesZeroRatherThanNaN() {
        assertThat(clean(ZSCORE, null, 0.1, 0.1, 0.1)).containsExactly(0, 0, 0);
        assertThat(clean(ZSCORE.withDetrend(Detrend.LINEAR), null, 1e6 / 3, 1e6 / 3, 1e6 / 3))
                .containsExactly(0, 0, 0);
        assertThat(clean(PERCENT, null, 0, 0, 0)).containsExactly(0, 0, 0);
    }

    @Test
    void refusesPercentOfAMeanNearZero() {
        double[][] series = {{-1, 0, 1}, {-1, 1e-7, 1}, {0.9, -1, 0.4}, {-3, 2, -1e-3, 1.1}, {1e4, -1e4, 5}};
        for (double[] values : series) {
            for (Cleaning cleaning : List.of(PERCENT, PERCENT.withDetrend(Detrend.LINEAR))) {
                assertThatThrownBy(() -> clean(cleaning, null, values))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("percentSignalChange refers to the mean over frames, which in region");
            }
        }
        assertThatThrownBy(() -> clean(PERCENT, null, -1, 1e-7, 1))
                .hasMessageContaining("is 3.33e-08 beside a standard deviation of 1.00;");
        assertThat(clean(PERCENT, null, 1, 2, 3)).containsExactly(-50, 0, 50);
    }

    @Test
    void regressesAConfoundOut() {
        double[] motion = noise(1, 20);
        double[] signal = scaledAndMoved(motion, 3, 10);
        double[] cleaned = clean(NONE.with(columns("m")), confounds("m", motion), signal);
        // Confounds are centred, so the mean stays.
        double mean = Arrays.stream(signal).average().orElseThrow();
        assertThat(cleaned).usingComparatorWithPrecision(1e-12).containsOnly(mean);
    }

    @Test
    void takesTheSecondRowsValueWhereAFirstRowHasNone() {
        Cleaning cleaning = ZSCORE.with(columns("d"));
        double[] signal = noise(2, 5);
        assertThat(clean(cleaning, confounds("d", "n/a", "1", "3", "2", "5"), signal))
                .containsExactly(clean(cleaning, confounds("d", "1", "1", "3", "2", "5"), signal));
    }

    @Test
    void refusesAConfoundWithoutAValueInALaterRow() {
        assertThatThrownBy(() -> clean(NONE.with(columns("d")), confounds("d", "1", "n/a", "3", "2"), 1, 2, 3, 4))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("confounds.tsv: column d has no value in row 2");
        assertThatThrownBy(() -> clean(NONE.with(columns("d")), confounds("d", "n/a", "n/a", "3", "2"), 1, 2, 3, 4))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("row 1");
    }

    @Test
    void refusesConfoundsThatAreNotThere() {
        Cleaning cleaning = NONE.with(columns("csf"));
        assertThatThrownBy(() -> clean(cleaning, null, 1, 2, 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("run: has no confounds file");
        assertThatThrownBy(() -> clean(cleaning, confounds("m", "1", "2", "4"), 1, 2, 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("csf");
    }

    @Test
    void refusesConfoundsOfAnotherLength() {
        assertThatThrownBy(() -> clean(NONE.with(columns("m")), confounds("m", "1", "2", "4"), 1, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("confounds.tsv: 3 rows for the 2 frames of run");
    }

    @Test
    void refusesRegressorsThatLeaveNothing() {
        assertThatThrownBy(() -> clean(DETREND.with(columns("m")), confounds("m", "1", "5", "2"), 1, 2, 4))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 independent regressors leave nothing of 3 frames");
    }

    @Test
    void doesNotMindAConfoundThatNeverChanges() {
        double[] signal = noise(3, 6);
        assertThat(clean(ZSCORE.with(columns("c")), confounds("c", "7", "7", "7", "7", "7", "7"), signal))
                .containsExactly(clean(ZSCORE, null, signal));
    }

    @Test
    void takesSlowCosinesOutAndLeavesFastOnes() {
        int frames = 100;
        // TR 2 s, 200 s long: below 0.008 Hz lie the terms up to floor(2 × 100 × 0.008 × 2) = 3.
        double[] slow = new double[frames];
        double[] fast = new double[frames];
        for (int f = 0; f < frames; f++) {
            slow[f] = Math.cos(Math.PI * 3 * (f + 0.5) / frames);
            fast[f] = Math.cos(Math.PI * 4 * (f + 0.5) / frames);
        }
        Cleaning highPass = NONE.with(TemporalFilter.cosine(0.008));
        assertThat(clean(highPass, null, slow)).containsExactly(new double[frames], within(1e-12));
        assertThat(clean(highPass, null, fast)).containsExactly(fast, within(1e-12));
    }

    @Test
    void makesNoCosinesForARunTooShortForThem() {
        double[] signal = noise(4, 10);
        assertThat(CosineDrift.terms(10, 0.008, 2)).isEmpty();
        assertThat(clean(ZSCORE.with(TemporalFilter.cosine(0.008)), null, signal))
                .containsExactly(clean(ZSCORE, null, signal));
    }

    @Test
    void leavesTheCosinesToAUserWhoBringsThem() {
        int frames = 100;
        double[] own = new double[frames];
        for (int f = 0; f < frames; f++) {
            own[f] = 5 * Math.cos(Math.PI * 2 * (f + 0.5) / frames);
        }
        Cleaning cleaning = ZSCORE.with(columns("cosine01"));
        double[] signal = noise(5, frames);
        assertThat(clean(cleaning.with(TemporalFilter.cosine(0.008)), confounds("cosine01", own), signal))
                .containsExactly(clean(cleaning, confounds("cosine01", own), signal));
    }

    @Test
    void refusesAHighPassWithoutARepetitionTime() {
        RegionSeries unknown = new RegionSeries(
                "run", List.of(new Region(1, "a")), Double.NaN, new double[][] {{1}, {2}, {4}}, new double[] {1});
        assertThatThrownBy(() ->
                        new SignalCleaner(NONE.with(TemporalFilter.cosine(0.01))).clean(unknown, RunConfounds.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("repetition time unknown");
    }

    @Test
    void keepsAMissingRegionMissingAndOthersAsTheyAre() {
        double nan = Double.NaN;
        List<Region> regions = List.of(new Region(1, "a"), new Region(2, "b"), new Region(3, "c"));
        double[][] values = {{1, nan, 3}, {2, nan, nan}, {4, nan, 5}, {3, nan, 6}};
        RegionSeries series = new RegionSeries("run", regions, 2, values, new double[] {1, 0, 1});
        for (Standardize standardize : Standardize.values()) {
            for (Detrend detrend : Detrend.values()) {
                Cleaning cleaning =
                        NONE.withDetrend(detrend).withStandardize(standardize).with(TemporalFilter.cosine(0.1));
                RegionSeries cleaned = new SignalCleaner(cleaning).clean(series, RunConfounds.none());
                assertThat(cleaned.column(0)).containsExactly(clean(cleaning, null, 1, 2, 4, 3));
                assertThat(cleaned.column(1)).containsOnly(nan);
                assertThat(cleaned.column(2)).containsOnly(nan);
                assertThat(cleaned.coverage()).containsExactly(1, 0, 1);
            }
        }
    }

    @Test
    void refusesAFrameWithoutAnyValue() {
        assertThatThrownBy(() -> clean(ZSCORE, null, 1, Double.NaN, 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("run: frame 1 (counted from 0) has no value in any region");
    }

    @Test
    void refusesToCleanOneFrame() {
        for (Cleaning cleaning : List.of(ZSCORE, DETREND, PERCENT)) {
            assertThatThrownBy(() -> clean(cleaning, null, 818.7))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("run: has one frame");
        }
        assertThat(clean(NONE, null, 818.7)).containsExactly(818.7);
    }

    @Test
    void leavesEverythingAsItIsWhenNothingIsAskedFor() {
        RegionSeries series = series(1, Double.NaN, 3);
        assertThat(new SignalCleaner(NONE).clean(series, RunConfounds.none())).isEqualTo(series);
    }

    @Test
    void refusesACutOffThatIsNoFrequency() {
        assertThatIllegalArgumentException().isThrownBy(() -> TemporalFilter.cosine(-0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> TemporalFilter.cosine(Double.NaN));
    }

    @Property(tries = 100)
    void makesZScoresThatDoNotDependOnOffsetAndScale(@ForAll long seed) {
        double[] signal = noise(seed, 30);
        Confounds confounds = confounds("m", noise(seed + 1, 30));
        Cleaning cleaning = ZSCORE.withDetrend(Detrend.LINEAR).with(columns("m"));
        assertThat(clean(cleaning, confounds, scaledAndMoved(signal, 7, 100)))
                .containsExactly(clean(cleaning, confounds, signal), within(1e-9));
    }

    @Property(tries = 100)
    void doesNotDependOnTheScaleOfAConfound(@ForAll long seed) {
        double[] signal = noise(seed, 30);
        double[] motion = noise(seed + 1, 30);
        Cleaning cleaning = NONE.with(columns("m"));
        assertThat(clean(cleaning, confounds("m", scaledAndMoved(motion, -250, 3)), signal))
                .containsExactly(clean(cleaning, confounds("m", motion), signal), within(1e-9));
    }

    @Property(tries = 100)
    void changesNothingTheSecondTime(@ForAll long seed) {
        Confounds confounds = confounds("m", noise(seed + 1, 60));
        SignalCleaner cleaner = new SignalCleaner(
                ZSCORE.withDetrend(Detrend.LINEAR).with(columns("m")).with(TemporalFilter.cosine(0.02)));
        RegionSeries once = clean(cleaner, confounds, series(noise(seed, 60)));
        assertThat(clean(cleaner, confounds, once).column(0)).containsExactly(once.column(0), within(1e-9));
    }
}
