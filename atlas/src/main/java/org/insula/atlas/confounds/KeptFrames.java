package org.insula.atlas.confounds;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** Which frames of a run are kept; the others are scrubbed. Immutable; may be shared between threads. */
public final class KeptFrames implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String COLUMN = "frame";

    private final boolean[] kept;

    private KeptFrames(boolean[] kept) {
        this.kept = kept;
    }

    /** All frames of a run. */
    public static KeptFrames all(int frames) {
        return new KeptFrames(everything(frames));
    }

    static boolean[] everything(int frames) {
        boolean[] kept = new boolean[frames];
        Arrays.fill(kept, true);
        return kept;
    }

    /** One entry a frame: whether it is kept. */
    public static KeptFrames of(boolean[] kept) {
        return new KeptFrames(kept.clone());
    }

    /**
     * The frames of a list, in any order.
     *
     * @param frames how many frames the run has
     * @param kept indices counted from 0
     * @throws IllegalArgumentException if an index is not a frame of the run
     */
    public static KeptFrames of(int frames, int... kept) {
        boolean[] flags = new boolean[frames];
        for (int frame : kept) {
            if (frame < 0 || frame >= frames) {
                throw new IllegalArgumentException("frame " + frame + " of a run of " + frames);
            }
            flags[frame] = true;
        }
        return new KeptFrames(flags);
    }

    /**
     * Reads a list of kept frames: a TSV with a column {@code frame}, counted from 0.
     *
     * @param frames how many frames the run has
     * @throws InputException if the file is no such table or names what is no frame of the run
     */
    public static KeptFrames read(FileAccess files, String path, int frames) {
        Table table = Tsv.read(files, path);
        boolean[] kept = new boolean[frames];
        for (int row = 0; row < table.rows(); row++) {
            double frame = table.number(row, COLUMN);
            if (!(frame >= 0 && frame < frames && frame == Math.rint(frame))) {
                throw new InputException(
                        path,
                        "line " + (row + 2) + ": " + table.cell(row, COLUMN) + " is no frame of a run of " + frames,
                        "list the frames to keep, counted from 0");
            }
            kept[(int) frame] = true;
        }
        return new KeptFrames(kept);
    }

    /** How many frames the run has. */
    public int frames() {
        return kept.length;
    }

    /** How many frames are kept. */
    public int count() {
        return indices().length;
    }

    /** Whether a frame is kept. */
    public boolean keeps(int frame) {
        return kept[frame];
    }

    /** Whether every frame is kept. */
    public boolean isAll() {
        return count() == kept.length;
    }

    /** The frames kept, ascending, counted from 0. */
    public int[] indices() {
        return IntStream.range(0, kept.length).filter(f -> kept[f]).toArray();
    }

    /**
     * The frames that both keep.
     *
     * @throws IllegalArgumentException if they are of runs of different lengths
     */
    public KeptFrames and(KeptFrames other) {
        if (other.kept.length != kept.length) {
            throw new IllegalArgumentException(
                    "frames kept of " + kept.length + " and of " + other.kept.length + " frames");
        }
        boolean[] both = new boolean[kept.length];
        for (int f = 0; f < both.length; f++) {
            both[f] = kept[f] && other.kept[f];
        }
        return new KeptFrames(both);
    }

    /** The values of the kept frames, in their order. */
    public double[] of(double[] series) {
        return Arrays.stream(indices()).mapToDouble(f -> series[f]).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptFrames that && Arrays.equals(kept, that.kept);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(kept);
    }

    @Override
    public String toString() {
        return count() + " of " + kept.length + " frames";
    }
}
