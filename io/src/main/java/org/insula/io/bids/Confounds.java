package org.insula.io.bids;

import java.io.Serializable;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.fsl.MovementRegressors;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** The nuisance signals of a run: one row a frame, one column a signal, NaN where a signal has no value. */
public final class Confounds implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Table table;

    private Confounds(Table table) {
        this.table = table;
    }

    /** The signals in a table. */
    public static Confounds of(Table table) {
        return new Confounds(table);
    }

    /**
     * Reads a confounds TSV, or a {@code Movement_Regressors.txt} of the Human Connectome Project, whose columns take
     * the names and units of fMRIPrep's.
     *
     * @throws org.insula.io.InputException if the file is neither
     */
    public static Confounds read(FileAccess files, String path) {
        boolean movement = MovementRegressors.isNamed(path);
        return new Confounds(movement ? MovementRegressors.read(files, path) : Tsv.read(files, path));
    }

    /** Where the signals came from, for messages. */
    public String source() {
        return table.source();
    }

    /** The names of the signals. */
    public List<String> names() {
        return table.columns();
    }

    /** The number of frames. */
    public int frames() {
        return table.rows();
    }

    /** Whether there is a signal of that name. */
    public boolean has(String name) {
        return table.has(name);
    }

    /**
     * One signal, a value a frame; NaN where missing (as the first frame of a derivative is).
     *
     * @throws org.insula.io.InputException if there is no such signal, or a cell is not a number
     */
    public double[] column(String name) {
        return table.numbers(name);
    }
}
