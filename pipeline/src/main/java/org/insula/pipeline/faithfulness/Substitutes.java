package org.insula.pipeline.faithfulness;

import java.util.Random;
import org.insula.pipeline.model.Scaler;

/** What takes the place of a sample's removed values. */
final class Substitutes {
    private Substitutes() {}

    /**
     * The standardised value that takes each place of a sample if it is removed. Noise follows from the removal's seed and
     * the sample's id.
     *
     * @param places number of places
     * @param sample id of the sample
     */
    static double[] of(Removal removal, Scaler scaler, int places, String sample) {
        Replacement replacement = removal.replacement();
        // The one seed is told apart from the random order's, so that noise and order do not go together.
        Random gaussian = new Random(PlaceOrder.stream(~removal.seed(), sample).nextLong());
        double[] values = new double[places];
        for (int place = 0; place < places; place++) {
            double noise = replacement == Replacement.NOISE ? gaussian.nextGaussian() : 0;
            values[place] = replacement.value(scaler, place, noise);
        }
        return values;
    }
}
