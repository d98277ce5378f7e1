package org.insula.pipeline.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.insula.io.bids.Event;
import org.junit.jupiter.api.Test;

class RunGlmTest {
    private static final int FRAMES = 150;
    private static final List<String> LABELS = List.of("a", "b");

    private static Design design() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            events.add(new Event(10 + 30 * i, 12, LABELS.get(i % 2)));
        }
        return Design.of(events, FRAMES, 2, GlmOptions.withDefaults());
    }

    /** Noise with an AR(1) coefficient per region, [frame][region]. */
    private static double[][] noise(long seed, double... coefficients) {
        Random random = new Random(seed);
        double[][] series = new double[FRAMES][coefficients.length];
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int region = 0; region < coefficients.length; region++) {
                double before = frame == 0 ? 0 : series[frame - 1][region];
                series[frame][region] = coefficients[region] * before + random.nextGaussian();
            }
        }
        return series;
    }

    private static double[] column(double[][] series, int region) {
        return Arrays.stream(series).mapToDouble(row -> row[region]).toArray();
    }

    private static RegionEffects fit(double[][] series, Design design, NoiseModel noise, Contrast contrast) {
        return RunGlm.fit(series, design, noise)
                .effects(design.weights(contrast, "a", LABELS).orElseThrow());
    }

    @Test
    void lineThroughThreePointsHasSlopeAndVarianceByHand() {
        // y = 1, 2, 6 at x = 0, 1, 2: slope 2.5, residuals 0.5, -1, 0.5, so variance 1.5 / 1 / 2 = 0.75.
        LeastSquares line = new LeastSquares(new double[][] {{0, 1}, {1, 1}, {2, 1}});
        double[] y = {1, 2, 6};
        double[] weights = line.weights(new double[] {1, 0}).orElseThrow();
        double[] coordinates = line.coordinates(y);
        assertThat(weights[0] * coordinates[0] + weights[1] * coordinates[1]).isEqualTo(2.5, within(1e-12));
        assertThat(weights[0] * weights[0] + weights[1] * weights[1]).isEqualTo(0.5, within(1e-12));
        assertThat(line.residuals(y)).containsExactly(new double[] {0.5, -1, 0.5}, within(1e-12));
        assertThat(line.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void columnThatRepeatsAnotherLeavesOnlyTheirSumEstimable() {
        LeastSquares twice = new LeastSquares(new double[][] {{0, 0, 1}, {1, 2, 1}, {2, 4, 1}, {3, 6, 1}});
        assertThat(twice.degreesOfFreedom()).isEqualTo(2);
        assertThat(twice.weights(new double[] {1, 0, 0})).isEmpty();
        // With y = 5 x = b1 x + b2 2x, b1 + 2 b2 = 5 whatever b1.
        double[] weights = twice.weights(new double[] {1, 2, 0}).orElseThrow();
        double[] coordinates = twice.coordinates(new double[] {0, 5, 10, 15});
        assertThat(weights[0] * coordinates[0] + weights[1] * coordinates[1]).isEqualTo(5, within(1e-12));
    }

    @Test
    void columnOfZerosCannotBeEstimated() {
        LeastSquares zero = new LeastSquares(new double[][] {{0, 1}, {0, 1}, {0, 1}});
        assertThat(zero.weights(new double[] {1, 0})).isEmpty();
        assertThat(zero.weights(new double[] {0, 1})).isPresent();
    }

    @Test
    void ordinaryLeastSquaresAgreeWithCommonsMath() {
        double[][] series = noise(1, 0, 0.5);
        RegionEffects effects = fit(series, design(), NoiseModel.OLS, Contrast.OTHERS);
        for (int region = 0; region < 2; region++) {
            assertAgrees(effects, region, column(series, region), design().rows());
        }
    }

    @Test
    void prewhiteningAgreesWithCommonsMathOnDifferencedRows() {
        double[][] series = noise(2, 0.6, -0.3);
        RunGlm run = RunGlm.fit(series, design(), NoiseModel.AR1);
        RegionEffects effects = fit(series, design(), NoiseModel.AR1, Contrast.OTHERS);
        for (int region = 0; region < 2; region++) {
            double[] y = column(series, region);
            double[] residuals = regression(y, design().rows()).estimateResiduals();
            double sum = 0;
            double squares = residuals[0] * residuals[0];
            for (int t = 1; t < y.length; t++) {
                sum += residuals[t] * residuals[t - 1];
                squares += residuals[t] * residuals[t];
            }
            double coefficient = (int) (100 * sum / squares) / 100.0;
            assertThat(run.coefficients()[region]).isEqualTo(coefficient);
            assertAgrees(effects, region, whitened(y, coefficient), whitened(design().rows(), coefficient));
        }
    }

    private static OLSMultipleLinearRegression regression(double[] y, double[][] rows) {
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(y, rows);
        return regression;
    }

    private static void assertAgrees(RegionEffects effects, int region, double[] y, double[][] rows) {
        OLSMultipleLinearRegression regression = regression(y, rows);
        double[] beta = regression.estimateRegressionParameters();
        double[][] covariance = regression.estimateRegressionParametersVariance();
        double scale = regression.estimateErrorVariance();
        assertThat(effects.effect()[region]).isEqualTo(beta[0] - beta[1], within(1e-9));
        assertThat(effects.variance()[region])
                .isEqualTo(scale * (covariance[0][0] + covariance[1][1] - 2 * covariance[0][1]), within(1e-9));
        assertThat(effects.degreesOfFreedom()[region]).isEqualTo(FRAMES - rows[0].length);
    }

    private static double[] whitened(double[] y, double coefficient) {
        double[] white = y.clone();
        for (int t = 1; t < y.length; t++) {
            white[t] -= coefficient * y[t - 1];
        }
        return white;
    }

    private static double[][] whitened(double[][] rows, double coefficient) {
        double[][] white = new double[rows.length][rows[0].length];
        for (int c = 0; c < rows[0].length; c++) {
            double[] column = whitened(column(rows, c), coefficient);
            for (int t = 0; t < rows.length; t++) {
                white[t][c] = column[t];
            }
        }
        return white;
    }

    @Test
    void responseThatIsTheDesignsIsFoundWithItsSize() {
        double[][] series = noise(3, 0.3, 0.3, 0.3);
        double[][] rows = design().rows();
        for (int frame = 0; frame < FRAMES; frame++) {
            series[frame][1] += 3 * rows[frame][0] + rows[frame][1];
        }
        RegionEffects others = fit(series, design(), NoiseModel.AR1, Contrast.OTHERS);
        assertThat(others.effect()[1]).isEqualTo(2, within(4 * Math.sqrt(others.variance()[1])));
        assertThat(others.t()[1]).isGreaterThan(4);
        assertThat(others.t()[0]).isBetween(-3.0, 3.0);
        RegionEffects rest = fit(series, design(), NoiseModel.AR1, Contrast.REST);
        assertThat(rest.effect()[1]).isEqualTo(3, within(4 * Math.sqrt(rest.variance()[1])));
    }

    @Test
    void confoundInTheDesignTakesItsShare() {
        double[][] series = noise(4, 0.2);
        double[] confound = column(noise(5, 0.9), 0);
        Design with = design().withConfounds(List.of("c"), List.of(confound));
        RegionEffects before = fit(series, with, NoiseModel.AR1, Contrast.OTHERS);
        for (int frame = 0; frame < FRAMES; frame++) {
            series[frame][0] += 100 * confound[frame];
        }
        RegionEffects after = fit(series, with, NoiseModel.AR1, Contrast.OTHERS);
        assertThat(after.effect()[0]).isEqualTo(before.effect()[0], within(1e-8));
        assertThat(after.t()[0]).isEqualTo(before.t()[0], within(1e-8));
    }

    @Test
    void scrubbedFramesAreLeftOutOfSeriesAndDesign() {
        double[][] series = noise(6, 0.4);
        double[][] scrubbed = Arrays.stream(series).map(double[]::clone).toArray(double[][]::new);
        List<double[]> spikes = new ArrayList<>();
        for (int frame : new int[] {0, 40, 41, 149}) {
            scrubbed[frame][0] = Double.NaN;
            double[] spike = new double[FRAMES];
            spike[frame] = 1;
            spikes.add(spike);
        }
        // A regressor per frame takes the frame out just as well.
        Design spiked = design().withConfounds(List.of("s0", "s40", "s41", "s149"), spikes);
        RegionEffects dropped = fit(scrubbed, design(), NoiseModel.OLS, Contrast.OTHERS);
        RegionEffects absorbed = fit(series, spiked, NoiseModel.OLS, Contrast.OTHERS);
        assertThat(dropped.effect()[0]).isEqualTo(absorbed.effect()[0], within(1e-9));
        assertThat(dropped.variance()[0]).isEqualTo(absorbed.variance()[0], within(1e-9));
        assertThat(dropped.degreesOfFreedom()).containsExactly(FRAMES - 4 - 9);
    }

    @Test
    void framesBesideAGapAreNoNeighboursForPrewhitening() {
        // Residuals alternate in sign from frame to frame; pairs over the gap would have the same sign.
        double[][] series = new double[FRAMES][1];
        for (int frame = 0; frame < FRAMES; frame++) {
            series[frame][0] = frame % 2 == 0 ? 1 : -1;
            if (frame % 3 == 2) {
                series[frame][0] = Double.NaN;
            }
        }
        assertThat(RunGlm.fit(series, design(), NoiseModel.AR1).coefficients()[0])
                .isBetween(-0.6, -0.4);
    }

    @Test
    void missingConstantAndGappedRegionsStayNaN() {
        double[][] series = noise(7, 0, 0, 0, 0);
        for (int frame = 0; frame < FRAMES; frame++) {
            series[frame][0] = Double.NaN;
            series[frame][1] = 1000;
        }
        series[70][2] = Double.NaN;
        RegionEffects effects = fit(series, design(), NoiseModel.AR1, Contrast.OTHERS);
        assertThat(effects.effect()).startsWith(Double.NaN, Double.NaN, Double.NaN);
        assertThat(effects.t()[3]).isFinite();
        assertThat(effects.degreesOfFreedom()).containsExactly(0, 0, 0, FRAMES - 9);
    }

    @Test
    void runShorterThanItsDesignHasNoEffects() {
        Design design = Design.of(List.of(new Event(0, 2, "a"), new Event(4, 2, "b")), 3, 2, GlmOptions.withDefaults());
        assertThat(fit(new double[][] {{1}, {2}, {4}}, design, NoiseModel.AR1, Contrast.OTHERS)
                        .effect())
                .containsExactly(Double.NaN);
        assertThatThrownBy(() -> RunGlm.fit(new double[4][1], design, NoiseModel.OLS))
                .hasMessageContaining("4 frames, but a design of 3");
    }

    @Test
    void nullRegionsAreFalseAlarmsHalfAsOftenWithPrewhiteningAsWithout() {
        double[] coefficients = new double[2000];
        Arrays.fill(coefficients, 0.4);
        double[][] series = noise(8, coefficients);
        // |t| > 1.977 at 141 degrees of freedom is p < .05.
        long prewhitened = alarms(fit(series, design(), NoiseModel.AR1, Contrast.REST));
        long plain = alarms(fit(series, design(), NoiseModel.OLS, Contrast.REST));
        // 5 % would be 100. Residuals of 9 columns over 150 frames give a coefficient that is too low (0.30 for 0.40 on
        // average), so 9 % are expected after prewhitening and 18 % without, counted with other software.
        assertThat(prewhitened).isBetween(130L, 230L);
        assertThat(plain).isBetween(310L, 430L);
    }

    private static long alarms(RegionEffects effects) {
        return Arrays.stream(effects.t()).filter(t -> Math.abs(t) > 1.977).count();
    }
}
