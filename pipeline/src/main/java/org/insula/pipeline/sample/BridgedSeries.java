package org.insula.pipeline.sample;

import java.util.BitSet;
import org.insula.atlas.RegionSeries;

/**
 * A run's region series with its missing frames bridged. A frame is missing if no region has a value in it, as where it was
 * scrubbed. It lies on the line between the nearest frames before and after it that are not missing; before the first and
 * after the last of them, it is that frame. Only the series of the run decides this, never events or labels. Where one of
 * those frames has no value of a region, the bridged one has none either. Immutable.
 */
final class BridgedSeries {
    private final RegionSeries series;
    private final BitSet missing;

    private BridgedSeries(RegionSeries series, BitSet missing) {
        this.series = series;
        this.missing = missing;
    }

    /** The series of a run, bridged. */
    static BridgedSeries of(RegionSeries series) {
        BitSet missing = missing(series);
        if (missing.isEmpty() || missing.cardinality() == series.frames()) {
            return new BridgedSeries(series, missing);
        }
        double[][] values = series.values();
        for (int frame = missing.nextSetBit(0); frame >= 0; frame = missing.nextSetBit(frame + 1)) {
            bridge(values, frame, missing.previousClearBit(frame), missing.nextClearBit(frame));
        }
        return new BridgedSeries(series.withValues(values), missing);
    }

    private static BitSet missing(RegionSeries series) {
        BitSet missing = new BitSet(series.frames());
        for (int frame = 0; frame < series.frames(); frame++) {
            missing.set(frame, isMissing(series, frame));
        }
        return missing;
    }

    private static boolean isMissing(RegionSeries series, int frame) {
        for (int region = 0; region < series.regions().size(); region++) {
            if (!Double.isNaN(series.value(frame, region))) {
                return false;
            }
        }
        return true;
    }

    /** Fills a frame in from the one before it, -1 if there is none, and the one after it, beyond the run if there is none. */
    private static void bridge(double[][] values, int frame, int before, int after) {
        int from = before < 0 ? after : before;
        int to = after >= values.length ? from : after;
        double share = from == to ? 0 : (double) (frame - from) / (to - from);
        for (int region = 0; region < values[frame].length; region++) {
            values[frame][region] = values[from][region] + share * (values[to][region] - values[from][region]);
        }
    }

    /** The values of every frame, of missing ones bridged. */
    RegionSeries series() {
        return series;
    }

    /** The missing frames among so many from a first one on, by their places in the run. */
    BitSet missing(int first, int frames) {
        BitSet within = new BitSet();
        within.set(first, first + frames);
        within.and(missing);
        return within;
    }
}
