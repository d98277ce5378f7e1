package org.insula.pipeline.simulate;

import java.util.Random;

/**
 * Head motion during one run: slow wandering with a few sudden moves, six parameters a frame, translations in mm and
 * rotations in rad.
 */
final class Motion {
    /** Names of the parameters, as fMRIPrep has them. */
    static final String[] NAMES = {"trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"};

    /** Radius in mm of the sphere on which a rotation is counted as displacement (Power et al. 2012). */
    static final double HEAD_RADIUS = 50;

    private static final double WANDERING = 0.015;
    private static final double SUDDEN = 0.25;
    private static final double SUDDEN_CHANCE = 0.01;

    private final double[][] parameters;

    private Motion(double[][] parameters) {
        this.parameters = parameters;
    }

    /** Motion drawn from a stream. */
    static Motion draw(Random random, int frames) {
        double[][] parameters = new double[frames][NAMES.length];
        for (int frame = 1; frame < frames; frame++) {
            boolean sudden = random.nextDouble() < SUDDEN_CHANCE;
            for (int p = 0; p < NAMES.length; p++) {
                double step = (sudden ? SUDDEN : WANDERING) * random.nextGaussian();
                parameters[frame][p] = 0.98 * parameters[frame - 1][p] + (p < 3 ? step : step / HEAD_RADIUS);
            }
        }
        return new Motion(parameters);
    }

    /** A parameter in mm; a rotation is counted as displacement on the head's sphere. */
    double millimetres(int frame, int parameter) {
        return parameters[frame][parameter] * (parameter < 3 ? 1 : HEAD_RADIUS);
    }

    /** A parameter in its own unit. */
    double value(int frame, int parameter) {
        return parameters[frame][parameter];
    }

    /** Sum of the absolute changes since the frame before, in mm (Power et al. 2012); NaN for the first frame. */
    double framewiseDisplacement(int frame) {
        if (frame == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int p = 0; p < NAMES.length; p++) {
            sum += Math.abs(millimetres(frame, p) - millimetres(frame - 1, p));
        }
        return sum;
    }
}
