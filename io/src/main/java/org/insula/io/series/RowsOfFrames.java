package org.insula.io.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.FrameCount;
import org.insula.io.bids.OutlierTables;
import org.insula.io.json.Json;
import org.insula.io.table.Tsv;

/**
 * Which row of a ready-made series is which frame of its scan. Events count from the scan's start, so a series without its
 * censored frames, or without the first ones, must get them back as gaps.
 *
 * <p>XCP-D removes dummy frames at the start, then either removes censored frames (its formats {@code linc} and {@code
 * none}) or interpolates them ({@code abcd}, {@code hbcd}, {@code --abcc}); in both forms a censored frame was not
 * measured and is a gap here. Where both readings fit the number of rows, the one that takes fewer frames for dummies
 * counts, unless fMRIPrep's table of confounds says how many are.
 */
public final class RowsOfFrames {
    private static final int NONE = -1;
    private static final List<String> LENGTHS = List.of("NumberOfVolumes", "NumberOfFrames", "NumberOfTimepoints");
    private static final String DUMMY = "non_steady_state_outlier";

    private final int[] rowOfFrame;
    private final String note;

    private RowsOfFrames(int[] rowOfFrame, String note) {
        this.rowOfFrame = rowOfFrame;
        this.note = note;
    }

    /**
     * What is known of a scan.
     *
     * @param censored which frames were censored, from the first that the table has; null if there is no table
     * @param frames how many frames the scan has, if that is known
     * @param dummies how many frames at its start are no steady state, if that is known
     */
    record Scan(boolean[] censored, OptionalInt frames, OptionalInt dummies) {}

    /**
     * Puts the rows of a run's series in their places.
     *
     * @param rows how many rows the series has
     * @throws InputException if the rows fit neither the run's table of outliers nor the frames of its scan
     */
    public static RowsOfFrames of(FileAccess files, BoldRun run, int rows) {
        String outliers = run.timeLine().outliersPath();
        String whole = run.timeLine().scanPath();
        boolean[] censored = outliers.isEmpty() ? null : OutlierTables.read(files, outliers);
        if (censored == null && whole.isEmpty()) {
            return bySidecar(files, run.path(), rows);
        }
        Scan scan = new Scan(censored, frames(files, whole), dummies(files, whole));
        return place(run.path(), rows, scan, outliers, whole);
    }

    /** A series whose sidecar states a length, or a table that is not there. */
    private static RowsOfFrames bySidecar(FileAccess files, String path, int rows) {
        String sidecar = path.replaceFirst("(\\.ptseries)?\\.(nii|tsv)$", "") + ".json";
        JsonNode json = sidecar(files, sidecar);
        for (JsonNode source : json.path("Sources")) {
            if (source.asText().endsWith("_outliers.tsv")) {
                throw new InputException(
                        path,
                        "was made without the frames that " + FilePaths.name(source.asText())
                                + " marks, as its sidecar says, and that table is not there",
                        "put it beside the series");
            }
        }
        OptionalInt stated = OptionalInt.empty();
        for (String key : LENGTHS) {
            if (json.path(key).isIntegralNumber()) {
                stated = OptionalInt.of(json.path(key).asInt());
            }
        }
        return withoutTable(path, rows, new Scan(null, stated, OptionalInt.empty()), sidecar);
    }

    private static JsonNode sidecar(FileAccess files, String path) {
        try {
            return files.exists(path) ? Json.readLeniently(files, path) : MissingNode.getInstance();
        } catch (IOException | InputException e) {
            // One that cannot be read states nothing.
            return MissingNode.getInstance();
        }
    }

    private static OptionalInt frames(FileAccess files, String whole) {
        try {
            return whole.isEmpty() ? OptionalInt.empty() : OptionalInt.of(FrameCount.of(files, whole));
        } catch (InputException e) {
            // A scan that cannot be looked at tells nothing; the series itself is what is analysed.
            return OptionalInt.empty();
        }
    }

    private static OptionalInt dummies(FileAccess files, String whole) {
        if (!whole.endsWith(".tsv")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of((int) Tsv.columns(files, whole).stream()
                    .filter(column -> column.startsWith(DUMMY))
                    .count());
        } catch (InputException e) {
            return OptionalInt.empty();
        }
    }

