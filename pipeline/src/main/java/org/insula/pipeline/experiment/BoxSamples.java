package org.insula.pipeline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.Shuffling;

/**
 * Samples drawn from a design: noise N(0, 1), and inside the boxes N(+1, 1) for one class and N(−1, 1) for the other
 * (Ismail et al. 2019). Half of the training and half of the test samples are of each class, in random order.
 */
public final class BoxSamples {
    private static final double REPETITION_TIME = 1;

    private final BoxDesign design;
    private final SampleSet samples;
    private final int training;
    private final int[] placements;

    private BoxSamples(BoxDesign design, SampleSet samples, int training, int[] placements) {
        this.design = design;
        this.samples = samples;
        this.training = training;
        this.placements = placements;
    }

    /** Draws samples; the same arguments give the same values. */
    public static BoxSamples draw(BoxDesign design, int training, int test, long seed) {
        Random random = new Random(seed);
        List<HeldSample> drawn = new ArrayList<>();
        int[] labels = IntStream.concat(IntStream.of(balanced(training, random)), IntStream.of(balanced(test, random)))
                .toArray();
        int[] placements = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            placements[i] = random.nextInt(design.placements().size());
            float[] values = values(design.reference(placements[i]), 2 * labels[i] - 1, random);
            drawn.add(HeldSample.of(
                    "sample" + i, "run" + i, Integer.toString(i), Map.of(), labels[i], 0, BoxDesign.FRAMES, values));
        }
        SampleSet samples =
                SampleSet.held(List.of("minus", "plus"), regions(), BoxDesign.FRAMES, REPETITION_TIME, drawn);
        return new BoxSamples(design, samples, training, placements);
    }

    private static int[] balanced(int count, Random random) {
        int[] labels = IntStream.range(0, count).map(i -> i % 2).toArray();
        Shuffling.shuffle(labels, random);
        return labels;
    }

    private static float[] values(boolean[] reference, double mean, Random random) {
        float[] values = new float[reference.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() + (reference[i] ? mean : 0));
        }
        return values;
    }

    private static List<Region> regions() {
        return IntStream.rangeClosed(1, BoxDesign.REGIONS)
                .mapToObj(label -> new Region(label, "feature " + label))
                .toList();
    }

    /** All samples, those for training first. */
    public SampleSet samples() {
        return samples;
    }

    /** Training and test; no validation, as training ends by its own accuracy. */
    public Fold fold() {
        return new Fold(
                0,
                IntStream.range(0, training).toArray(),
                new int[0],
                IntStream.range(training, samples.size()).toArray());
    }

    /** Which places of a sample lie inside a box, {@code [frame][region]}. */
    public boolean[] reference(int sample) {
        return design.reference(placements[sample]);
    }
}
