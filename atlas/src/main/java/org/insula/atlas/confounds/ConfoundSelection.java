package org.insula.atlas.confounds;

import java.util.ArrayList;
import java.util.List;

/** The nuisance signals chosen for one run and the frames kept of it. Immutable. */
public final class ConfoundSelection {

    private final List<String> names;
    private final List<double[]> columns;
    private final KeptFrames kept;

    ConfoundSelection(List<String> names, List<double[]> columns, KeptFrames kept) {
        this.names = List.copyOf(names);
        this.columns = columns;
        this.kept = kept;
    }

    /** The columns' names. */
    public List<String> names() {
        return names;
    }

    /**
     * A fresh copy of the columns as {@code [column][frame]}, of all frames, neither centred nor scaled; NaN only in
     * frames that are not kept.
     */
    public List<double[]> columns() {
        List<double[]> copy = new ArrayList<>();
        columns.forEach(column -> copy.add(column.clone()));
        return copy;
    }

    /** The frames kept. */
    public KeptFrames kept() {
        return kept;
    }
}
