package org.insula.atlas.clean;

import java.util.Arrays;
import org.insula.atlas.confounds.KeptFrames;

/**
 * How series get over scrubbed frames, as in nilearn. Where a filter needs frames evenly in time, values between the
 * first and the last kept frame are bridged by a spline through the kept ones and cut out after the filter; frames
 * before and after go at once. Without such a filter all scrubbed frames are cut out at the start.
 */
interface FrameGaps {

    /** From a series of all frames to what trend and filter are to see. */
    double[] open(double[] series);

    /** From what trend and filter left to the kept frames. */
    double[] close(double[] opened);

    /** How many frames trend and filter see. */
    int openedFrames();

    /** Cuts first. */
    static FrameGaps cut(KeptFrames kept) {
        return new Cut(kept);
    }

    /** Bridges, then cuts; of at least two kept frames. */
    static FrameGaps bridged(KeptFrames kept) {
        return kept.isAll() ? new Cut(kept) : new Bridged(kept);
    }

    /** Cuts scrubbed frames out before anything else. */
    record Cut(KeptFrames kept) implements FrameGaps {

        @Override
        public double[] open(double[] series) {
            return kept.of(series);
        }

        @Override
        public double[] close(double[] opened) {
            return opened;
        }

        @Override
        public int openedFrames() {
            return kept.count();
        }
    }

    /** Bridges scrubbed frames between kept ones by a spline. */
    final class Bridged implements FrameGaps {
        private final int[] indices;
        private final double[] times;

        private Bridged(KeptFrames kept) {
            this.indices = kept.indices();
            this.times = Arrays.stream(indices).asDoubleStream().toArray();
        }

        @Override
        public double[] open(double[] series) {
            double[] known = Arrays.stream(indices).mapToDouble(f -> series[f]).toArray();
            NotAKnotSpline spline = new NotAKnotSpline(times, known);
            double[] opened = new double[openedFrames()];
            for (int piece = 0; piece < indices.length - 1; piece++) {
                opened[indices[piece] - indices[0]] = known[piece];
                for (int f = indices[piece] + 1; f < indices[piece + 1]; f++) {
                    opened[f - indices[0]] = spline.value(piece, f);
                }
            }
            opened[opened.length - 1] = known[known.length - 1];
            return opened;
        }

        @Override
        public double[] close(double[] opened) {
            return Arrays.stream(indices)
                    .mapToDouble(f -> opened[f - indices[0]])
                    .toArray();
        }

        @Override
        public int openedFrames() {
            return indices[indices.length - 1] - indices[0] + 1;
        }
    }
}
