package org.insula.pipeline.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.pipeline.model.Products.Form;
import org.insula.pipeline.model.Products.Onto;

/**
 * The softmax over a growing prefix, and the weighted mean under it, in time linear in the number of frames.
 *
 * <p>A sample's frames are cut into chunks. In a chunk every score of hop k is taken relative to one reference c_k, the
 * hop's largest score up to the chunk's first frame:
 *
 * <pre>
 *   u_ks = exp(l_ks − c_k)        d_kt = Σ_{s≤t} u_ks        v_kt = 1/(r·d_kt)
 *   m_t  = Σ_{s≤t, in chunk} P_ts x_s + Σ_k v_kt S_k          P_ts = Σ_k v_kt u_ks
 * </pre>
 *
 * where S_k = Σ u_ks x_s and the beginning of d_k come from the chunks before, rescaled to the new reference. So a
 * chunk is a few small matrix products. A chunk ends early where a hop's largest score has risen {@value #RISE} above
 * its reference; hence d_kt ≥ 1, nothing overflows, and only weights below exp(−700) are lost: exact, whatever the
 * scores.
 *
 * <p>Backwards, with G_t the gradient of m_t, D_ts = G_t·x_s and e_kt = ∂/∂v_kt = Σ_{s≤t} u_ks D_ts:
 *
 * <pre>
 *   ∂/∂l_ks = u_ks (Σ_{t≥s} v_kt D_ts − Σ_{t≥s} r v_kt² e_kt)
 *   ∂/∂x_s  = Σ_{t≥s} P_ts G_t
 * </pre>
 *
 * What later chunks contribute arrives through Q_k = Σ v_kt G_t and q_k = Σ r v_kt² e_kt, running sums in the other
 * direction.
 */
final class PrefixAttention {
    /** Frames of a chunk at most. */
    static final int CHUNK = 64;

    /** How far a hop's largest score may rise within a chunk. */
    private static final double RISE = 300;

    private final int hops;
    private final Products products;
    private final List<Chunk> chunks = new ArrayList<>();
    private int chunksInUse;
    private Activations input;

    /** u and v, [sample][frame][hop]. */
    private double[] u = new double[0];

    private double[] v = new double[0];

    /** P or D of a chunk, and ∂/∂v and ∂/∂u of a chunk, [frame][hop]. */
    private final double[] square = new double[CHUNK * CHUNK];

    private final double[] vGradient;
    private final double[] uGradient;

    PrefixAttention(int hops, Products products) {
        this.hops = hops;
        this.products = products;
        this.vGradient = new double[CHUNK * hops];
        this.uGradient = new double[CHUNK * hops];
    }

    int hops() {
        return hops;
    }

    /**
     * Computes the weighted means of all prefixes.
     *
     * @param scores l, [sample][frame][hop]
     * @param x      the frames, [sample][frame][region]
     * @param means  receives m, [sample][frame][region]
     */
    void forward(double[] scores, Activations x, double[] means) {
        input = x;
        u = Activations.atLeast(u, x.rows(), hops);
        v = Activations.atLeast(v, x.rows(), hops);
        chunksInUse = 0;
        double[] reference = new double[hops];
        double[] sum = new double[hops];
        for (int sample = 0; sample < x.samples(); sample++) {
            Arrays.fill(reference, Double.NEGATIVE_INFINITY);
            Arrays.fill(sum, 0);
            int row = sample * x.frames();
            int sampleEnd = row + x.frames();
            Chunk before = null;
            while (row < sampleEnd) {
                Chunk chunk = nextChunk(row);
                raiseReference(scores, chunk, reference, sum);
                chunk.rows = rowsUntilRise(scores, row, sampleEnd, reference);
                chunk.first = before == null;
                chunk.last = row + chunk.rows == sampleEnd;
                exponentials(scores, chunk, reference, sum);
                if (!chunk.first) {
                    carryOver(before, chunk);
                }
                weightedMeans(chunk, means);
                before = chunk;
                row += chunk.rows;
            }
        }
    }

    private Chunk nextChunk(int row) {
        if (chunksInUse == chunks.size()) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(chunksInUse++);
        chunk.row = row;
        chunk.rescale = Activations.atLeast(chunk.rescale, 1, hops);
        chunk.carried = Activations.atLeast(chunk.carried, hops, input.units());
        return chunk;
    }

    /** Moves each hop's reference to its largest score up to the chunk's first frame, and the running sums with it. */
    private void raiseReference(double[] scores, Chunk chunk, double[] reference, double[] sum) {
        for (int k = 0; k < hops; k++) {
            double raised = Math.max(reference[k], scores[chunk.row * hops + k]);
            chunk.rescale[k] = Math.exp(reference[k] - raised);
            sum[k] *= chunk.rescale[k];
            reference[k] = raised;
        }
    }

    private int rowsUntilRise(double[] scores, int row, int sampleEnd, double[] reference) {
        int most = Math.min(CHUNK, sampleEnd - row);
        for (int rows = 1; rows < most; rows++) {
            for (int k = 0; k < hops; k++) {
                if (scores[(row + rows) * hops + k] > reference[k] + RISE) {
                    return rows;
                }
            }
        }
        return most;
    }

    private void exponentials(double[] scores, Chunk chunk, double[] reference, double[] sum) {
        for (int row = chunk.row; row < chunk.row + chunk.rows; row++) {
            for (int k = 0; k < hops; k++) {
                int at = row * hops + k;
                u[at] = Math.exp(scores[at] - reference[k]);
                sum[k] += u[at];
                v[at] = 1 / (hops * sum[k]);
            }
        }
    }

