package org.insula.io.cifti;

/** The kinds of CIFTI files that are written, with the intent that NIfTI has for each. */
enum CiftiKind {
    /** Time series of grayordinates. */
    DENSE_SERIES(3002, "ConnDenseSeries", ".dtseries.nii"),
    /** Time series of parcels. */
    PARCEL_SERIES(3004, "ConnParcelSries", ".ptseries.nii"),
    /** Named maps of grayordinates. */
    DENSE_SCALARS(3006, "ConnDenseScalar", ".dscalar.nii"),
    /** Named maps of parcels. */
    PARCEL_SCALARS(3008, "ConnParcelScalr", ".pscalar.nii");

    private final int intentCode;
    private final String intentName;
    private final String extension;

    CiftiKind(int intentCode, String intentName, String extension) {
        this.intentCode = intentCode;
        this.intentName = intentName;
        this.extension = extension;
    }

    /** NIfTI's code. */
    int intentCode() {
        return intentCode;
    }

    /** The name that goes with the code, at most 15 characters. */
    String intentName() {
        return intentName;
    }

    /** How names of such files end. */
    String extension() {
        return extension;
    }

    /**
     * The kind of grayordinates' values.
     *
     * @throws IllegalArgumentException if {@code maps} is neither scalars nor a series
     */
    static CiftiKind dense(CiftiAxis maps) {
        return isSeries(maps) ? DENSE_SERIES : DENSE_SCALARS;
    }

    /**
     * The kind of parcels' values.
     *
     * @throws IllegalArgumentException if {@code maps} is neither scalars nor a series
     */
    static CiftiKind parcels(CiftiAxis maps) {
        return isSeries(maps) ? PARCEL_SERIES : PARCEL_SCALARS;
    }

    private static boolean isSeries(CiftiAxis maps) {
        if (!(maps instanceof SeriesAxis) && !(maps instanceof ScalarsAxis)) {
            throw new IllegalArgumentException("cannot write " + maps.describe());
        }
        return maps instanceof SeriesAxis;
    }
}
