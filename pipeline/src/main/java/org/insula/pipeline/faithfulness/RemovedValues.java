package org.insula.pipeline.faithfulness;

import java.util.BitSet;
import java.util.Objects;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleValues;
import org.insula.pipeline.sample.ValuesShape;

/**
 * Values of samples with some places replaced, made again whenever they are read: one bit a place is held, not the
 * values.
 */
final class RemovedValues implements SampleValues {
    private final SampleSet samples;
    private final Removal removal;
    private final Scaler scaler;
    private final BitSet[] removed;

    /**
     * The values of samples without some places.
     *
     * @param scaler by whose means and deviations they are replaced
     * @param removed of each sample its removed places, frame by frame; null of a sample that stays whole
     */
    RemovedValues(SampleSet samples, Removal removal, Scaler scaler, BitSet[] removed) {
        this.samples = samples;
        this.removal = removal;
        this.scaler = scaler;
        this.removed = removed.clone();
    }

    @Override
    public ValuesShape shape() {
        return samples.values().shape();
    }

    @Override
    public float[] of(int sample) {
        float[] values = samples.values().of(sample);
        BitSet places = removed[sample];
        if (places != null) {
            double[] instead = Substitutes.of(
                    removal, scaler, values.length, samples.sample(sample).id());
            places.stream().forEach(place -> values[place] = (float) scaler.restored(place, instead[place]));
        }
        return values;
    }

    @Override
    public void copyTo(int sample, double[] target, int offset) {
        float[] own = of(sample);
        Objects.checkFromIndexSize(offset, own.length, target.length);
        for (int place = 0; place < own.length; place++) {
            target[offset + place] = own[place];
        }
    }
}
