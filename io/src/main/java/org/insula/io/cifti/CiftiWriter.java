package org.insula.io.cifti;

import org.insula.io.FileAccess;
import org.insula.io.nifti.NiftiMatrixWriter;
import org.insula.io.nifti.NiftiMatrixWriter.Rows;
import org.insula.io.nifti.NiftiMatrixWriter.Shape;
import org.insula.io.nifti.NiftiMetadata;

/**
 * Writes CIFTI-2 files: named maps, or a time series, of grayordinates or of parcels. Values are float32. A row holds one
 * grayordinate's, or parcel's, values of all maps or time points.
 */
public final class CiftiWriter {
    private CiftiWriter() {}

    /**
     * Writes values of grayordinates: a {@code .dscalar.nii} or {@code .dtseries.nii}.
     *
     * @param maps {@link ScalarsAxis} or {@link SeriesAxis}
     * @param description at most 79 ASCII characters of it go into the header
     * @param rows one a grayordinate
     * @throws IllegalArgumentException if {@code maps} is of another kind or empty, or the file's name does not end as CIFTI
     *     wants it
     * @throws org.insula.io.InputException if the file cannot be written
     */
    public static void dense(
            FileAccess files, String path, CiftiAxis maps, BrainModels models, String description, Rows rows) {
        Shape shape = new Shape(models.length(), maps.length());
        write(files, path, CiftiKind.dense(maps), CiftiXmlWriter.dense(maps, models), shape, description, rows);
    }

    /**
     * Writes values of parcels: a {@code .pscalar.nii} or {@code .ptseries.nii}.
     *
     * @param maps {@link ScalarsAxis} or {@link SeriesAxis}
     * @param description at most 79 ASCII characters of it go into the header
     * @param rows one a parcel
     * @throws IllegalArgumentException as {@link #dense} has it
     * @throws org.insula.io.InputException if the file cannot be written
     */
    public static void parcels(
            FileAccess files, String path, CiftiAxis maps, BrainParcels parcels, String description, Rows rows) {
        Shape shape = new Shape(parcels.names().size(), maps.length());
        write(files, path, CiftiKind.parcels(maps), CiftiXmlWriter.parcels(maps, parcels), shape, description, rows);
    }

    private static void write(
            FileAccess files, String path, CiftiKind kind, byte[] xml, Shape shape, String description, Rows rows) {
        if (!path.endsWith(kind.extension())) {
            throw new IllegalArgumentException(path + " does not end in " + kind.extension());
        }
        NiftiMetadata meta = NiftiMetadata.forMap()
                .withIntent(kind.intentCode(), kind.intentName())
                .withDescription(description);
        NiftiMatrixWriter.write(files, path, CiftiHeader.EXTENSION, xml, shape, meta, rows);
    }
}