    static RowsOfFrames place(String path, int rows, Scan scan, String outliers, String whole) {
        if (scan.censored == null) {
            return withoutTable(path, rows, scan, whole);
        }
        int before = scan.frames.isPresent() ? scan.frames.getAsInt() - scan.censored.length : 0;
        if (before < 0) {
            throw new InputException(
                    outliers,
                    "has " + scan.censored.length + " rows where " + whole + " has " + scan.frames.getAsInt()
                            + " frames",
                    "give the table of this very run");
        }
        boolean[] censored = new boolean[before + scan.censored.length];
        System.arraycopy(scan.censored, 0, censored, before, scan.censored.length);
        int[] placed = choose(rows, censored, before, scan.dummies);
        if (placed == null) {
            throw new InputException(
                    path,
                    "has " + rows + " rows where " + outliers + " has " + scan.censored.length + " frames, "
                            + count(scan.censored) + " of them censored",
                    "give the table of this very run, or its whole series");
        }
        return noted(placed, outliers);
    }

    private static RowsOfFrames withoutTable(String path, int rows, Scan scan, String whole) {
        int frames = scan.frames.orElse(rows);
        int missing = frames - rows;
        if (missing == 0) {
            return new RowsOfFrames(IntStream.range(0, rows).toArray(), "");
        }
        if (missing > 0 && scan.dummies.isPresent() && scan.dummies.getAsInt() == missing) {
            return noted(consecutive(rows, new boolean[frames]), whole);
        }
        throw new InputException(
                path,
                "has " + rows + " rows where " + whole + " has " + frames
                        + " frames, and no table of outliers says which are missing",
                "put the …_outliers.tsv of the run beside the series, or give its whole series");
    }

    /** Row of each frame; null if the rows fit neither reading. */
    private static int[] choose(int rows, boolean[] censored, int before, OptionalInt dummies) {
        int[] removed = removed(rows, censored, before);
        int[] interpolated = rows <= censored.length ? consecutive(rows, censored) : null;
        if (removed == null || interpolated == null) {
            return removed == null ? interpolated : removed;
        }
        boolean toldInterpolated = dummies.isPresent()
                && dummies.getAsInt() > 0
                && dummies.getAsInt() == censored.length - rows
                && dummies.getAsInt() != firstOf(removed);
        return toldInterpolated ? interpolated : removed;
    }

    private static int firstOf(int[] rowOfFrame) {
        int first = 0;
        while (first < rowOfFrame.length && rowOfFrame[first] == NONE) {
            first++;
        }
        return first;
    }

    /** The last frames that were not censored, one a row; null if there are too few. */
    private static int[] removed(int rows, boolean[] censored, int before) {
        int[] rowOfFrame = new int[censored.length];
        Arrays.fill(rowOfFrame, NONE);
        int row = rows;
        for (int frame = censored.length - 1; frame >= before && row > 0; frame--) {
            if (!censored[frame]) {
                rowOfFrame[frame] = --row;
            }
        }
        return row == 0 ? rowOfFrame : null;
    }

    /** The last frames, one a row; those that were censored are gaps all the same. */
    private static int[] consecutive(int rows, boolean[] censored) {
        int[] rowOfFrame = new int[censored.length];
        Arrays.fill(rowOfFrame, NONE);
        int first = censored.length - rows;
        for (int frame = first; frame < censored.length; frame++) {
            rowOfFrame[frame] = censored[frame] ? NONE : frame - first;
        }
        return rowOfFrame;
    }

    private static RowsOfFrames noted(int[] rowOfFrame, String source) {
        int first = firstOf(rowOfFrame);
        int gaps = 0;
        for (int frame = first; frame < rowOfFrame.length; frame++) {
            gaps += rowOfFrame[frame] == NONE ? 1 : 0;
        }
        List<String> parts = new ArrayList<>();
        if (first > 0) {
            parts.add("the first " + first);
        }
        if (gaps > 0) {
            parts.add(gaps + (first > 0 ? " later ones" : ""));
        }
        String note = parts.isEmpty()
                ? ""
                : String.join(" and ", parts) + " of " + rowOfFrame.length + " frames were removed or censored before ("
                        + source + "); they count as n/a";
        return new RowsOfFrames(rowOfFrame, note);
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** The number of frames of the scan. */
    public int frames() {
        return rowOfFrame.length;
    }

    /** What was put back, in words; empty if every frame has its row. */
    public String note() {
        return note;
    }

    /** The values [frame][region] of rows, NaN in gaps. */
    public double[][] spread(double[][] rows, int regions) {
        double[][] frames = new double[rowOfFrame.length][];
        for (int f = 0; f < frames.length; f++) {
            if (rowOfFrame[f] == NONE) {
                frames[f] = new double[regions];
                Arrays.fill(frames[f], Double.NaN);
            } else {
                frames[f] = rows[rowOfFrame[f]];
            }
        }
        return frames;
    }
}
