package org.insula.pipeline.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;

/** A map that {@link MapBench} compares with the truth. */
public enum BenchedMap {
    /** What activity goes along with the answer. */
    PATTERN(SaliencyMethod.PATTERN),
    /** What spoke for the answer. */
    CONTRIBUTION(SaliencyMethod.CONTRIBUTION),
    /** What spoke for the answer by being active. */
    ACTIVITY_CONTRIBUTION(SaliencyMethod.ACTIVITY_CONTRIBUTION),
    /** What would change the answer. */
    SENSITIVITY(SaliencyMethod.SENSITIVITY),
    /** The share of the magnitude of the probability's gradient, as in Ismail et al. (2019). */
    PUBLISHED(SaliencyMethod.GRADIENT),
    /** No decoder: how far the samples of a label are from the mean sample of their subject. */
    CLASS_MEANS(null);

    /** The score that the published map explains; the maps with signs do not leave the choice. */
    static final Score SCORE = Score.PROBABILITY;

    private final SaliencyMethod method;

    BenchedMap(SaliencyMethod method) {
        this.method = method;
    }

    /** The maps that are made of a decoder. */
    static List<BenchedMap> ofDecoders() {
        return Arrays.stream(values()).filter(map -> map.method().isPresent()).toList();
    }

    /** How held-out samples are explained; empty without a decoder. */
    Optional<SaliencyMethod> method() {
        return Optional.ofNullable(method);
    }

    /** What its values say. */
    MapKind kind() {
        return method == null ? MapKind.PATTERN : method.kind();
    }

    /** Whether there is a row per sample, so that frames can be compared where responses move. */
    boolean isPerSample() {
        return method == null || method.isPerSample();
    }

    /** The name in tables: lower case, such as {@code class-means}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
