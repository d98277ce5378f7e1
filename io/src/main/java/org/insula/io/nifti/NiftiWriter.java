package org.insula.io.nifti;

import java.util.OptionalInt;
import org.insula.io.FileAccess;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;

/**
 * Writes single-file images ({@code .nii}, {@code .nii.gz}), whole or not at all, with sform, and qform where the axes
 * are orthogonal. NIfTI-1, or NIfTI-2 where a dimension exceeds 32767.
 */
public final class NiftiWriter {
    private NiftiWriter() {}

    /**
     * Writes a three-dimensional image.
     *
     * @throws org.insula.io.InputException if the file cannot be written, or its name does not end in .nii or .nii.gz
     * @throws IllegalArgumentException if a value cannot be stored in the metadata's type
     */
    public static void write(FileAccess files, String path, Volume volume, NiftiMetadata meta) {
        try (NiftiFrameWriter writer = new NiftiFrameWriter(files, path, volume.grid(), OptionalInt.empty(), meta)) {
            writer.write(volume.values());
            writer.commit();
        }
    }

    /**
     * Starts a four-dimensional image.
     *
     * @param frames how many will be written
     * @throws org.insula.io.InputException if the file cannot be written, or its name does not end in .nii or .nii.gz
     * @throws IllegalArgumentException if {@code frames} is not positive
     */
    public static NiftiFrameWriter create(FileAccess files, String path, Grid grid, int frames, NiftiMetadata meta) {
        if (frames < 1) {
            throw new IllegalArgumentException(frames + " frames");
        }
        return new NiftiFrameWriter(files, path, grid, OptionalInt.of(frames), meta);
    }
}
