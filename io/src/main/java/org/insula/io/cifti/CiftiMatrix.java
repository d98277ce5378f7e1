package org.insula.io.cifti;

import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.nifti.NiftiValues;

/**
 * A CIFTI matrix read whole: labels, scalars and parcel series, which are small. Its values are
 * {@code [rowAxis][columnAxis]}, as nibabel has them: one array a map or a time point.
 */
public final class CiftiMatrix {
    private final String path;
    private final CiftiHeader header;
    private final double[][] values;

    private CiftiMatrix(String path, CiftiHeader header, double[][] values) {
        this.path = path;
        this.header = header;
        this.values = values;
    }

    /**
     * Reads a file of any CIFTI kind.
     *
     * @throws InputException if it cannot be read, is no CIFTI-2, is damaged, or is too large to be held
     */
    public static CiftiMatrix read(FileAccess files, String path) {
        try (NiftiValues source = NiftiReader.openExtended(files, path, CiftiHeader.EXTENSION)) {
            CiftiHeader header = CiftiHeader.of(source);
            if (source.count() * Double.BYTES > Runtime.getRuntime().maxMemory() / 4) {
                throw new InputException(
                        path,
                        "is too large to be read whole: " + header.describe() + " of " + source.count() + " values",
                        "give Java more memory (-Xmx)");
            }
            return new CiftiMatrix(path, header, read(source, header));
        }
    }

    private static double[][] read(NiftiValues source, CiftiHeader header) {
        double[][] values =
                new double[header.rowAxis().length()][header.columnAxis().length()];
        double[] row = new double[values.length];
        for (int c = 0; c < header.columnAxis().length(); c++) {
            source.read(row, 0, row.length);
            for (int r = 0; r < row.length; r++) {
                values[r][c] = row[r];
            }
        }
        return values;
    }

    /** The file, as the user named it. */
    public String path() {
        return path;
    }

    /** What both dimensions are. */
    public CiftiHeader header() {
        return header;
    }

    /** The values of one map or time point, a fresh copy: one a grayordinate or parcel. */
    public double[] values(int row) {
        return values[row].clone();
    }
}