    /** S before this chunk, from S before the previous one and that chunk's frames. */
    private void carryOver(Chunk before, Chunk chunk) {
        int regions = input.units();
        if (before.first) {
            Arrays.fill(before.carried, 0, hops * regions, 0);
        }
        System.arraycopy(before.carried, 0, chunk.carried, 0, hops * regions);
        double[] x = input.values();
        int xStart = before.row * regions;
        int uStart = before.row * hops;
        products.multiply(Form.ATB, hops, regions, before.rows, u, uStart, x, xStart, Onto.ADD, chunk.carried, 0);
        Kernels.scaleRows(chunk.carried, hops, regions, chunk.rescale);
    }

    private void weightedMeans(Chunk chunk, double[] means) {
        int regions = input.units();
        int n = chunk.rows;
        int start = chunk.row * regions;
        chunkWeights(chunk);
        products.multiply(Form.AB, n, regions, n, square, 0, input.values(), start, Onto.REPLACE, means, start);
        if (!chunk.first) {
            int vStart = chunk.row * hops;
            products.multiply(Form.AB, n, regions, hops, v, vStart, chunk.carried, 0, Onto.ADD, means, start);
        }
    }

    /** P of the chunk: the weights of its frames at its frames, summed over hops. */
    private void chunkWeights(Chunk chunk) {
        int start = chunk.row * hops;
        products.multiply(Form.ABT, chunk.rows, chunk.rows, hops, v, start, u, start, Onto.REPLACE, square, 0);
        Kernels.clearAboveDiagonal(square, chunk.rows);
    }

    /**
     * Carries the gradient of the means back through the latest forward pass.
     *
     * @param meanGradient  G, [sample][frame][region]
     * @param scoreGradient receives ∂/∂l, [sample][frame][hop]
     * @param xGradient     receives ∂/∂x at fixed scores, [sample][frame][region]; null where it is not wanted
     */
    void backward(double[] meanGradient, double[] scoreGradient, double[] xGradient) {
        int regions = input.units();
        double[] later = new double[hops * regions];
        double[] laterSum = new double[hops];
        for (int i = chunksInUse - 1; i >= 0; i--) {
            Chunk chunk = chunks.get(i);
            if (chunk.last) {
                Arrays.fill(later, 0);
                Arrays.fill(laterSum, 0);
            }
            scoreGradients(chunk, meanGradient, later, laterSum, scoreGradient);
            if (xGradient != null) {
                frameGradients(chunk, meanGradient, later, xGradient);
            }
            if (!chunk.first) {
                int vStart = chunk.row * hops;
                int gStart = chunk.row * regions;
                products.multiply(
                        Form.ATB, hops, regions, chunk.rows, v, vStart, meanGradient, gStart, Onto.ADD, later, 0);
                Kernels.scaleRows(later, hops, regions, chunk.rescale);
                Kernels.scaleRows(laterSum, hops, 1, chunk.rescale);
            }
        }
    }

    /**
     * ∂/∂l of the chunk's frames; {@code later} is Q, and {@code laterSum} goes from q after the chunk to q from its
     * start on.
     */
    private void scoreGradients(
            Chunk chunk, double[] meanGradient, double[] later, double[] laterSum, double[] scoreGradient) {
        int regions = input.units();
        int n = chunk.rows;
        int wide = chunk.row * regions;
        int narrow = chunk.row * hops;
        double[] x = input.values();
        products.multiply(Form.ABT, n, n, regions, meanGradient, wide, x, wide, Onto.REPLACE, square, 0);
        Kernels.clearAboveDiagonal(square, n);
        products.multiply(Form.AB, n, hops, n, square, 0, u, narrow, Onto.REPLACE, vGradient, 0);
        products.multiply(Form.ATB, n, hops, n, square, 0, v, narrow, Onto.REPLACE, uGradient, 0);
        if (!chunk.first) {
            products.multiply(Form.ABT, n, hops, regions, meanGradient, wide, chunk.carried, 0, Onto.ADD, vGradient, 0);
        }
        if (!chunk.last) {
            products.multiply(Form.ABT, n, hops, regions, x, wide, later, 0, Onto.ADD, uGradient, 0);
        }
        for (int t = n - 1; t >= 0; t--) {
            for (int k = 0; k < hops; k++) {
                int in = t * hops + k;
                int at = narrow + in;
                laterSum[k] += hops * v[at] * (v[at] * vGradient[in]);
                scoreGradient[at] = u[at] * (uGradient[in] - laterSum[k]);
            }
        }
    }

    private void frameGradients(Chunk chunk, double[] meanGradient, double[] later, double[] xGradient) {
        int regions = input.units();
        int n = chunk.rows;
        int start = chunk.row * regions;
        chunkWeights(chunk);
        products.multiply(Form.ATB, n, regions, n, square, 0, meanGradient, start, Onto.REPLACE, xGradient, start);
        if (!chunk.last) {
            int uStart = chunk.row * hops;
            products.multiply(Form.AB, n, regions, hops, u, uStart, later, 0, Onto.ADD, xGradient, start);
        }
    }

    /** Consecutive frames of one sample that share a reference. */
    private static final class Chunk {
        /** First row among all frames of the batch, and the number of rows. */
        private int row;

        private int rows;

        /** Whether it begins, or ends, its sample. */
        private boolean first;

        private boolean last;

        /** exp(previous reference − this reference) a hop. */
        private double[] rescale = new double[0];

        /** S before this chunk, [hop][region], relative to its reference. */
        private double[] carried = new double[0];
    }
}
