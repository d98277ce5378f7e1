package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.List;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.saliency.Attribution;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;

/**
 * A method and the score it explains, as experiments list them.
 *
 * @param method the method
 * @param score  the score of the true class
 */
public record NamedAttribution(SaliencyMethod method, Score score) implements Serializable {

    /** The published one, the gradient of the probability. */
    public static NamedAttribution published() {
        return new NamedAttribution(SaliencyMethod.GRADIENT, Score.PROBABILITY);
    }

    /**
     * The published one, those that take at most some dozens of passes, the shuffled control, and the maps that keep
     * their signs.
     */
    public static List<NamedAttribution> usual() {
        return List.of(
                published(),
                new NamedAttribution(SaliencyMethod.GRADIENT, Score.LOGIT),
                new NamedAttribution(SaliencyMethod.GRADIENT_TIMES_INPUT, Score.LOGIT),
                new NamedAttribution(SaliencyMethod.SMOOTHGRAD, Score.LOGIT),
                new NamedAttribution(SaliencyMethod.PATH_GRADIENT, Score.LOGIT),
                new NamedAttribution(SaliencyMethod.INTEGRATED_GRADIENTS, Score.LOGIT),
                new NamedAttribution(SaliencyMethod.SHUFFLED_GRADIENT, Score.PROBABILITY),
                new NamedAttribution(SaliencyMethod.CONTRIBUTION, Score.CENTRED_LOGIT),
                new NamedAttribution(SaliencyMethod.PATTERN, Score.CENTRED_LOGIT));
    }

    /** The published one, the shuffled control, and the maps that keep their signs. */
    public static List<NamedAttribution> signed() {
        return List.of(
                published(),
                new NamedAttribution(SaliencyMethod.SHUFFLED_GRADIENT, Score.PROBABILITY),
                new NamedAttribution(SaliencyMethod.CONTRIBUTION, Score.CENTRED_LOGIT),
                new NamedAttribution(SaliencyMethod.PATTERN, Score.CENTRED_LOGIT));
    }

    /** Those that take a pass for each region or frame. */
    public static List<NamedAttribution> costly() {
        return List.of(
                new NamedAttribution(SaliencyMethod.REGION_OCCLUSION, Score.LOGIT),
                new NamedAttribution(SaliencyMethod.FRAME_OCCLUSION, Score.LOGIT),
                new NamedAttribution(SaliencyMethod.TEMPORAL_RESCALING, Score.LOGIT));
    }

    /** What tables call it: the method, and of which score where the method leaves a choice and it is not the published one. */
    public String name() {
        return method.text() + (score == Score.LOGIT ? "-of-logit" : "");
    }

    Attribution attribution(long seed, Baseline baseline) {
        return method.attribution(score, seed, baseline);
    }
}
