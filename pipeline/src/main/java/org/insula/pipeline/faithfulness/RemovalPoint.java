package org.insula.pipeline.faithfulness;

import java.io.Serializable;
import java.util.List;

/**
 * How a network does on samples of which some places are replaced, or none.
 *
 * @param accuracy share of samples that it tells right, 0 to 1
 * @param probability mean probability that it gives the true label, 0 to 1
 */
public record RemovalPoint(double accuracy, double probability) implements Serializable {

    /** The mean over answers, summed in the order given. */
    static RemovalPoint ofAnswers(List<RemovalOutcome.Answer> answers) {
        return mean(answers.stream()
                .map(answer -> new RemovalPoint(answer.right() ? 1 : 0, answer.probability()))
                .toList());
    }

    /** The mean over points that count the same, summed in the order given. */
    static RemovalPoint mean(List<RemovalPoint> points) {
        double accuracy = 0;
        double probability = 0;
        for (RemovalPoint point : points) {
            accuracy += point.accuracy;
            probability += point.probability;
        }
        return new RemovalPoint(accuracy / points.size(), probability / points.size());
    }

    /** The mean of this over so many samples and another over its own. */
    RemovalPoint with(int samples, RemovalPoint other, int otherSamples) {
        int all = samples + otherSamples;
        return new RemovalPoint(
                (accuracy * samples + other.accuracy * otherSamples) / all,
                (probability * samples + other.probability * otherSamples) / all);
    }
}
