package org.insula.jobs.export;

/** The kinds of files that maps are written in. */
enum MapFormat {
    /** Voxels of a volume. */
    VOLUME(".nii.gz"),
    /** Named maps of parcels, as CIFTI has them. */
    PARCELS(".pscalar.nii"),
    /** Series of parcels, as CIFTI has them. */
    PARCEL_SERIES(".ptseries.nii"),
    /** Named maps of grayordinates, as CIFTI has them. */
    GRAYORDINATES(".dscalar.nii");

    private final String extension;

    MapFormat(String extension) {
        this.extension = extension;
    }

    /** How names of such files end. */
    String extension() {
        return extension;
    }
}
