package org.insula.jobs.config;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;

/**
 * What is asked of a trained network.
 *
 * @param target the class whose score is explained
 * @param score the score of that class
 * @param methods how it is explained, at least one, each once; the first gives the maps that the report shows
 */
public record SaliencyConfig(Target target, Score score, List<SaliencyMethod> methods) implements Serializable {
    /** The section {@code saliency}. */
    static final Section<SaliencyConfig> SECTION = Section.of(defaults())
            .choice("target", "The class whose score is explained.")
            .choice("score", "The score that is explained.")
            .key(
                    "methods",
                    new ValueType.Listed<>(
                            ValueType.named(SaliencyMethod.texts(), SaliencyMethod::of, SaliencyMethod::text)),
                    "Saliency methods, the first for the report and the plain file names.")
            .remedy("list each once, such as [gradient, integrated-gradients]")
            .build();

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no method, or one comes twice
     */
    public SaliencyConfig {
        Objects.requireNonNull(target);
        Objects.requireNonNull(score);
        methods = List.copyOf(methods);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("there is no method");
        }
        if (new HashSet<>(methods).size() < methods.size()) {
            throw new IllegalArgumentException("a method comes twice");
        }
    }

    /**
     * The maps with signs, first the one that recovers the truth best in {@code insula bench maps}; shares, where asked for,
     * of the true class's probability.
     */
    public static SaliencyConfig defaults() {
        return new SaliencyConfig(
                Target.TRUE_CLASS,
                Score.PROBABILITY,
                List.of(
                        SaliencyMethod.ACTIVITY_CONTRIBUTION,
                        SaliencyMethod.PATTERN,
                        SaliencyMethod.CONTRIBUTION,
                        SaliencyMethod.SENSITIVITY));
    }

    /** The method whose maps the report shows. */
    public SaliencyMethod first() {
        return methods.get(0);
    }
}
