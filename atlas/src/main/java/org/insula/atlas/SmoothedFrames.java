package org.insula.atlas;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/**
 * A run smoothed frame by frame with a Gaussian, to nilearn's values: along each axis with
 * {@code sigma = FWHM / (sqrt(8 ln 2) × voxel size)}, cut off beyond 4 sigma, the image mirrored at its borders. Holds
 * one frame besides the caller's.
 *
 * <p>A voxel without a finite value counts as 0 for its neighbours, as in nilearn, which darkens the border of a
 * missing part; but it stays without a value itself, so that it enters no statistic.
 */
public final class SmoothedFrames implements FrameSource {

    private static final double SIGMAS = 4;

    private final FrameSource frames;
    private final double[][] kernels;
    private double[] buffer = new double[0];

    /**
     * Smooths another source, which it closes when it is closed.
     *
     * @param fwhm full width at half maximum of the Gaussian, mm
     * @throws IllegalArgumentException if the width is not positive and finite
     */
    public SmoothedFrames(FrameSource frames, double fwhm) {
        if (!(fwhm > 0 && Double.isFinite(fwhm))) {
            throw new IllegalArgumentException("smoothing of " + fwhm + " mm: must be more than 0");
        }
        this.frames = frames;
        this.kernels = Arrays.stream(frames.grid().affine().voxelSizes())
                .mapToObj(size -> kernel(fwhm / (Math.sqrt(8 * Math.log(2)) * size)))
                .toArray(double[][]::new);
    }

    /** Weights at distances 0, 1, … voxels; all weights of both sides together make 1. */
    private static double[] kernel(double sigma) {
        int radius = (int) (SIGMAS * sigma + 0.5);
        double[] kernel = new double[radius + 1];
        double sum = 0;
        for (int d = 0; d <= radius; d++) {
            kernel[d] = Math.exp(-0.5 * d * d / (sigma * sigma));
            sum += d == 0 ? kernel[d] : 2 * kernel[d];
        }
        for (int d = 0; d <= radius; d++) {
            kernel[d] /= sum;
        }
        return kernel;
    }

    @Override
    public boolean next(double[] frame) {
        if (!frames.next(frame)) {
            return false;
        }
        int[] missing = missing(frame);
        for (int voxel : missing) {
            frame[voxel] = 0;
        }
        Grid grid = grid();
        smooth(frame, 1, grid.nx(), kernels[0]);
        smooth(frame, grid.nx(), grid.ny(), kernels[1]);
        smooth(frame, grid.nx() * grid.ny(), grid.nz(), kernels[2]);
        for (int voxel : missing) {
            frame[voxel] = Double.NaN;
        }
        return true;
    }

    private static int[] missing(double[] frame) {
        return IntStream.range(0, frame.length)
                .filter(v -> !Double.isFinite(frame[v]))
                .toArray();
    }

    /** Smooths along the axis whose neighbours are {@code stride} voxels apart, {@code length} of them in a line. */
    private void smooth(double[] frame, int stride, int length, double[] kernel) {
        if (kernel.length == 1) {
            return;
        }
        int slab = stride * length;
        if (buffer.length != slab) {
            buffer = new double[slab];
        }
        for (int from = 0; from < frame.length; from += slab) {
            System.arraycopy(frame, from, buffer, 0, slab);
            Arrays.fill(frame, from, from + slab, 0);
            for (int d = 1 - kernel.length; d < kernel.length; d++) {
                addShifted(d, kernel[Math.abs(d)], frame, from, stride, length);
            }
        }
    }

    /** Adds the buffer's slab, moved by some voxels along the axis and mirrored where it ends, to the frame's. */
    private void addShifted(int by, double factor, double[] frame, int from, int stride, int length) {
        int low = Math.min(length, Math.max(0, -by));
        int high = Math.max(low, Math.min(length, length - by));
        for (int at = 0; at < low; at++) {
            addScaled(mirrored(at + by, length) * stride, factor, frame, from + at * stride, stride);
        }
        addScaled((low + by) * stride, factor, frame, from + low * stride, (high - low) * stride);
        for (int at = high; at < length; at++) {
            addScaled(mirrored(at + by, length) * stride, factor, frame, from + at * stride, stride);
        }
    }

    private void addScaled(int bufferAt, double factor, double[] frame, int frameAt, int count) {
        for (int i = 0; i < count; i++) {
            frame[frameAt + i] += factor * buffer[bufferAt + i];
        }
    }

    /** The index that a mirror behind the border voxels shows: …, 1, 0 | 0, 1, …, n-1 | n-1, n-2, … */
    private static int mirrored(int index, int length) {
        int period = Math.floorMod(index, 2 * length);
        return period < length ? period : 2 * length - 1 - period;
    }

    @Override
    public String path() {
        return frames.path();
    }

    @Override
    public Grid grid() {
        return frames.grid();
    }

    @Override
    public int frames() {
        return frames.frames();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return frames.repetitionTime();
    }

    @Override
    public void close() {
        frames.close();
    }
}
