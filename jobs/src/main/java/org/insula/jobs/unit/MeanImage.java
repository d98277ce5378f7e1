package org.insula.jobs.unit;

import java.util.Arrays;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.series.SeriesFile;

/** The mean over all frames of a run: what the brain looks like behind a map. */
public final class MeanImage {
    private MeanImage() {}

    /** Whether a run is a volume, by its name. */
    public static boolean canBeOf(String path) {
        return !DenseFrames.isNamed(path) && !SeriesFile.isNamed(path);
    }

    /**
     * The mean image of a run, in the units of the image; empty if the run lies on another grid. NaN where a frame is.
     *
     * @throws org.insula.io.InputException if the image is missing or damaged
     */
    public static Optional<Volume> of(FileAccess files, String path, Grid grid) {
        try (FrameSource frames = NiftiReader.open(files, path)) {
            if (!frames.grid().sameAs(grid)) {
                return Optional.empty();
            }
            double[] sum = new double[grid.voxels()];
            double[] frame = new double[grid.voxels()];
            while (frames.next(frame)) {
                for (int voxel = 0; voxel < sum.length; voxel++) {
                    sum[voxel] += frame[voxel];
                }
            }
            return Optional.of(new Volume(
                    grid, Arrays.stream(sum).map(s -> s / frames.frames()).toArray()));
        }
    }
}
