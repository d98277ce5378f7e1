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
        Activations64 x = activations(new double[] {1, 10, 3, 20, 5, 60}, 3, 1, 2);
        Activations64 scores = activations(new double[6], 3, 1, 2);
        Activations64 means = new PrefixAttention64(2, HopReduction.MEAN, new Products64()).forward(scores, x);
        assertThat(Arrays.copyOf(means.values().read(), 6))
                .containsExactly(new double[] {1, 10, 2, 15, 3, 30}, offset(1e-14));
    }

    @Property(tries = 60)
    void agreesWithTheDefinition(
            @ForAll @IntRange(min = 1, max = 3) int samples,
            @ForAll @IntRange(min = 1, max = 150) int frames,
            @ForAll @IntRange(min = 1, max = 6) int regions,
            @ForAll @IntRange(min = 1, max = 4) int hops,
            @ForAll HopReduction reduction,
            @ForAll @DoubleRange(min = 0, max = 300) double range,
            @ForAll long seed) {
        compare(new Case(samples, frames, regions, hops, reduction, range, seed));
    }

    @Test
    void isExactWhereScoresDifferByHundreds() {
        for (double range : new double[] {300, 1000}) {
            for (long seed = 0; seed < 10; seed++) {
                for (HopReduction reduction : HopReduction.values()) {
                    compare(new Case(2, 100, 5, 3, reduction, range, seed));
                }
            }
        }
    }

    @Test
    void isExactWhereOneEarlyFrameDwarfsOrIsDwarfedByAllOthers() {
        for (double first : new double[] {-600, 600}) {
            Case c = new Case(1, 80, 4, 2, HopReduction.MEAN, 1, 3);
            c.scores[0] = first;
            c.scores[1] = first;
            compare(c);
        }
    }

    private static void compare(Case c) {
        PrefixAttention64 attention = new PrefixAttention64(c.hops, c.reduction, new Products64());
        int units = c.groups() * c.regions;
        Activations64 scores = activations(c.scores, c.frames, c.samples, c.hops);
        Activations64 x = activations(c.x, c.frames, c.samples, c.regions);
        assertNear("means", attention.forward(scores, x), c.naiveMeans());
        Activations64 meanGradient = activations(c.meanGradient, c.frames, c.samples, units);
        assertNear("score gradient", attention.scoreGradient(meanGradient), c.naiveScoreGradient());
        Activations64 xGradient = activations(new double[c.x.length], c.frames, c.samples, c.regions);
        attention.addFrameGradient(meanGradient, xGradient);
        assertNear("frame gradient", xGradient, c.naiveFrameGradient());
    }

    private static Activations64 activations(double[] values, int frames, int samples, int units) {
        Values64 copy = new Values64().resize(frames * samples, units);
        System.arraycopy(values, 0, copy.fill(), 0, copy.size());
        return new Activations64(copy, frames, samples, units);
    }

    /** To 1e-12 of the array's largest magnitude. */
    private static void assertNear(String what, Activations64 result, double[] expected) {
        double[] actual = result.values().read();
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
        private final HopReduction reduction;
        private final double[] scores;
        private final double[] x;
        private final double[] meanGradient;

        Case(int samples, int frames, int regions, int hops, HopReduction reduction, double range, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            this.samples = samples;
            this.frames = frames;
            this.regions = regions;
            this.hops = hops;
            this.reduction = reduction;
            int rows = samples * frames;
            scores = random.doubles((long) rows * hops)
                    .map(v -> range * (2 * v - 1))
                    .toArray();
            x = random.doubles((long) rows * regions, -2, 2).toArray();
            meanGradient =
                    random.doubles((long) rows * groups() * regions, -2, 2).toArray();
        }

        int groups() {
            return reduction == HopReduction.MEAN ? 1 : hops;
        }

        /** Where x of a frame begins. */
        private int at(int sample, int frame) {
            return (frame * samples + sample) * regions;
        }

        /** Where the mean that hop k goes into begins. */
        private int meanAt(int sample, int frame, int k) {
            return ((frame * samples + sample) * groups() + k % groups()) * regions;
        }

        /** What a hop counts in its mean. */
        private double share() {
            return (double) groups() / hops;
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
            return scores[(s * samples + sample) * hops + k];
        }

        double[] naiveMeans() {
            double[] means = new double[meanGradient.length];
            forEachWeight((sample, t, k, weights) -> {
                for (int s = 0; s <= t; s++) {
                    for (int n = 0; n < regions; n++) {
                        means[meanAt(sample, t, k) + n] += weights[s] * x[at(sample, s) + n] * share();
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
                        gradient[at(sample, s) + n] += weights[s] * meanGradient[meanAt(sample, t, k) + n] * share();
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
                        d[s] += meanGradient[meanAt(sample, t, k) + n] * x[at(sample, s) + n];
                    }
                    mean += weights[s] * d[s];
                }
                for (int s = 0; s <= t; s++) {
                    gradient[(s * samples + sample) * hops + k] += weights[s] * (d[s] - mean) * share();
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
