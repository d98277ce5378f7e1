package org.insula.io.hcp;

/** Which of the images that the pipelines leave of a run is wanted. */
public enum HcpImages {
    /** The volume, {@code tfMRI_X.nii.gz}. */
    VOLUME(".nii.gz"),
    /** Grayordinates aligned by folding, {@code tfMRI_X_Atlas.dtseries.nii}. */
    GRAYORDINATES("_Atlas.dtseries.nii"),
    /** Grayordinates aligned by areal features, {@code tfMRI_X_Atlas_MSMAll.dtseries.nii}. */
    MSMALL("_Atlas_MSMAll.dtseries.nii");

    private final String ending;

    HcpImages(String ending) {
        this.ending = ending;
    }

    /** The name of a run's image. */
    String fileName(String run) {
        return run + ending;
    }
}
