package org.insula.pipeline.model;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The softmax over a growing prefix, and the weighted means under it, in time linear in the number of frames.
 *
 * <p>Hops come in groups of q, which share a mean: one group of all hops where they are averaged, groups of one hop
 * where each is kept. The frames are cut into chunks. In a chunk every score of hop k is taken relative to one
 * reference c_k, the hop's largest score up to the chunk's first frame; for each sample and group
 *
 * <pre>
 *   u_ks = exp(l_ks − c_k)        d_kt = Σ_{s≤t} u_ks        v_kt = 1/(q·d_kt)
 *   m_t  = Σ_{s≤t, in chunk} P_ts x_s + Σ_k v_kt S_k          P_ts = Σ_k v_kt u_ks
 * </pre>
 *
 * where S_k = Σ u_ks x_s and the beginning of d_k come from the chunks before, rescaled to the new reference. So a
 * chunk is a few small matrix products. A chunk ends early where a score has risen {@value #RISE} above its reference;
 * hence d_kt ≥ 1, nothing overflows, and only weights below rounding errors are lost: exact, whatever the scores.
 *
 * <p>Backwards, with G_t the gradient of m_t, D_ts = G_t·x_s and e_kt = ∂/∂v_kt = Σ_{s≤t} u_ks D_ts:
 *
 * <pre>
 *   ∂/∂l_ks = u_ks (Σ_{t≥s} v_kt D_ts − Σ_{t≥s} q v_kt² e_kt)
 *   ∂/∂x_s  = Σ_{t≥s} P_ts G_t
 * </pre>
 *
 * What later chunks contribute arrives through Q_k = Σ v_kt G_t and q_k = Σ q v_kt² e_kt, running sums in the other
 * direction.
 */
final class PrefixAttention64 {
    /** Frames of a chunk at most. */
    static final int CHUNK = 34;

    /** How far a score may rise within a chunk: what the exponential and the smaller of the precisions bear. */
    private static final int RISE = 30;

    private static final double[] ZEROS = new double[CHUNK];

    private final int hops;
    private final int groups;
    private final int groupHops;
    private final Products64 products;
    private final Squashing64 squashing = new Squashing64();
    private final List<Chunk64> chunks = new ArrayList<>();
    private int chunksInUse;
    private int samples;
    private int regions;
    private Activations64 input;
    private final Values64 means = new Values64();
    private final Values64 scoreGradient = new Values64();

    /** u and v, [frame][sample][hop]; then ∂/∂u and ∂/∂v without what later chunks contribute through q. */
    private final Values64 u = new Values64();

    private final Values64 v = new Values64();
    private final Values64 uGradient = new Values64();
    private final Values64 vGradient = new Values64();

    /** P or D of a chunk, sample and group. */
    private final Values64 square = new Values64().resize(CHUNK, CHUNK);

    /** Q, [sample][hop][region], and q, [sample][hop]. */
    private final Values64 later = new Values64();

    private double[] laterSum = new double[0];
    private double[] reference = new double[0];
    private double[] sum = new double[0];

    /** Sums that are carried from one chunk of frames to the next, forward and back: so many values, on the heap and beside it. */
    static long carried(int hops, int samples, int frames, int regions) {
        long chunks = (frames + CHUNK - 1L) / CHUNK;
        return (chunks + 1) * samples * hops * regions;
    }

    PrefixAttention64(int hops, HopReduction reduction, Products64 products) {
        this.hops = hops;
        this.groups = reduction == HopReduction.MEAN ? 1 : hops;
        this.groupHops = hops / groups;
        this.products = products;
    }

    /**
     * Computes the weighted means of all prefixes.
     *
     * @param scores l, [frame][sample][hop]
     * @param x      the frames, [frame][sample][region]
     * @return m, [frame][sample][group][region]
     */
    Activations64 forward(Activations64 scores, Activations64 x) {
        input = x;
        samples = x.samples();
        regions = x.units();
        planChunks(scores.values().read());
        weights();
        means.resize(x.rows(), groups * regions);
        for (int i = 0; i < chunksInUse; i++) {
            Chunk64 chunk = chunks.get(i);
            if (i > 0) {
                carryOver(chunks.get(i - 1), chunk);
            }
            for (int sample = 0; sample < samples; sample++) {
                for (int group = 0; group < groups; group++) {
                    weightedMeans(chunk, sample, group);
                }
            }
        }
        return new Activations64(means, x.frames(), samples, groups * regions);
    }

    /** Cuts the frames into chunks, and fills u with the scores relative to their chunk's reference. */
    private void planChunks(double[] scores) {
        int width = samples * hops;
        if (reference.length < width) {
            reference = new double[width];
            sum = new double[width];
            laterSum = new double[width];
        }
        double[] relative = u.resize(input.rows(), hops).fill();
        chunksInUse = 0;
        int frame = 0;
        while (frame < input.frames()) {
            Chunk64 chunk = nextChunk(frame);
            double[] rescale = chunk.rescale(width);
            int at = frame * width;
            for (int i = 0; i < width; i++) {
                double raised = chunk.isFirst() ? scores[at + i] : Math.max(reference[i], scores[at + i]);
                rescale[i] = chunk.isFirst() ? 0 : Scalars.exp(reference[i] - raised);
                reference[i] = raised;
            }
            chunk.frames = 1;
            fillRelative(scores, relative, at, width);
            while (chunk.frames < Math.min(CHUNK, input.frames() - frame)
                    && fillRelative(scores, relative, at + chunk.frames * width, width) <= RISE) {
                chunk.frames++;
            }
            frame += chunk.frames;
        }
    }

    private Chunk64 nextChunk(int frame) {
        if (chunksInUse == chunks.size()) {
            chunks.add(new Chunk64());
        }
        Chunk64 chunk = chunks.get(chunksInUse++);
        chunk.frame = frame;
        return chunk;
    }

    /** Fills one frame of u, and tells the largest value. */
    private double fillRelative(double[] scores, double[] relative, int at, int width) {
        double largest = 0;
        for (int i = 0; i < width; i++) {
            double difference = scores[at + i] - reference[i];
            relative[at + i] = difference;
            largest = Math.max(largest, difference);
        }
        return largest;
    }

    /** From the relative scores to u and v. */
    private void weights() {
        int width = samples * hops;
        double[] weight = u.change();
        squashing.exponentials(weight, 0, input.rows() * hops);
        double[] inverse = v.resize(input.rows(), hops).fill();
        Arrays.fill(sum, 0, width, 0);
        for (int i = 0; i < chunksInUse; i++) {
            Chunk64 chunk = chunks.get(i);
            Kernels64.multiply(sum, chunk.rescale, sum, width);
            for (int at = chunk.frame * width; at < chunk.end() * width; at += width) {
                for (int j = 0; j < width; j++) {
                    sum[j] += weight[at + j];
                    inverse[at + j] = 1 / (groupHops * sum[j]);
                }
            }
        }
    }

    /** S before this chunk, from S before the previous one and that chunk's frames. */
    private void carryOver(Chunk64 before, Chunk64 chunk) {
        int size = samples * hops * regions;
        double[] carried = chunk.carried.resize(samples * hops, regions).fill();
        if (before.isFirst()) {
            Arrays.fill(carried, 0, size, 0);
        } else {
            System.arraycopy(before.carried.read(), 0, carried, 0, size);
        }
        for (int sample = 0; sample < samples; sample++) {
            products.multiply(
                    Form.ATB,
                    hops,
                    regions,
                    before.frames,
                    ofHops(u, before, sample, 0),
                    frames(before, sample),
                    Onto.ADD,
                    chunk.carried.matrix(sample * hops * regions, regions));
        }
        Kernels64.scaleRows(chunk.carried.change(), samples * hops, regions, chunk.rescale);
    }

    private void weightedMeans(Chunk64 chunk, int sample, int group) {
        int n = chunk.frames;
        Matrix64 mean = ofGroup(means, chunk, sample, group);
        chunkWeights(chunk, sample, group);
        products.multiply(Form.AB, n, regions, n, square.matrix(0, n), frames(chunk, sample), Onto.REPLACE, mean);
        if (!chunk.isFirst()) {
            Matrix64 inverse = ofHops(v, chunk, sample, group);
            products.multiply(Form.AB, n, regions, groupHops, inverse, carried(chunk, sample, group), Onto.ADD, mean);
        }
    }

    /** P of the chunk: the weights of its frames at its frames, summed over the group's hops. */
    private void chunkWeights(Chunk64 chunk, int sample, int group) {
        int n = chunk.frames;
        products.multiply(
                Form.ABT,
                n,
                n,
                groupHops,
                ofHops(v, chunk, sample, group),
                ofHops(u, chunk, sample, group),
                Onto.REPLACE,
                square.matrix(0, n));
        clearAboveDiagonal(n);
    }

    private void clearAboveDiagonal(int n) {
        DoubleBuffer buffer = square.changeBuffer();
        for (int row = 0; row < n - 1; row++) {
            buffer.put(row * n + row + 1, ZEROS, 0, n - 1 - row);
        }
    }

    /**
     * Carries the gradient of the means back to the scores, through the latest forward pass.
     *
     * @param meanGradient G, [frame][sample][group][region]
     * @return ∂/∂l, [frame][sample][hop]
     */
    Activations64 scoreGradient(Activations64 meanGradient) {
        prepareLater();
        uGradient.resize(input.rows(), hops);
        vGradient.resize(input.rows(), hops);
        for (int i = chunksInUse - 1; i >= 0; i--) {
            Chunk64 chunk = chunks.get(i);
            for (int sample = 0; sample < samples; sample++) {
                for (int group = 0; group < groups; group++) {
                    weightGradients(chunk, sample, group, meanGradient.values());
                }
            }
            if (!chunk.isFirst()) {
                collectLater(chunk, meanGradient.values());
            }
        }
        throughWeights();
        return new Activations64(scoreGradient, input.frames(), samples, hops);
    }

    private void prepareLater() {
        Arrays.fill(later.resize(samples * hops, regions).fill(), 0, samples * hops * regions, 0);
    }

    private void weightGradients(Chunk64 chunk, int sample, int group, Values64 meanGradient) {
        int n = chunk.frames;
        int q = groupHops;
        Matrix64 gradient = ofGroup(meanGradient, chunk, sample, group);
        Matrix64 x = frames(chunk, sample);
        Matrix64 d = square.matrix(0, n);
        Matrix64 toU = ofHops(uGradient, chunk, sample, group);
        Matrix64 toV = ofHops(vGradient, chunk, sample, group);
        products.multiply(Form.ABT, n, n, regions, gradient, x, Onto.REPLACE, d);
        clearAboveDiagonal(n);
        products.multiply(Form.AB, n, q, n, d, ofHops(u, chunk, sample, group), Onto.REPLACE, toV);
        products.multiply(Form.ATB, n, q, n, d, ofHops(v, chunk, sample, group), Onto.REPLACE, toU);
        if (!chunk.isFirst()) {
            products.multiply(Form.ABT, n, q, regions, gradient, carried(chunk, sample, group), Onto.ADD, toV);
        }
        if (!isLast(chunk)) {
            products.multiply(Form.ABT, n, q, regions, x, laterOf(sample, group), Onto.ADD, toU);
        }
    }

    /** Adds a chunk to Q and moves Q to the reference of the chunk before. */
    private void collectLater(Chunk64 chunk, Values64 meanGradient) {
        for (int sample = 0; sample < samples; sample++) {
            for (int group = 0; group < groups; group++) {
                products.multiply(
                        Form.ATB,
                        groupHops,
                        regions,
                        chunk.frames,
                        ofHops(v, chunk, sample, group),
                        ofGroup(meanGradient, chunk, sample, group),
                        Onto.ADD,
                        laterOf(sample, group));
            }
        }
        Kernels64.scaleRows(later.change(), samples * hops, regions, chunk.rescale);
    }

    /** From ∂/∂u and ∂/∂v to ∂/∂l. */
    private void throughWeights() {
        int width = samples * hops;
        double[] weight = u.read();
        double[] inverse = v.read();
        double[] ofWeight = uGradient.read();
        double[] ofInverse = vGradient.read();
        double[] gradient = scoreGradient.resize(input.rows(), hops).fill();
        Arrays.fill(laterSum, 0, width, 0);
        for (int i = chunksInUse - 1; i >= 0; i--) {
            Chunk64 chunk = chunks.get(i);
            for (int at = (chunk.end() - 1) * width; at >= chunk.frame * width; at -= width) {
                for (int j = 0; j < width; j++) {
                    laterSum[j] += groupHops * inverse[at + j] * (inverse[at + j] * ofInverse[at + j]);
                    gradient[at + j] = weight[at + j] * (ofWeight[at + j] - laterSum[j]);
                }
            }
            Kernels64.multiply(laterSum, chunk.rescale, laterSum, width);
        }
    }

    /** Adds ∂/∂x at fixed scores. */
    void addFrameGradient(Activations64 meanGradient, Activations64 frameGradient) {
        prepareLater();
        for (int i = chunksInUse - 1; i >= 0; i--) {
            Chunk64 chunk = chunks.get(i);
            int n = chunk.frames;
            for (int sample = 0; sample < samples; sample++) {
                Matrix64 to = frameGradient.values().matrix(chunk.row(sample, samples) * regions, samples * regions);
                for (int group = 0; group < groups; group++) {
                    Matrix64 gradient = ofGroup(meanGradient.values(), chunk, sample, group);
                    chunkWeights(chunk, sample, group);
                    products.multiply(Form.ATB, n, regions, n, square.matrix(0, n), gradient, Onto.ADD, to);
                }
                if (!isLast(chunk)) {
                    Matrix64 weight = ofHops(u, chunk, sample, 0);
                    products.multiply(Form.AB, n, regions, hops, weight, laterOf(sample, 0), Onto.ADD, to);
                }
            }
            if (!chunk.isFirst()) {
                collectLater(chunk, meanGradient.values());
            }
        }
    }

    private boolean isLast(Chunk64 chunk) {
        return chunk.end() == input.frames();
    }

    /** The chunk's frames of a sample: [frame][region]. */
    private Matrix64 frames(Chunk64 chunk, int sample) {
        return input.values().matrix(chunk.row(sample, samples) * regions, samples * regions);
    }

    /** A sample's and group's part of values [frame][sample][hop]. */
    private Matrix64 ofHops(Values64 values, Chunk64 chunk, int sample, int group) {
        return values.matrix(chunk.row(sample, samples) * hops + group * groupHops, samples * hops);
    }

    /** A sample's and group's part of values [frame][sample][group][region]. */
    private Matrix64 ofGroup(Values64 values, Chunk64 chunk, int sample, int group) {
        int units = groups * regions;
        return values.matrix(chunk.row(sample, samples) * units + group * regions, samples * units);
    }

    private Matrix64 carried(Chunk64 chunk, int sample, int group) {
        return chunk.carried.matrix((sample * hops + group * groupHops) * regions, regions);
    }

    private Matrix64 laterOf(int sample, int group) {
        return later.matrix((sample * hops + group * groupHops) * regions, regions);
    }

    /** Consecutive frames that share references. */
    private static final class Chunk64 {
        /** The first frame, and the number of frames. */
        private int frame;

        private int frames;

        /** exp(previous reference − this reference), [sample][hop]. */
        private double[] rescale = new double[0];

        /** S before this chunk, [sample][hop][region], relative to its reference; not filled in the first chunk. */
        private final Values64 carried = new Values64();

        boolean isFirst() {
            return frame == 0;
        }

        int end() {
            return frame + frames;
        }

        /** Row of the sample's first frame here. */
        int row(int sample, int samples) {
            return frame * samples + sample;
        }

        double[] rescale(int width) {
            if (rescale.length < width) {
                rescale = new double[width];
            }
            return rescale;
        }
    }
}
