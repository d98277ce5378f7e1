package org.insula.pipeline.faithfulness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How accuracy falls as the most salient places are removed, each subject counting once.
 *
 * <p>With p the probability of the true label, {@code comprehensiveness = mean over shares of p(whole) − p(without)} and
 * {@code sufficiency = mean over shares of p(whole) − p(only)} (DeYoung et al. 2020): what saliency points to matters if
 * the first is large, and is enough if the second is small. Both are to be read beside those of a random order.
 *
 * @param shares removed, ascending
 * @param wholeAccuracy of whole samples, 0 to 1
 * @param accuracy once each share is removed, 0 to 1
 * @param onlyAccuracy where nothing but that share is left, 0 to 1
 * @param comprehensiveness −1 to 1
 * @param sufficiency −1 to 1
 * @param subjects number of subjects
 */
public record FaithfulnessCurve(
        List<Double> shares,
        double wholeAccuracy,
        List<Double> accuracy,
        List<Double> onlyAccuracy,
        double comprehensiveness,
        double sufficiency,
        int subjects)
        implements Serializable {

    /** Copies the lists. */
    public FaithfulnessCurve {
        shares = List.copyOf(shares);
        accuracy = List.copyOf(accuracy);
        onlyAccuracy = List.copyOf(onlyAccuracy);
    }

    /**
     * The curve of all outcomes of a model's networks: mean over a subject's outcomes, then over subjects, sorted.
     *
     * @param outcomes of the same removal, in a fixed order
     * @throws IllegalArgumentException if there are none
     */
    public static FaithfulnessCurve of(Removal removal, Collection<RemovalOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("nothing was removed");
        }
        TreeMap<String, List<RemovalOutcome>> bySubject = new TreeMap<>();
        outcomes.forEach(outcome -> bySubject
                .computeIfAbsent(outcome.subject(), subject -> new ArrayList<>())
                .add(outcome));
        List<Double> accuracy = new ArrayList<>();
        List<Double> onlyAccuracy = new ArrayList<>();
        double comprehensiveness = 0;
        double sufficiency = 0;
        int steps = removal.shares().size();
        double whole = mean(bySubject, each -> each.whole().probability());
        for (int step = 0; step < steps; step++) {
            int at = step;
            accuracy.add(mean(bySubject, each -> right(each.without().get(at))));
            onlyAccuracy.add(mean(bySubject, each -> right(each.only().get(at))));
            comprehensiveness +=
                    (whole - mean(bySubject, each -> each.without().get(at).probability())) / steps;
            sufficiency += (whole - mean(bySubject, each -> each.only().get(at).probability())) / steps;
        }
        return new FaithfulnessCurve(
                removal.shares(),
                mean(bySubject, each -> right(each.whole())),
                accuracy,
                onlyAccuracy,
                comprehensiveness,
                sufficiency,
                bySubject.size());
    }

    private static double right(RemovalOutcome.Answer answer) {
        return answer.right() ? 1 : 0;
    }

    private static double mean(
            TreeMap<String, List<RemovalOutcome>> bySubject, ToDoubleFunction<RemovalOutcome> number) {
        double sum = 0;
        for (List<RemovalOutcome> own : bySubject.values()) {
            sum += own.stream().mapToDouble(number).sum() / own.size();
        }
        return sum / bySubject.size();
    }
}
