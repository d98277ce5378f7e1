package org.insula.jobs.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.config.TrustConfig;
import org.insula.pipeline.saliency.SaliencyMethod;

/** How it was found whether maps can be believed, in plain sentences that follow the configuration. */
final class TrustMethods {
    private TrustMethods() {}

    /** The paragraph. */
    static String of(SaliencyConfig saliency, TrustConfig trust) {
        Optional<SaliencyMethod> ordered =
                saliency.methods().stream().filter(SaliencyMethod::isPerSample).findFirst();
        return ordered.map(method -> ofPlaces(method, trust)).orElse("")
                + "Maps of two labels of a model, and of two models of a label, were compared within subjects: mean"
                + " difference and interval.";
    }

    /** What is said of single samples; a method that explains none has nothing to say here. */
    private static String ofPlaces(SaliencyMethod method, TrustConfig trust) {
        String said = removal(trust) + taskOn(trust);
        return said.isEmpty()
                ? ""
                : said + "Salient places are those of the largest magnitude of the " + method.text() + ". ";
    }

    private static String removal(TrustConfig trust) {
        return trust.removes()
                ? "To see whether networks use what maps point to, the most salient " + percent(trust.removedShares())
                        + " of the places (region and frame) of each held-out sample were replaced ("
                        + trust.replacement().text()
                        + ") by the order of a network's own saliency, of each other model's, and at random, and the"
                        + " network was asked again without being trained again ("
                        + Reference.ISMAIL_2019.citation()
                        + "). Comprehensiveness and sufficiency are mean falls of the true label's probability ("
                        + Reference.DEYOUNG_2020.citation() + "). "
                : "";
    }

    private static String taskOn(TrustConfig trust) {
        return trust.topShares().isEmpty()
                ? ""
                : "Where runs have events, the share of the most salient " + percent(trust.topShares())
                        + " of places that falls on frames in which the task is on (from " + trust.taskLag()
                        + " s after an event's onset, for its duration) was compared with the share of all places. ";
    }

    private static String percent(List<Double> shares) {
        return shares.stream()
                .map(share -> BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros())
                .map(BigDecimal::toPlainString)
                .collect(Collectors.joining(", ", "", "\u00a0%"));
    }
}
