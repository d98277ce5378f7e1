package org.insula.pipeline.simulate;

import java.util.Random;

/**
 * Independent random streams from one seed, told apart by what they are for.
 *
 * <p>Streams are {@link Random}, whose numbers the Java platform fixes for every version and machine.
 */
final class RandomStream {
    private RandomStream() {}

    /** The stream of a seed and a purpose, such as {@code "run", "sub-01_task-motor_run-1"}. */
    static Random of(long seed, String... purpose) {
        // FNV-1a over the text, then the finaliser of SplitMix64, so that similar purposes start far apart.
        long hash = 0xcbf29ce484222325L ^ mix(seed);
        for (String part : purpose) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0xffff) * 0x100000001b3L;
        }
        return new Random(mix(hash));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Stationary first-order autoregressive noise of the given standard deviation and lag-one correlation. */
    static double[] autoregressive(Random random, int length, double sd, double correlation) {
        double innovation = sd * Math.sqrt(1 - correlation * correlation);
        double[] noise = new double[length];
        for (int i = 0; i < length; i++) {
            double gaussian = random.nextGaussian();
            noise[i] = i == 0 ? sd * gaussian : correlation * noise[i - 1] + innovation * gaussian;
        }
        return noise;
    }
}
