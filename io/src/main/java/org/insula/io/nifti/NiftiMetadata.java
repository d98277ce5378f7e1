package org.insula.io.nifti;

/**
 * What a written header says besides the grid.
 *
 * @param datatype how voxels are stored
 * @param repetitionTime time between frames in s; 0 = none
 * @param description free text, at most 79 ASCII characters are kept
 * @param intentCode what the values mean, a NIfTI intent code (0 none, 1002 label, 1001 estimate, …)
 * @param intentParameter first parameter of that meaning, such as the degrees of freedom of a t; 0 where it has none
 * @param intentName name of that meaning, at most 15 ASCII characters are kept
 * @param xformCode the space of the affine: 1 scanner, 2 aligned, 3 Talairach, 4 MNI
 * @param displayMaximum value that viewers should show brightest; 0 = leave it to them
 */
public record NiftiMetadata(
        Datatype datatype,
        double repetitionTime,
        String description,
        int intentCode,
        double intentParameter,
        String intentName,
        int xformCode,
        double displayMaximum) {
    /** Values are Student's t; their parameter is the degrees of freedom. */
    public static final int INTENT_T = 3;
    /** Values are p. */
    public static final int INTENT_P = 22;
    /** Values are numbers estimated somehow. */
    public static final int INTENT_ESTIMATE = 1001;
    /** Values are region labels. */
    public static final int INTENT_LABEL = 1002;
    /** The affine leads to another image's space. */
    public static final int XFORM_ALIGNED = 2;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the repetition time is negative or not finite, or the xform code is not 1..5
     */
    public NiftiMetadata {
        if (!(repetitionTime >= 0) || Double.isInfinite(repetitionTime)) {
            throw new IllegalArgumentException("repetition time " + repetitionTime + " s");
        }
        if (xformCode < 1 || xformCode > 5) {
            throw new IllegalArgumentException("xform code " + xformCode);
        }
    }

    /** A map of real numbers: float32, aligned space. */
    public static NiftiMetadata forMap() {
        return new NiftiMetadata(Datatype.FLOAT32, 0, "", INTENT_ESTIMATE, 0, "", XFORM_ALIGNED, 0);
    }

    /** An image of region labels: int32, aligned space. */
    public static NiftiMetadata forLabels() {
        return new NiftiMetadata(Datatype.INT32, 0, "", INTENT_LABEL, 0, "", XFORM_ALIGNED, 0);
    }

    /** A run of frames {@code repetitionTime} s apart: float32, aligned space. */
    public static NiftiMetadata forTimeSeries(double repetitionTime) {
        return new NiftiMetadata(Datatype.FLOAT32, repetitionTime, "", 0, 0, "", XFORM_ALIGNED, 0);
    }

    /** The same, stored as {@code other}. */
    public NiftiMetadata withDatatype(Datatype other) {
        return new NiftiMetadata(
                other, repetitionTime, description, intentCode, intentParameter, intentName, xformCode, displayMaximum);
    }

    /** The same with frames {@code seconds} apart. */
    public NiftiMetadata withRepetitionTime(double seconds) {
        return new NiftiMetadata(
                datatype, seconds, description, intentCode, intentParameter, intentName, xformCode, displayMaximum);
    }

    /** The same with another description. */
    public NiftiMetadata withDescription(String text) {
        return new NiftiMetadata(
                datatype, repetitionTime, text, intentCode, intentParameter, intentName, xformCode, displayMaximum);
    }

    /** The same with another meaning of the values. */
    public NiftiMetadata withIntent(int code, String name) {
        return new NiftiMetadata(datatype, repetitionTime, description, code, 0, name, xformCode, displayMaximum);
    }

    /** A map of Student's t: float32, aligned space, with the degrees of freedom. */
    public static NiftiMetadata forT(int degreesOfFreedom) {
        return new NiftiMetadata(Datatype.FLOAT32, 0, "", INTENT_T, degreesOfFreedom, "Student's t", XFORM_ALIGNED, 0);
    }

    /** The same in another space. */
    public NiftiMetadata withXformCode(int code) {
        return new NiftiMetadata(
                datatype, repetitionTime, description, intentCode, intentParameter, intentName, code, displayMaximum);
    }

    /** The same with another value shown brightest. */
    public NiftiMetadata withDisplayMaximum(double value) {
        return new NiftiMetadata(
                datatype, repetitionTime, description, intentCode, intentParameter, intentName, xformCode, value);
    }
}
