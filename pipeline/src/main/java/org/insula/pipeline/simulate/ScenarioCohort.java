package org.insula.pipeline.simulate;

import java.util.List;
import java.util.Objects;
import org.insula.pipeline.sample.SampleSet;

/**
 * Samples of a simulated cohort with the truth of each. Immutable.
 *
 * @param samples   the samples
 * @param planted   regions planted for each label, with their timing where that is the same in all samples: [label]
 * @param common    regions that respond alike under every label, by index
 * @param responses for each sample, where regions planted for its label respond [sample][frame · regions + region]
 */
public record ScenarioCohort(
        SampleSet samples, List<List<PlantedRegion>> planted, List<Integer> common, List<boolean[]> responses) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is not one truth per sample and one list of regions per label
     */
    public ScenarioCohort {
        Objects.requireNonNull(samples);
        planted = planted.stream().map(List::copyOf).toList();
        common = List.copyOf(common);
        responses = List.copyOf(responses);
        if (responses.size() != samples.size()
                || planted.size() != samples.labels().size()) {
            throw new IllegalArgumentException(responses.size() + " truths for " + samples.size() + " samples, "
                    + planted.size() + " lists of regions for "
                    + samples.labels().size() + " labels");
        }
    }

    /** Which regions are planted for a label [region]. */
    public boolean[] regions(int label) {
        boolean[] regions = new boolean[samples.regions().size()];
        planted.get(label).forEach(each -> regions[each.region()] = true);
        return regions;
    }

    /** Which regions are planted for some label [region]. */
    public boolean[] telling() {
        boolean[] regions = new boolean[samples.regions().size()];
        planted.forEach(label -> label.forEach(each -> regions[each.region()] = true));
        return regions;
    }
}
