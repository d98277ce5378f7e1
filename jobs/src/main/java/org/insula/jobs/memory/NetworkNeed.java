package org.insula.jobs.memory;

import org.insula.pipeline.model.Footprint;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.train.Candidate;

/**
 * What a network takes: of each sample of a batch the values and gradients of every part ({@link Footprint}), on the
 * heap and where matrix products work, and its parameters several times over. A batch's own values are on the heap in double precision
 * beside that.
 */
final class NetworkNeed {
    /** Copies of the parameters: network, best one, gradients of the batch and of two shards, and Adam's two averages. */
    private static final int COPIES = 7;

    /** Copies in the precision of the computation: weights and gradients of a training and a checking pass of two shards. */
    private static final int WORKING_COPIES = 8;

    /** Copies while a network is explained: the network's, and those of the pass. */
    private static final int EXPLAINING_COPIES = 2;

    /** Arrays as large as a batch while it is explained: its values, a point of the path, its saliency, and their mean. */
    private static final int EXPLAINING_BATCHES = 4;

    private NetworkNeed() {}

    /** The memory of training a candidate that sees samples of so many frames and regions. */
    static Need of(Candidate candidate, int frames, int regions) {
        boolean single = candidate.options().precision() == Precision.FLOAT32;
        int bytes = single ? Float.BYTES : Double.BYTES;
        int batch = candidate.options().batch();
        double parameters = Footprint.parameters(candidate.model(), frames, regions);
        Footprint values = Footprint.of(candidate.model(), batch, frames, regions);
        double working = parameters * WORKING_COPIES * bytes;
        double own = Double.BYTES * ((double) batch * frames * regions + COPIES * parameters);
        return new Need((long) (bytes * values.heap() + working + own), (long) (bytes * values.direct() + working));
    }

    /** The memory of explaining its held-out samples, which is done in double precision. */
    static Need ofExplaining(ModelSpec model, int frames, int regions) {
        int batch = HeldOutBatches.SIZE;
        Footprint values = Footprint.of(model, batch, frames, regions);
        double working = EXPLAINING_COPIES * Footprint.parameters(model, frames, regions);
        double own = EXPLAINING_BATCHES * (double) batch * frames * regions;
        return new Need((long) (Double.BYTES * (values.heap() + working + own)), (long)
                (Double.BYTES * (values.direct() + working)));
    }

    /**
     * The memory of fitting a linear model: the values that its head sees of each sample, and their coordinates on at most as
     * many axes as there are samples or values, in two orders, with products and parts some 14 times over.
     *
     * @param features values of a sample that the head sees
     */
    static Need ofLinear(long samples, long features) {
        return Need.heap(8.0 * samples * (features + 14.0 * Math.min(samples, features)));
    }
}
