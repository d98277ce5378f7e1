package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Sizes of an input-cell LSTM and of made-up data to train it on.
 *
 * @param attention width of the attention's inner layer
 * @param samples   training samples of an epoch
 */
public record TrainingShape(
        String name, int frames, int regions, int hidden, int attention, int hops, int samples, int batch) {
    private static final int SAMPLES_BY_LENGTH = 250;

    /** The size of the synthetic experiments of Ismail et al. (2019). */
    public static TrainingShape synthetic() {
        return new TrainingShape("synthetic", 100, 100, 5, 50, 20, 1_000, 50);
    }

    /** Whole-brain regions over the length of a short task run. */
    public static TrainingShape wholeBrain() {
        return new TrainingShape("whole-brain", 176, 360, 128, 64, 20, 1_000, 50);
    }

    /** The same over the length of a long task run, with half the samples. */
    public static TrainingShape longRuns() {
        return wholeBrain().withName("long-runs").withFrames(405).withSamples(500);
    }

    /** The three sizes that our aims are stated for, then whole-brain size at 100, 200 and 400 frames. */
    public static List<TrainingShape> usual() {
        List<TrainingShape> shapes = new ArrayList<>(List.of(synthetic(), wholeBrain(), longRuns()));
        for (int frames : new int[] {100, 200, 400}) {
            shapes.add(
                    wholeBrain().withName("frames-" + frames).withFrames(frames).withSamples(SAMPLES_BY_LENGTH));
        }
        return shapes;
    }

    /** The same under another name. */
    public TrainingShape withName(String newName) {
        return new TrainingShape(newName, frames, regions, hidden, attention, hops, samples, batch);
    }

    /** The same with another number of frames. */
    public TrainingShape withFrames(int newFrames) {
        return new TrainingShape(name, newFrames, regions, hidden, attention, hops, samples, batch);
    }

    /** The same with another number of samples. */
    public TrainingShape withSamples(int newSamples) {
        return new TrainingShape(name, frames, regions, hidden, attention, hops, newSamples, batch);
    }

    /** The network. */
    public ModelSpec spec() {
        return ModelSpec.inputCellLstm()
                .withHidden(hidden)
                .withAttentionWidth(attention)
                .withHops(hops);
    }

    /**
     * The least number of floating-point operations in an epoch's matrix products, a multiplication and an addition
     * counting two: the attention's scores forward and back; the attended sums in their running form, two products
     * forward and three back; the cell's products once forward and twice back.
     */
    public double operations() {
        double scores = 2.0 * regions * attention + 3.0 * attention * hops;
        double sums = 5.0 * hops * regions;
        double cell = 3.0 * 4 * hidden * (regions + hidden);
        return 2 * (double) samples * frames * (scores + sums + cell);
    }

    /** Noise with a shift of the first third of the frames that tells two classes apart. */
    public SampleSet data() {
        SplittableRandom random = new SplittableRandom(0);
        List<Region> atlas = IntStream.rangeClosed(1, regions)
                .mapToObj(label -> new Region(label, "region " + label))
                .toList();
        List<HeldSample> made = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            int label = random.nextInt(2);
            float[] values = new float[frames * regions];
            for (int j = 0; j < values.length; j++) {
                double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
                values[j] = (float) (2 * noise + (j / regions < frames / 3 ? 2 * label - 1 : 0));
            }
            made.add(HeldSample.of("sample" + i, "run" + i, "" + i, Map.of(), label, 0, frames, values));
        }
        return SampleSet.held(List.of("minus", "plus"), atlas, frames, 1, made);
    }

    /** All samples to train on. */
    public Fold fold() {
        return new Fold(0, IntStream.range(0, samples).toArray(), new int[0], new int[0]);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("frames", frames);
        map.put("regions", regions);
        map.put("hidden", hidden);
        map.put("attentionWidth", attention);
        map.put("hops", hops);
        map.put("samples", samples);
        map.put("batch", batch);
        return map;
    }
}
