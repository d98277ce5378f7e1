package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How a magnitude changes from the last frame back to the first.
 *
 * <p>Its half-life is that of the exponential which fits best, by least squares on the logarithm over all frames where
 * the value is above 0: {@code ln 2 / slope}, the frames further back at which the magnitude is half as large. It is
 * infinite where the magnitude does not fall towards the first frame. Its half-mass is the smallest number of last
 * frames that hold half of the sum; it assumes no shape.
 *
 * @param byFrame  the magnitude of each frame
 * @param halfLife in frames
 * @param halfMass in frames
 */
public record Decay(List<Double> byFrame, double halfLife, int halfMass) implements Serializable {

    /** Copies the magnitudes. */
    public Decay {
        byFrame = new ArrayList<>(byFrame);
    }

    /**
     * Measures a magnitude by frame.
     *
     * @throws IllegalArgumentException if there is no frame, or a value is negative or not finite
     */
    public static Decay of(double[] byFrame) {
        if (byFrame.length == 0 || !DoubleStream.of(byFrame).allMatch(v -> v >= 0 && Double.isFinite(v))) {
            throw new IllegalArgumentException("magnitudes by frame are finite and at least 0");
        }
        return new Decay(DoubleStream.of(byFrame).boxed().toList(), halfLife(byFrame), halfMass(byFrame));
    }

    private static double halfLife(double[] byFrame) {
        double count = 0;
        double frames = 0;
        double logs = 0;
        for (int t = 0; t < byFrame.length; t++) {
            if (byFrame[t] > 0) {
                count++;
                frames += t;
                logs += Math.log(byFrame[t]);
            }
        }
        double products = 0;
        double squares = 0;
        for (int t = 0; t < byFrame.length; t++) {
            if (byFrame[t] > 0) {
                double frame = t - frames / count;
                products += frame * (Math.log(byFrame[t]) - logs / count);
                squares += frame * frame;
            }
        }
        double slope = squares == 0 ? 0 : products / squares;
        return slope > 0 ? Math.log(2) / slope : Double.POSITIVE_INFINITY;
    }

    private static int halfMass(double[] byFrame) {
        double half = DoubleStream.of(byFrame).sum() / 2;
        double held = 0;
        int count = 0;
        while (count < byFrame.length && held < half) {
            held += byFrame[byFrame.length - 1 - count++];
        }
        return count;
    }
}
