package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Noise of deviation 1 with a box whose mean is +1 in one class and −1 in the other, after Ismail et al. (2019), but
 * smaller.
 */
public final class Boxes {
    /** Frames of a sample. */
    public static final int FRAMES = 50;

    /** Regions of a sample. */
    public static final int REGIONS = 10;

    private static final int SAMPLES = 400;
    private static final int BOX_FRAMES = 15;

    /**
     * Elsewhere each region's mean is anything between ∓ this, so that a network does better the less it looks there.
     */
    private static final double DISTRACTION = 4;

    private Boxes() {}

    /** Whether a place is inside the early box: frames 0–14, regions 2–7. */
    public static boolean inBox(int frame, int region) {
        return frame < BOX_FRAMES && region >= 2 && region < 8;
    }

    /** Samples with the early box. */
    public static SampleSet early(long seed) {
        Random random = new Random(seed);
        List<HeldSample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            int label = random.nextInt(2);
            double[] offsets =
                    random.doubles(REGIONS).map(v -> DISTRACTION * (2 * v - 1)).toArray();
            float[] values = new float[FRAMES * REGIONS];
            for (int j = 0; j < values.length; j++) {
                double mean = inBox(j / REGIONS, j % REGIONS) ? 2 * label - 1 : offsets[j % REGIONS];
                values[j] = (float) (100 + 5 * (mean + random.nextGaussian()));
            }
            samples.add(HeldSample.of("sample" + i, "run" + i, "" + i, Map.of(), label, 0, FRAMES, values));
        }
        return SampleSet.held(List.of("minus", "plus"), regions(REGIONS), FRAMES, 1, samples);
    }

    /** The same samples under labels drawn again. */
    public static SampleSet withoutSignal(SampleSet samples, long seed) {
        Random random = new Random(seed);
        return samples.withLabels(
                IntStream.range(0, samples.size()).map(i -> random.nextInt(2)).toArray());
    }

    /** Regions with numbered names. */
    public static List<Region> regions(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(label -> new Region(label, "region " + label))
                .toList();
    }

    /** 240 samples to train on, 60 to validate, 100 to test. */
    public static Fold fold() {
        int[] all = IntStream.range(0, SAMPLES).toArray();
        return new Fold(
                0, Arrays.copyOf(all, 240), Arrays.copyOfRange(all, 240, 300), Arrays.copyOfRange(all, 300, SAMPLES));
    }
}
