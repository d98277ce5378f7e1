package org.insula.pipeline.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Accuracy within one group, over its samples and all seeds.
 *
 * @param group value of the grouping column, such as a subject
 * @param samples number of distinct samples
 * @param accuracy share of right predictions, 0 to 1
 */
public record GroupAccuracy(String group, int samples, double accuracy) implements Serializable {

    /** The accuracy of each group, sorted by group. */
    public static List<GroupAccuracy> of(Collection<Prediction> predictions) {
        TreeMap<String, List<Prediction>> byGroup = new TreeMap<>();
        predictions.forEach(prediction -> byGroup.computeIfAbsent(prediction.group(), group -> new ArrayList<>())
                .add(prediction));
        List<GroupAccuracy> accuracies = new ArrayList<>();
        byGroup.forEach((group, members) -> accuracies.add(ofMembers(group, members)));
        return accuracies;
    }

    private static GroupAccuracy ofMembers(String group, List<Prediction> members) {
        TreeSet<String> samples = new TreeSet<>();
        int right = 0;
        for (Prediction prediction : members) {
            samples.add(prediction.sample());
            right += prediction.correct() ? 1 : 0;
        }
        return new GroupAccuracy(group, samples.size(), (double) right / members.size());
    }
}
