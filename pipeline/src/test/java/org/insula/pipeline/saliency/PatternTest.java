package org.insula.pipeline.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternTest {
    private static final double NAN = Double.NaN;

    @Test
    void isTheCovarianceOfEachPlaceWithEachScore() {
        double[][] samples = {{1, 5}, {2, 5}, {6, 8}};
        double[][] scores = {{1, -1}, {0, 0}, {5, -5}};
        double[][] pattern = pattern(samples, scores);
        // Deviations −2, −1, 3 and −1, −1, 2 of the values, −1, −2, 3 of the first score.
        assertThat(pattern[0]).containsExactly(new double[] {13 / 2.0, 9 / 2.0}, offset(1e-12));
        assertThat(pattern[1]).containsExactly(new double[] {-13 / 2.0, -9 / 2.0}, offset(1e-12));
    }

    @Test
    void aMissingValueLeavesTheSampleOutOfThatPlaceAlone() {
        double[][] samples = {{1, 5}, {2, 5}, {6, 8}, {NAN, 6}, {NAN, NAN}};
        double[][] scores = {{1}, {0}, {5}, {100}, {7}};
        double[][] pattern = pattern(samples, scores);
        assertThat(pattern[0][0]).isEqualTo(13 / 2.0, offset(1e-12));
        double[][] whole = {{5}, {5}, {8}, {6}};
        assertThat(pattern[0][1]).isEqualTo(pattern(whole, Arrays.copyOf(scores, 4))[0][0], offset(1e-12));
    }

    @Test
    void aPlaceThatFewerThanTwoSamplesHaveHasNone() {
        double[][] samples = {{1, NAN}, {NAN, NAN}};
        assertThat(pattern(samples, new double[][] {{1}, {2}})[0]).containsExactly(NAN, NAN);
    }

    @Test
    void neitherLargeMeansNorConstantsAddedToScoresChangeIt() {
        Random random = new Random(3);
        double[][] samples = new double[40][2];
        double[][] shifted = new double[40][2];
        double[][] scores = new double[40][1];
        double[][] raised = new double[40][1];
        for (int i = 0; i < 40; i++) {
            double response = random.nextGaussian();
            samples[i] = new double[] {response, random.nextGaussian()};
            shifted[i] = new double[] {response + 1e6, samples[i][1] - 1e6};
            scores[i][0] = 2 * response;
            raised[i][0] = 2 * response + 1e3;
        }
        double[] pattern = pattern(samples, scores)[0];
        assertThat(pattern[0]).isGreaterThan(1);
        assertThat(pattern(shifted, raised)[0]).containsExactly(pattern, offset(1e-8));
    }

    /** The mean of all samples' terms, NaN left out, {@code [class][place]}. */
    private static double[][] pattern(double[][] samples, double[][] scores) {
        int places = samples[0].length;
        int classes = scores[0].length;
        Pattern pattern = new Pattern(places, classes);
        for (int i = 0; i < samples.length; i++) {
            pattern.addToMeans(samples[i], scores[i]);
        }
        double[][] mean = new double[classes][places];
        for (int c = 0; c < classes; c++) {
            for (int place = 0; place < places; place++) {
                int at = place;
                int label = c;
                double[] terms = new double[samples.length];
                Arrays.setAll(terms, i -> pattern.terms(samples[i], label, scores[i][label])[at]);
                mean[c][place] = Arrays.stream(terms)
                        .filter(term -> !Double.isNaN(term))
                        .average()
                        .orElse(NAN);
            }
        }
        return mean;
    }
}
