package org.insula.pipeline.saliency;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.TrainedModel;

/**
 * The maps that users may ask for by name, with settings that suit standardised values.
 *
 * <p>{@link #PATTERN}, {@link #CONTRIBUTION} and {@link #SENSITIVITY} answer three questions and keep their signs until
 * maps are averaged, as does the part of the contribution that comes from activity, {@link #ACTIVITY_CONTRIBUTION}; the other methods give shares of magnitude. All but the pattern, which is of all held-out samples
 * together, explain one sample at a time.
 */
public enum SaliencyMethod {
    /** What activity goes along with the answer: {@link Pattern}, of the centred logit, whatever score is asked for. */
    PATTERN,
    /** What would change the answer: the slope of the centred logit, whatever score is asked for. */
    SENSITIVITY,
    /**
     * What speaks for the answer: integrated gradients of the centred logit from the baseline, whatever score is asked
     * for. A sample's values sum to its score less that of the baseline.
     */
    CONTRIBUTION,
    /** What activity above the baseline speaks for: {@link #CONTRIBUTION} there, 0 elsewhere. */
    ACTIVITY_CONTRIBUTION,
    /** The score's slope at the sample. */
    GRADIENT,
    /** The slope times the value. */
    GRADIENT_TIMES_INPUT,
    /** The slope averaged over noise: SmoothGrad. */
    SMOOTHGRAD,
    /** The slope averaged over the path from the training mean. */
    PATH_GRADIENT,
    /** The path's slope times the value; sums to what the score gained over that of the training mean. */
    INTEGRATED_GRADIENTS,
    /** The score's fall without a region. */
    REGION_OCCLUSION,
    /** The score's fall without a frame. */
    FRAME_OCCLUSION,
    /** Frames' relevance times regions' relevance to the gradient. */
    TEMPORAL_RESCALING,
    /** The gradient in random order, a control. */
    SHUFFLED_GRADIENT;

    private static final int DRAWS = 25;
    private static final double DEVIATION = 1;
    private static final int STEPS = 20;

    /**
     * The attribution itself.
     *
     * @param score    what is explained, where the method leaves the choice
     * @param seed     decides noise and order, where there is any
     * @param baseline what {@link #CONTRIBUTION} is counted from: {@link TrainedModel#baseline}
     * @throws IllegalArgumentException of {@link #PATTERN}, which is not of a sample
     */
    public Attribution attribution(Score score, long seed, Baseline baseline) {
        Gradient gradient = new Gradient(score);
        return switch (this) {
            case PATTERN -> throw new IllegalArgumentException("a pattern is of all samples, not of one");
            case SENSITIVITY -> new Gradient(Score.CENTRED_LOGIT);
            case CONTRIBUTION -> contribution(STEPS, PathAveraged.Rule.GAUSS_LEGENDRE, baseline);
            case ACTIVITY_CONTRIBUTION ->
                new OfActivity(contribution(STEPS, PathAveraged.Rule.GAUSS_LEGENDRE, baseline), baseline);
            case GRADIENT -> gradient;
            case GRADIENT_TIMES_INPUT -> new TimesInput(gradient);
            case SMOOTHGRAD -> new NoiseAveraged(gradient, DRAWS, DEVIATION, seed);
            case PATH_GRADIENT -> new PathAveraged(gradient, STEPS);
            case INTEGRATED_GRADIENTS -> new TimesInput(new PathAveraged(gradient, STEPS));
            case REGION_OCCLUSION -> new Occlusion(score, Slice.REGION);
            case FRAME_OCCLUSION -> new Occlusion(score, Slice.FRAME);
            case TEMPORAL_RESCALING -> new TemporalRescaling(gradient);
            case SHUFFLED_GRADIENT -> new Shuffled(gradient, seed);
        };
    }

    /**
     * Integrated gradients of the centred logit (Sundararajan, Taly and Yan 2017):
     * {@code (x − b) ∘ ∫ ∂S_c/∂x at b + α·(x − b) dα}.
     */
    public static Attribution contribution(int steps, PathAveraged.Rule rule, Baseline baseline) {
        Gradient slope = new Gradient(Score.CENTRED_LOGIT);
        return new TimesInput(new PathAveraged(slope, steps, rule, baseline), baseline);
    }

    /** What the values of its maps say. */
    public MapKind kind() {
        return switch (this) {
            case PATTERN -> MapKind.PATTERN;
            case SENSITIVITY -> MapKind.SENSITIVITY;
            case CONTRIBUTION -> MapKind.CONTRIBUTION;
            case ACTIVITY_CONTRIBUTION -> MapKind.ACTIVITY_CONTRIBUTION;
            default -> MapKind.SHARE;
        };
    }

    /** Whether single samples can be explained, so that places of a sample can be ordered by it. */
    public boolean isPerSample() {
        return this != PATTERN;
    }

    /** The score that is explained where the given one is asked for: maps with signs are of the centred logit. */
    public Score score(Score asked) {
        return kind().isSigned() ? Score.CENTRED_LOGIT : asked;
    }

    /** What users call it, such as {@code integrated-gradients}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The method that users call so; empty if there is none. */
    public static Optional<SaliencyMethod> of(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(text))
                .findFirst();
    }

    /** What users call all of them. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(SaliencyMethod::text).toList();
    }
}
