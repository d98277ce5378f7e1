package org.insula.pipeline.model;

/** Functions of single numbers, in the precision of their argument. */
final class Scalars {
    private Scalars() {}

    static double exp(double x) {
        return Math.exp(x);
    }

    static float exp(float x) {
        return (float) Math.exp(x);
    }
}
