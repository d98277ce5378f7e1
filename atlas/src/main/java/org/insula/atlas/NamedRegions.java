package org.insula.atlas;

/** Which of the labels that a table of names has become regions of an atlas. */
public enum NamedRegions {
    /**
     * Those that the image holds where the table is a lexicon: FreeSurfer's colour tables, and tables with over twice as
     * many names as the image has labels and at least a hundred more. All otherwise.
     */
    AUTO,
    /** All of them, with or without voxels. */
    ALL,
    /** Those that the image holds. */
    HELD;

    private static final int MANY = 100;

    boolean keepsOnlyFound(LabelTable.Kind kind, int named, int found) {
        boolean lexicon = kind == LabelTable.Kind.LEXICON || named > 2 * found && named - found >= MANY;
        return this == HELD || this == AUTO && lexicon;
    }
}
