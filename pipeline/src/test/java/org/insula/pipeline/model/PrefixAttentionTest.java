package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against the definition, evaluated prefix by prefix. */
class PrefixAttentionTest {

    @Test
    void averagesAllFramesSoFarWhereScoresAreEqual() {
        double[] means = new double[6];
        Activations x = new Activations(new double[] {1, 10, 3, 20, 5, 60}, 1, 3, 2);
        new PrefixAttention(2, new Products()).forward(new double[6], x, means);
        assertThat(means).containsExactly(new double[] {1, 10, 2, 15, 3, 30}, offset(1e-14));
    }

    @Property(tries = 60)
    void agreesWithTheDefinition(
            @ForAll @IntRange(min = 1, max = 3) int samples,
            @ForAll @IntRange(min = 1, max = 150) int frames,
            @ForAll @IntRange(min = 1, max = 6) int regions,
            @ForAll @IntRange(min = 1, max = 4) int hops,
            @ForAll @DoubleRange(min = 0, max = 300) double range,
            @ForAll long seed) {
        compare(new Case(samples, frames, regions, hops, range, seed));
    }

    @Test
    void isExactWhereScoresDifferByHundreds() {
        for (double range : new double[] {300, 1000}) {
            for (long seed = 0; seed < 10; seed++) {
                compare(new Case(2, 100, 5, 3, range, seed));
            }
        }
    }

    @Test
    void isExactWhereOneEarlyFrameDwarfsOrIsDwarfedByAllOthers() {
        for (double first : new double[] {-600, 600}) {
            Case c = new Case(1, 80, 4, 2, 1, 3);
            c.scores[0] = first;
            c.scores[1] = first;
            compare(c);
        }
    }

    private static void compare(Case c) {
        PrefixAttention attention = new PrefixAttention(c.hops, new Products());
        double[] means = new double[c.x.length];
        attention.forward(c.scores, new Activations(c.x, c.samples, c.frames, c.regions), means);
        assertNear("means", means, c.naiveMeans());
        double[] scoreGradient = new double[c.scores.length];
        double[] xGradient = new double[c.x.length];
        attention.backward(c.meanGradient, scoreGradient, xGradient);
        assertNear("score gradient", scoreGradient, c.naiveScoreGradient());
        assertNear("frame gradient", xGradient, c.naiveFrameGradient());
    }

    /** To 1e-12 of the array's largest magnitude. */
    private static void assertNear(String what, double[] actual, double[] expected) {
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s[%d]: %s, expected %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(1e-12 * scale);
        }
    }

    /** Random scores within ±range, frames and gradients, and the naive evaluation of everything. */
    private static final class Case {
        private final int samples;
        private final int frames;
        private final int regions;
        private final int hops;
        private final double[] scores;
        private final double[] x;
        private final double[] meanGradient;

        Case(int samples, int frames, int regions, int hops, double range, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            this.samples = samples;
            this.frames = frames;
            this.regions = regions;
            this.hops = hops;
            int rows = samples * frames;
            scores = random.doubles((long) rows * hops)
                    .map(v -> range * (2 * v - 1))
                    .toArray();
            x = random.doubles((long) rows * regions, -2, 2).toArray();
            meanGradient = random.doubles((long) rows * regions, -2, 2).toArray();
        }

        /** A_kt: the weights of frames 0..t. */
        private double[] weights(int sample, int t, int k) {
            double[] weights = new double[t + 1];
            double largest = Double.NEGATIVE_INFINITY;
            for (int s = 0; s <= t; s++) {
                largest = Math.max(largest, score(sample, s, k));
            }
            double sum = 0;
            for (int s = 0; s <= t; s++) {
                weights[s] = Math.exp(score(sample, s, k) - largest);
                sum += weights[s];
            }
            for (int s = 0; s <= t; s++) {
                weights[s] /= sum;
            }
            return weights;
        }

        private double score(int sample, int s, int k) {
            return scores[(sample * frames + s) * hops + k];
        }

        double[] naiveMeans() {
            double[] means = new double[x.length];
            forEachWeight((sample, t, k, weights) -> {
                for (int s = 0; s <= t; s++) {
                    for (int n = 0; n < regions; n++) {
                        means[(sample * frames + t) * regions + n] +=
                                weights[s] * x[(sample * frames + s) * regions + n] / hops;
                    }
                }
            });
            return means;
        }

        double[] naiveFrameGradient() {
            double[] gradient = new double[x.length];
            forEachWeight((sample, t, k, weights) -> {
                for (int s = 0; s <= t; s++) {
                    for (int n = 0; n < regions; n++) {
                        gradient[(sample * frames + s) * regions + n] +=
                                weights[s] * meanGradient[(sample * frames + t) * regions + n] / hops;
                    }
                }
            });
            return gradient;
        }

        double[] naiveScoreGradient() {
            double[] gradient = new double[scores.length];
            forEachWeight((sample, t, k, weights) -> {
                double[] d = new double[t + 1];
                double mean = 0;
                for (int s = 0; s <= t; s++) {
                    for (int n = 0; n < regions; n++) {
                        d[s] += meanGradient[(sample * frames + t) * regions + n]
                                * x[(sample * frames + s) * regions + n];
                    }
                    mean += weights[s] * d[s];
                }
                for (int s = 0; s <= t; s++) {
                    gradient[(sample * frames + s) * hops + k] += weights[s] * (d[s] - mean) / hops;
                }
            });
            return gradient;
        }

        private void forEachWeight(WeightReceiver receiver) {
            for (int sample = 0; sample < samples; sample++) {
                for (int t = 0; t < frames; t++) {
                    for (int k = 0; k < hops; k++) {
                        receiver.accept(sample, t, k, weights(sample, t, k));
                    }
                }
            }
        }

        private interface WeightReceiver {
            void accept(int sample, int t, int k, double[] weights);
        }
    }
}
