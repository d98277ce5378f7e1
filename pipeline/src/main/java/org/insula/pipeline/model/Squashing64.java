package org.insula.pipeline.model;

/**
 * The exponential, and the functions made of it, over arrays, at the speed of vector instructions: no branches, no
 * calls into the maths library, and loops short enough that the compiler does not give up on them, which is why the
 * exponential is cut into several.
 *
 * <p>With {@code y = x/1024}, {@code e = exp(y) − 1} comes from its Taylor polynomial, and {@code e ← e·(e + 2)} ten
 * times turns exp(y) − 1 into exp(1024·y) − 1. Arguments are limited to ±40, beyond which tanh is ±1 and the logistic
 * function 0 or 1 to double precision. Belongs to one thread.
 */
final class Squashing64 {
    private static final int LIMIT = 40;
    private static final double SCALE = 1.0 / 1024.0;

    /** Values worked on at a time: they stay in the nearest cache from loop to loop. */
    private static final int BLOCK = 512;

    private final double[] argument = new double[BLOCK];
    private final double[] grown = new double[BLOCK];

    /** {@code to[i] = tanh(from[i])}; the two may be one array at one offset. */
    void tanh(double[] from, int fromOffset, double[] to, int toOffset, int count) {
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            int source = fromOffset + done;
            int target = toOffset + done;
            for (int i = 0; i < n; i++) {
                argument[i] = 2 * from[source + i];
            }
            exponentialsMinusOne(n);
            for (int i = 0; i < n; i++) {
                to[target + i] = grown[i] / (grown[i] + 2);
            }
        }
    }

    /**
     * {@code x[i] ← (1 − s) + s·tanh(s·x[i])} with s of the same place in the stretch: the logistic function where s is
     * ½, tanh where s is 1. So gates of both kinds go through one loop.
     */
    void gates(double[] x, int offset, double[] s, int count) {
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            int at = offset + done;
            for (int i = 0; i < n; i++) {
                argument[i] = 2 * s[done + i] * x[at + i];
            }
            exponentialsMinusOne(n);
            for (int i = 0; i < n; i++) {
                x[at + i] = 1 - 2 * s[done + i] / (grown[i] + 2);
            }
        }
    }

    /** {@code x[i] ← exp(x[i])} for arguments up to 40, to rounding errors of 1; where it is smaller than those, 0. */
    void exponentials(double[] x, int offset, int count) {
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            System.arraycopy(x, offset + done, argument, 0, n);
            exponentialsMinusOne(n);
            for (int i = 0; i < n; i++) {
                x[offset + done + i] = Math.max(0, grown[i] + 1);
            }
        }
    }

    /** {@code grown = exp(argument) − 1}. */
    private void exponentialsMinusOne(int count) {
        for (int i = 0; i < count; i++) {
            argument[i] = Math.max(-LIMIT, Math.min(LIMIT, argument[i])) * SCALE;
        }
        for (int i = 0; i < count; i++) {
            double y = argument[i];
            double p = 1.0 / 40320.0 * y + 1.0 / 5040.0;
            p = p * y + 1.0 / 720.0;
            p = p * y + 1.0 / 120.0;
            p = p * y + 1.0 / 24.0;
            p = p * y + 1.0 / 6.0;
            p = p * y + 0.5;
            grown[i] = p * y * y + y;
        }
        squareFiveTimes(count);
        squareFiveTimes(count);
    }

    /** From exp(y) − 1 to exp(32·y) − 1. */
    private void squareFiveTimes(int count) {
        for (int i = 0; i < count; i++) {
            double e = grown[i];
            e *= e + 2;
            e *= e + 2;
            e *= e + 2;
            e *= e + 2;
            grown[i] = e * (e + 2);
        }
    }
}
