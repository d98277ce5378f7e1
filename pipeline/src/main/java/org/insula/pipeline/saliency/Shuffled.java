package org.insula.pipeline.saliency;

import java.util.Objects;
import java.util.Random;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * A control: another attribution's values, each sample's in an order drawn at random. A number that this map reaches
 * too says nothing about where the saliency lies. A sample's order follows from the seed and its values.
 *
 * @param inner whose values are shuffled
 * @param seed  of the order
 */
public record Shuffled(Attribution inner, long seed) implements Attribution {

    /** Shuffles the given attribution's values. */
    public Shuffled {
        Objects.requireNonNull(inner, "inner");
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        double[] saliency = inner.attribute(pass, batch, classes);
        int size = batch.frames() * batch.regions();
        for (int sample = 0; sample < batch.samples(); sample++) {
            shuffle(saliency, sample * size, size, SampleRandom.of(seed, batch.values(), sample * size, size));
        }
        return saliency;
    }

    /** Fisher–Yates. */
    private static void shuffle(double[] values, int offset, int size, Random random) {
        for (int i = size - 1; i > 0; i--) {
            int j = offset + random.nextInt(i + 1);
            double held = values[offset + i];
            values[offset + i] = values[j];
            values[j] = held;
        }
    }
}
