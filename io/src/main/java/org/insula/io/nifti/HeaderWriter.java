package org.insula.io.nifti;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** Makes the header of a single-file image, little-endian: NIfTI-1, or NIfTI-2 where a dimension is too large for it. */
final class HeaderWriter {
    private static final int NIFTI1_LARGEST_DIMENSION = Short.MAX_VALUE;
    private static final int MILLIMETRES_AND_SECONDS = 2 | 8;

    private HeaderWriter() {}

    /**
     * The header's bytes and the four that say that no extension follows.
     *
     * @param frames empty for a three-dimensional image
     */
    static byte[] header(Grid grid, OptionalInt frames, NiftiMetadata meta) {
        int largest = Math.max(Math.max(grid.nx(), grid.ny()), Math.max(grid.nz(), frames.orElse(1)));
        HeaderLayout layout = largest > NIFTI1_LARGEST_DIMENSION ? HeaderLayout.NIFTI2 : HeaderLayout.NIFTI1;
        HeaderFields fields = HeaderFields.blank(layout, ByteOrder.LITTLE_ENDIAN);
        putMagic(fields);
        fields.put("dim", frames.isPresent() ? 4 : 3, grid.nx(), grid.ny(), grid.nz(), frames.orElse(1), 1, 1, 1);
        putMeaning(fields, meta);
        fields.put("vox_offset", layout.size() + 4.0);
        putSpace(fields, grid.affine(), meta);
        return Arrays.copyOf(fields.toBytes(), layout.size() + 4);
    }

    /**
     * The bytes before the extension of a matrix in dimensions 5 and 6, as CIFTI has it: a NIfTI-2 header without a space,
     * and the four bytes that say that an extension follows.
     *
     * @param length how many values a row has; they change fastest
     * @param extensionBytes how long the extension is
     */
    static byte[] matrixHeader(int length, int rows, int extensionBytes, NiftiMetadata meta) {
        HeaderLayout layout = HeaderLayout.NIFTI2;
        HeaderFields fields = HeaderFields.blank(layout, ByteOrder.LITTLE_ENDIAN);
        putMagic(fields);
        fields.put("dim", 6, 1, 1, 1, 1, length, rows, 1);
        fields.put("pixdim", 1, 1, 1, 1, 1, 1, 1, 1);
        putMeaning(fields, meta);
        fields.put("vox_offset", layout.size() + 4.0 + extensionBytes);
        byte[] header = Arrays.copyOf(fields.toBytes(), layout.size() + 4);
        header[layout.size()] = 1;
        return header;
    }

    private static void putMeaning(HeaderFields fields, NiftiMetadata meta) {
        fields.put("datatype", meta.datatype().code());
        fields.put("bitpix", 8.0 * meta.datatype().bytes());
        fields.put("scl_slope", 1);
        fields.put("xyzt_units", MILLIMETRES_AND_SECONDS);
        fields.put("cal_max", meta.displayMaximum());
        fields.put("intent_p1", meta.intentParameter());
        fields.put("intent_code", meta.intentCode());
        fields.putText("intent_name", meta.intentName());
        fields.putText("descrip", meta.description());
    }

    private static void putMagic(HeaderFields fields) {
        if (fields.layout() == HeaderLayout.NIFTI1) {
            fields.put("regular", 'r');
            fields.put("magic", 'n', '+', '1', 0);
        } else {
            fields.put("magic", 'n', '+', '2', 0, '\r', '\n', 0x1a, '\n');
        }
    }

    private static void putSpace(HeaderFields fields, Affine affine, NiftiMetadata meta) {
        double[] sizes = affine.voxelSizes();
        double flip = affine.determinant() < 0 ? -1 : 1;
        fields.put("pixdim", flip, sizes[0], sizes[1], sizes[2], meta.repetitionTime(), 0, 0, 0);
        fields.put("sform_code", meta.xformCode());
        String[] rows = {"srow_x", "srow_y", "srow_z"};
        for (int r = 0; r < rows.length; r++) {
            fields.put(rows[r], affine.get(r, 0), affine.get(r, 1), affine.get(r, 2), affine.get(r, 3));
        }
        // A sheared affine has no quaternion; then the sform alone stands.
        QuaternionForm.of(affine).ifPresent(form -> putQuaternion(fields, form, meta));
    }

    private static void putQuaternion(HeaderFields fields, QuaternionForm form, NiftiMetadata meta) {
        fields.put("qform_code", meta.xformCode());
        fields.put("quatern_b", form.b());
        fields.put("quatern_c", form.c());
        fields.put("quatern_d", form.d());
        fields.put("qoffset_x", form.x());
        fields.put("qoffset_y", form.y());
        fields.put("qoffset_z", form.z());
    }
}
