package org.insula.io.bids;

import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.cifti.ParcelSeries;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.table.Tsv;

/** How many frames a file has, be it a table with one row a frame or an image. */
public final class FrameCount {
    private FrameCount() {}

    /**
     * The number of frames; of an image only the header is read.
     *
     * @throws InputException if the file cannot be read
     */
    public static int of(FileAccess files, String path) {
        if (path.endsWith(".tsv")) {
            return Tsv.read(files, path).rows();
        }
        if (path.endsWith(".ptseries.nii")) {
            return ParcelSeries.frames(files, path);
        }
        try (FrameSource frames =
                DenseFrames.isNamed(path) ? DenseFrames.open(files, path) : NiftiReader.open(files, path)) {
            return frames.frames();
        }
    }
}
