package org.insula.jobs.config;

import java.io.Serializable;
import java.util.Objects;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;

/**
 * What is asked of a trained network.
 *
 * @param target the class whose score is explained
 * @param score the score of that class
 */
public record SaliencyConfig(Target target, Score score) implements Serializable {
    /** Refuses null. */
    public SaliencyConfig {
        Objects.requireNonNull(target);
        Objects.requireNonNull(score);
    }

    /** The probability of the true class, as in Ismail et al. (2019). */
    public static SaliencyConfig defaults() {
        return new SaliencyConfig(Target.TRUE_CLASS, Score.PROBABILITY);
    }
}
