package org.insula.pipeline.saliency;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The attributions that users may ask for by name, with settings that suit standardised values. */
public enum SaliencyMethod {
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

    /** The attribution itself, of a score; the seed decides noise and order where there is any. */
    public Attribution attribution(Score score, long seed) {
        Gradient gradient = new Gradient(score);
        return switch (this) {
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
