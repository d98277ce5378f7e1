package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * The answer to a study's question in words, for the top of the page.
 *
 * @param model whose maps it is read from; empty if no model's maps may be read
 * @param findings which regions are important and how that was tested, in a sentence or two
 * @param decoding how well models decode and whether a network does better than a linear decoder
 * @param data how much data was used and lost
 * @param trust what speaks for and against believing it, a sentence each
 * @param labels the strongest regions of each label
 */
public record AnswerReport(
        String model, String findings, String decoding, String data, List<String> trust, List<LabelAnswer> labels) {
    /**
     * What is found for one label.
     *
     * @param label the label
     * @param count how many regions are important, in words
     * @param regions the strongest of them; of all, where nothing was tested or found
     */
    public record LabelAnswer(String label, String count, List<TopRegion> regions) {
        /** Copies the list. */
        public LabelAnswer {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(count, "count");
            regions = List.copyOf(regions);
        }
    }

    /**
     * A region among the strongest of a label; its cells as text.
     *
     * @param name the region's name
     * @param place x, y and z of its centre in mm; empty if the atlas has no image
     * @param size its volume; empty if the atlas has no image
     * @param value its value, with the 95 % interval over subjects
     * @param p family-wise; {@code n/a} if not tested
     * @param when frames in which it is strongest
     * @param important whether it is important
     */
    public record TopRegion(
            String name, String place, String size, String value, String p, String when, boolean important) {}

    /** Copies the lists. */
    public AnswerReport {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(findings, "findings");
        Objects.requireNonNull(decoding, "decoding");
        Objects.requireNonNull(data, "data");
        trust = List.copyOf(trust);
        labels = List.copyOf(labels);
    }

    /** Returns whether regions have a place. */
    public boolean hasPlaces() {
        return labels.stream()
                .flatMap(label -> label.regions().stream())
                .anyMatch(region -> !region.place().isEmpty());
    }
}
