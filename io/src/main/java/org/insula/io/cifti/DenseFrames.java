package org.insula.io.cifti;

import java.util.OptionalDouble;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.nifti.NiftiValues;

/**
 * The frames of a dense series ({@code .dtseries.nii}): one value a grayordinate.
 *
 * <p>The file holds them the other way round: all time points of the first grayordinate, then all of the second. So the
 * frames are taken out in windows: a pass over the file fills as many frames as fit into a fixed amount of memory, and
 * once they are handed out the next pass begins. A task run of 91 282 grayordinates takes one to three passes; live
 * memory is the window (at most 128 MiB) and some rows, however long the run.
 *
 * <p>{@link #grid()} lines the grayordinates up in one row and says nothing about where they are; {@link
 * #brainModels()} does. For one thread.
 */
public final class DenseFrames implements FrameSource {
    private static final int WINDOW_VALUES = 16 << 20;
    private static final int BLOCK_VALUES = 1 << 15;

    private final FileAccess files;
    private final String path;
    private final SeriesAxis series;
    private final BrainModels brainModels;
    private final Grid grid;
    /** {@code [frame of the window][grayordinate]}, flat. */
    private final double[] window;

    private final int windowFrames;
    /** Stands at the first value; null once it was read through. */
    private NiftiValues source;

    private int next;

    private DenseFrames(
            FileAccess files, NiftiValues source, SeriesAxis series, BrainModels brainModels, int windowValues) {
        this.files = files;
        this.path = source.path();
        this.source = source;
        this.series = series;
        this.brainModels = brainModels;
        this.grid = new Grid(brainModels.length(), 1, 1, Affine.identity());
        this.windowFrames = Math.max(1, Math.min(series.length(), windowValues / brainModels.length()));
        this.window = new double[windowFrames * brainModels.length()];
    }

    /** Whether a file's name says that it is a dense series. */
    public static boolean isNamed(String path) {
        return path.endsWith(".dtseries.nii");
    }

    /**
     * Opens a run.
     *
     * @throws InputException if the file cannot be read, is no dense series, or is damaged
     */
    public static DenseFrames open(FileAccess files, String path) {
        return open(files, path, WINDOW_VALUES);
    }

    /** Opens a run with a window of at most so many values, but at least one frame. */
    static DenseFrames open(FileAccess files, String path, int windowValues) {
        NiftiValues source = NiftiReader.openExtended(files, path, CiftiHeader.EXTENSION);
        try {
            CiftiHeader header = CiftiHeader.of(source);
            if (!(header.rowAxis() instanceof SeriesAxis series)
                    || !(header.columnAxis() instanceof BrainModels brainModels)) {
                throw header.isNot(path, "a dense series (.dtseries.nii)");
            }
            return new DenseFrames(files, source, series, brainModels, windowValues);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public String path() {
        return path;
    }

    /** All grayordinates in one row, in the order of the file; positions in mm have no meaning. */
    @Override
    public Grid grid() {
        return grid;
    }

    /** Where the grayordinates are. */
    public BrainModels brainModels() {
        return brainModels;
    }

    @Override
    public int frames() {
        return series.length();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return series.repetitionTime();
    }

    @Override
    public boolean next(double[] frame) {
        if (frame.length != grid.voxels()) {
            throw new IllegalArgumentException(frame.length + " places for " + grid.voxels() + " grayordinates");
        }
        if (next == frames()) {
            return false;
        }
        int inWindow = next % windowFrames;
        if (inWindow == 0) {
            fillWindow(next, Math.min(windowFrames, frames() - next));
        }
        System.arraycopy(window, inWindow * frame.length, frame, 0, frame.length);
        next++;
        return true;
    }

    /** One pass over the file: takes {@code count} frames from {@code first} on out of every row. */
    private void fillWindow(int first, int count) {
        if (source == null) {
            source = reopened();
        }
        int rowsAtOnce = Math.max(1, BLOCK_VALUES / frames());
        double[] block = new double[rowsAtOnce * frames()];
        for (int row = 0; row < grid.voxels(); row += rowsAtOnce) {
            int rows = Math.min(rowsAtOnce, grid.voxels() - row);
            source.read(block, 0, rows * frames());
            for (int f = 0; f < count; f++) {
                for (int r = 0; r < rows; r++) {
                    window[f * grid.voxels() + row + r] = block[r * frames() + first + f];
                }
            }
        }
        close();
    }

    private NiftiValues reopened() {
        NiftiValues again = NiftiReader.openExtended(files, path, CiftiHeader.EXTENSION);
        long[] dimensions = again.header().dimensions();
        if (again.count() != (long) frames() * grid.voxels() || dimensions[dimensions.length - 1] != grid.voxels()) {
            again.close();
            throw new InputException(path, "has changed while it was read", "run this again");
        }
        return again;
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
            source = null;
        }
    }
}
