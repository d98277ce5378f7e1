package org.insula.pipeline.faithfulness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.SampleSet;

/**
 * Removes what saliency points to from a network's held-out samples, portion by portion: by its own saliency, by that of
 * each other model, and at random. Only one portion and one line a subject are in memory. For one thread.
 */
public final class NetworkRemoval {
    private final String model;
    private final SampleSet samples;
    private final RemovalProbe probe;
    private final Map<String, Integer> indices = new HashMap<>();
    private final TreeMap<RemovalOrder, TreeMap<String, SubjectRemoval>> found = new TreeMap<>();

    /**
     * Removal from the samples of one network.
     *
     * @param model what its model is called in the rows of saliency
     * @param heldOut indices of samples of the fold's test part
     * @throws IllegalArgumentException if the samples' labels, regions or frames are not those that the network was
     *     trained on
     */
    public NetworkRemoval(Removal removal, String model, TrainedModel network, SampleSet samples, int[] heldOut) {
        this.model = model;
        this.samples = samples;
        this.probe = new RemovalProbe(removal, network, samples);
        for (int index : heldOut) {
            indices.put(samples.sample(index).id(), index);
        }
    }

    /**
     * Adds some held-out samples.
     *
     * @param rows of these samples, of every model that is compared, in a fixed order
     * @throws IllegalArgumentException if a sample is not one of the held-out ones, or a model has not a row of each
     */
    public void add(List<SaliencyRow> rows) {
        TreeMap<String, Map<Integer, float[]>> byModel = new TreeMap<>();
        for (SaliencyRow row : rows) {
            byModel.computeIfAbsent(row.key().model(), name -> new LinkedHashMap<>())
                    .put(index(row), row.saliency());
        }
        Map<Integer, float[]> own = byModel.getOrDefault(model, Map.of());
        int[] portion = own.keySet().stream().mapToInt(Integer::intValue).toArray();
        byModel.forEach((name, saliency) -> {
            if (!saliency.keySet().equals(own.keySet())) {
                throw new IllegalArgumentException(
                        "saliency of " + name + " and of " + model + " is not of the same samples");
            }
            add(RemovalOrder.by(name, model), probe.bySaliency(portion, saliency::get));
        });
        add(RemovalOrder.random(), probe.atRandom(portion, own::get));
    }

    private int index(SaliencyRow row) {
        Integer index = indices.get(row.sample());
        if (index == null) {
            throw new IllegalArgumentException(row + " is not of a held-out sample among " + samples);
        }
        return index;
    }

    private void add(RemovalOrder order, List<RemovalOutcome> outcomes) {
        TreeMap<String, SubjectRemoval> bySubject = found.computeIfAbsent(order, key -> new TreeMap<>());
        SubjectRemoval.of(outcomes).forEach(each -> bySubject.merge(each.subject(), each, SubjectRemoval::plus));
    }

    /** What was found so far: by each order the subjects, sorted. */
    public Map<RemovalOrder, List<SubjectRemoval>> subjects() {
        TreeMap<RemovalOrder, List<SubjectRemoval>> subjects = new TreeMap<>();
        found.forEach((order, bySubject) -> subjects.put(order, new ArrayList<>(bySubject.values())));
        return subjects;
    }
}
