package org.insula.io.cifti;

import org.insula.io.InputException;
import org.insula.io.nifti.NiftiValues;

/**
 * What the two dimensions of a CIFTI matrix are. Indices of {@code rowAxis} number the entries of a row, those of
 * {@code columnAxis} the rows, in CIFTI's words; in the file the index of {@code rowAxis} changes fastest. A dense
 * series has the time along its rows: all frames of one grayordinate stand together.
 *
 * @param rowAxis dimension 0 of the matrix: series, labels or scalars in the files read here
 * @param columnAxis dimension 1 of the matrix: brain models or parcels
 */
public record CiftiHeader(CiftiAxis rowAxis, CiftiAxis columnAxis) {
    /** The kind of NIfTI extension that holds CIFTI's XML. */
    static final int EXTENSION = 32;

    static final String REMEDY = "the file is damaged or no CIFTI-2; make it again, for instance with wb_command";

    private static final int FIRST_MATRIX_DIMENSION = 4;

    /**
     * Reads and checks the header of an open file.
     *
     * @throws InputException if it has none, it is damaged, or does not fit the dimensions of the data
     */
    static CiftiHeader of(NiftiValues values) {
        byte[] xml = values.extension()
                .orElseThrow(() -> new InputException(
                        values.path(),
                        "is not CIFTI: it has no CIFTI extension",
                        "give a file such as .dtseries.nii, .dlabel.nii or .ptseries.nii"));
        long[] dimensions = values.header().dimensions();
        if (dimensions.length != FIRST_MATRIX_DIMENSION + 2
                || values.header().grid().voxels() != 1
                || dimensions[3] != 1) {
            throw damaged(values.path(), "has dimensions " + values.header() + ", which are no matrix of CIFTI");
        }
        CiftiHeader header = new CiftiXml(values.path(), xml).parse();
        header.rowAxis.requireLength(values.path(), dimensions[FIRST_MATRIX_DIMENSION]);
        header.columnAxis.requireLength(values.path(), dimensions[FIRST_MATRIX_DIMENSION + 1]);
        return header;
    }

    /** The complaint that the file is of another kind than {@code expected}, such as {@code a dense series}. */
    InputException isNot(String path, String expected) {
        return new InputException(path, "is not " + expected + ": it holds " + describe(), "check the path");
    }

    /** The kinds of both dimensions, for people. */
    String describe() {
        return rowAxis.describe() + " × " + columnAxis.describe();
    }

    static InputException damaged(String path, String problem) {
        return new InputException(path, "CIFTI header: " + problem, REMEDY);
    }
}
