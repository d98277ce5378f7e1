package org.insula.jobs.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.insula.pipeline.evaluate.AccuracyInterval;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.evaluate.ChanceTest;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.evaluate.Performance;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.importance.GroupMap;

/**
 * What a study found with one kind of network.
 *
 * @param model the model's name
 * @param networks how each trained network did, by fold and seed
 * @param groups accuracy of each group (subjects, say) over all folds and seeds
 * @param performance all held-out predictions of all networks together
 * @param chance the test of that against chance
 * @param saliency the maps by each method, in the order asked for
 * @param controls which regions are important, and what the model's controls say of its maps
 */
public record ModelResult(
        String model,
        List<NetworkScore> networks,
        List<GroupAccuracy> groups,
        Performance performance,
        ChanceResult chance,
        List<MethodMaps> saliency,
        ModelControls controls) {
    /**
     * How one trained network did on its held-out samples.
     *
     * @param fold index of its fold
     * @param seed seed of its training
     * @param performance its predictions
     * @param choice what was chosen from the grid and from what, as JSON says it, or the penalty of a linear model; empty
     *     where there was no choice
     */
    public record NetworkScore(int fold, long seed, Performance performance, Map<String, Object> choice) {
        /** Copies the map, order kept. */
        public NetworkScore {
            Objects.requireNonNull(performance);
            choice = Collections.unmodifiableMap(new LinkedHashMap<>(choice));
        }
    }

    /** Copies the lists. */
    public ModelResult {
        Objects.requireNonNull(model);
        Objects.requireNonNull(performance);
        Objects.requireNonNull(chance);
        Objects.requireNonNull(controls);
        networks = List.copyOf(networks);
        groups = List.copyOf(groups);
        saliency = List.copyOf(saliency);
    }

    /** The 95 % interval of the mean accuracy over groups. */
    public AccuracyInterval interval() {
        return AccuracyInterval.of(groups);
    }

    /** The maps by the first method, one a label, sorted by label; empty if saliency was not taken. */
    public List<GroupMap> maps() {
        return saliency.isEmpty() ? List.of() : saliency.get(0).maps();
    }

    /**
     * The result of a model from its networks' predictions and maps.
     *
     * @param predictions of all networks
     * @param labels number of labels
     * @throws IllegalArgumentException if there are no predictions
     */
    public static ModelResult of(
            String model,
            List<NetworkScore> networks,
            List<Prediction> predictions,
            int labels,
            List<MethodMaps> saliency,
            ModelControls controls) {
        Performance performance = Performance.of(predictions, labels);
        List<GroupAccuracy> groups = GroupAccuracy.of(predictions);
        ChanceResult chance = ChanceTest.withDefaults().test(groups, performance.chance());
        return new ModelResult(model, networks, groups, performance, chance, saliency, controls);
    }
}
