package org.insula.pipeline.glm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The general linear model of one run, region by region: {@code y = X β + ε}.
 *
 * <p>With {@link NoiseModel#OLS}, {@code σ² = ‖y − Xβ‖² / (n − rank X)}. With {@link NoiseModel#AR1} the coefficient of a
 * region is {@code ρ = Σ r_t r_{t−1} / Σ r_t²} of its residuals r of ordinary least squares, cut (toward 0) to hundredths
 * as nilearn does; series and design are then prewhitened, {@code y_t − ρ y_{t−1}}, the first frame staying as it is, and
 * fitted again.
 *
 * <p>A frame without a value in any region (scrubbed) is left out of series and design. The frame after such a gap is
 * treated like the first of the run: it has no frame before it, neither in ρ nor in prewhitening. (nilearn treats it as
 * the neighbour of the last frame before the gap.) A region with a missing value in another frame is NaN, as is one that
 * the design fits to rounding. Immutable; may be shared between threads.
 */
public final class RunGlm {
    /** Coefficients are cut to this part of 1. */
    private static final int BINS = 100;
    /** Residuals this small against the series are rounding error. */
    private static final double ROUNDING = 1e-10;

    /** Per region; null where it is missing. */
    private final RegionFit[] fits;

    /** What was fitted in one region. */
    private record RegionFit(LeastSquares space, double[] coordinates, double dispersion, double coefficient) {}

    private RunGlm(RegionFit[] fits) {
        this.fits = fits;
    }

    /**
     * Fits a run.
     *
     * @param series [frame][region]; NaN where missing
     * @throws IllegalArgumentException if the design has another number of frames
     */
    public static RunGlm fit(double[][] series, Design design, NoiseModel noise) {
        if (series.length != design.frames()) {
            throw new IllegalArgumentException(series.length + " frames, but a design of " + design.frames());
        }
        int[] kept = IntStream.range(0, series.length)
                .filter(frame -> Arrays.stream(series[frame]).anyMatch(Double::isFinite))
                .toArray();
        RegionFit[] fits = new RegionFit[series[0].length];
        if (kept.length > 0) {
            Fitting fitting = new Fitting(kept, design.rows());
            for (int region = 0; region < fits.length; region++) {
                int column = region;
                double[] values = Arrays.stream(kept)
                        .mapToDouble(frame -> series[frame][column])
                        .toArray();
                fits[region] = fitting.fit(values, noise);
            }
        }
        return new RunGlm(fits);
    }

    /** Number of regions. */
    public int regions() {
        return fits.length;
    }

    /** The AR(1) coefficients [region] that series were prewhitened by; 0 for OLS, NaN where a region is missing. */
    public double[] coefficients() {
        return Arrays.stream(fits)
                .mapToDouble(fit -> fit == null ? Double.NaN : fit.coefficient())
                .toArray();
    }

    /**
     * What a contrast says.
     *
     * @param weights [column] of the design
     */
    public RegionEffects effects(double[] weights) {
        double[] effect = new double[fits.length];
        double[] variance = new double[fits.length];
        int[] freedom = new int[fits.length];
        Arrays.fill(effect, Double.NaN);
        Arrays.fill(variance, Double.NaN);
        Map<LeastSquares, Optional<double[]>> known = new HashMap<>();
        for (int region = 0; region < fits.length; region++) {
            RegionFit fit = fits[region];
            if (fit != null) {
                Optional<double[]> found = known.computeIfAbsent(fit.space(), space -> space.weights(weights));
                if (found.isPresent()) {
                    effect[region] = product(found.get(), fit.coordinates());
                    variance[region] = product(found.get(), found.get()) * fit.dispersion();
                    freedom[region] = fit.space().degreesOfFreedom();
                }
            }
        }
        return new RegionEffects(effect, variance, freedom);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Fits one region after the other; regions with the same coefficient share a decomposition. */
    private static final class Fitting {
        /** Whether the frame before a kept frame is kept too. */
        private final boolean[] follows;

        private final double[][] design;
        private final Map<Double, LeastSquares> spaces = new HashMap<>();

        Fitting(int[] kept, double[][] rows) {
            follows = new boolean[kept.length];
            List<double[]> keptRows = new ArrayList<>();
            for (int i = 0; i < kept.length; i++) {
                follows[i] = i > 0 && kept[i - 1] == kept[i] - 1;
                keptRows.add(rows[kept[i]]);
            }
            design = keptRows.toArray(double[][]::new);
        }

        /** The fit of a series of kept frames; null where there is none. */
        RegionFit fit(double[] series, NoiseModel noise) {
            LeastSquares plain = spaces.computeIfAbsent(0.0, zero -> new LeastSquares(design));
            double[] residuals = plain.residuals(series);
            double squares = product(residuals, residuals);
            boolean fitted = plain.degreesOfFreedom() > 0 && squares > ROUNDING * ROUNDING * product(series, series);
            if (!fitted) {
                return null;
            }
            double coefficient = noise == NoiseModel.OLS ? 0 : coefficient(residuals) / squares;
            double cut = (int) (coefficient * BINS) * 1.0 / BINS;
            // −0 and 0 are the same coefficient.
            return whitened(series, cut + 0.0);
        }

        private double coefficient(double[] residuals) {
            double sum = 0;
            for (int i = 1; i < residuals.length; i++) {
                sum += follows[i] ? residuals[i] * residuals[i - 1] : 0;
            }
            return sum;
        }

        private RegionFit whitened(double[] series, double coefficient) {
            LeastSquares space =
                    spaces.computeIfAbsent(coefficient, each -> new LeastSquares(whitenedDesign(coefficient)));
            double[] white = new double[series.length];
            for (int i = 0; i < white.length; i++) {
                white[i] = series[i] - (follows[i] ? coefficient * series[i - 1] : 0);
            }
            double[] residuals = space.residuals(white);
            double dispersion = product(residuals, residuals) / space.degreesOfFreedom();
            return new RegionFit(space, space.coordinates(white), dispersion, coefficient);
        }

        private double[][] whitenedDesign(double coefficient) {
            double[][] white = new double[design.length][];
            for (int i = 0; i < white.length; i++) {
                white[i] = design[i].clone();
                for (int c = 0; follows[i] && c < white[i].length; c++) {
                    white[i][c] -= coefficient * design[i - 1][c];
                }
            }
            return white;
        }
    }
}
